// @ts-nocheck
import { expect } from "vitest";
import { isInSubset } from "../../src/render/text-width.js";
import { collisions, shownTexts, svgSize } from "../render/shown-texts.js";

/** What holds of every figure: all texts lie inside it, none stands in another's way, and the font has them. */
export function expectWellSet(svg: string): void {
  const { width, height } = svgSize(svg);
  const texts = shownTexts(svg);
  for (const { text, left, right, top, bottom } of texts) {
    expect(left, text).toBeGreaterThanOrEqual(0);
    expect(right, text).toBeLessThanOrEqual(width);
    expect(top, text).toBeGreaterThanOrEqual(0);
    expect(bottom, text).toBeLessThanOrEqual(height);
    expect(text).not.toMatch(/…|NaN|undefined|null/);
    // What rounds to 0 has no sign, and a minus is no hyphen.
    expect(text).not.toMatch(/^[+−-]0$|^-\d/);
    expect(isInSubset(text), text).toBe(true);
  }
  expect(collisions(texts)).toEqual([]);
}
