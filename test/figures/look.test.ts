import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../src/figures/area-bars/area-bars.js";
import type { FigureLook } from "../../src/figures/chart/look.js";
import { renderSvg } from "../../src/render/svg.js";
import { collisions, shownTexts, svgSize } from "../render/shown-texts.js";
import { figureInput, HOKKAIDO, KAGAWA, SAITAMA } from "./synthetic-rows.js";

const draw = (names: readonly string[], look: FigureLook) =>
  renderSvg(areaBarsSpec({ ...figureInput(names), look }));
const textsOf = async (look: FigureLook) => {
  const hollow = () => ({ difference: 5, below: 20, above: 20 });
  const svg = await renderSvg(areaBarsSpec({ ...figureInput(SAITAMA, hollow), look }));
  return shownTexts(svg).map(({ text }) => text);
};

describe("a figure in a size that is asked for", () => {
  it.each([
    ["3 areas", KAGAWA],
    ["10 areas", SAITAMA],
    ["21 areas", HOKKAIDO],
  ])("of %s is as wide and as high as that, and no text is in another's way", async (_, names) => {
    for (const [width, height] of [
      [900, 1200],
      [1400, 700],
    ] as const) {
      const svg = await draw(names, { size: { width, height } });
      const size = svgSize(svg);
      expect(Math.abs(size.width - width)).toBeLessThan(0.03 * width);
      expect(Math.abs(size.height - height)).toBeLessThan(0.05 * height);
      expect(collisions(shownTexts(svg))).toEqual([]);
    }
  });
});

describe("a figure with texts of the user's choice", () => {
  it("has the user's title in place of its own", async () => {
    const texts = await textsOf({ title: "県南部の会議の資料" });
    expect(texts).toContain("県南部の会議の資料");
    expect(texts.join()).not.toContain("特定健康診査");
  });

  it("says without a title still how its numbers are read", async () => {
    const texts = await textsOf({ title: null });
    expect(texts.join()).not.toContain("特定健康診査");
    expect(texts.join()).toContain("0＝全国と同じ");
  });

  it("keeps without its notes the key of its symbols", async () => {
    const texts = await textsOf({ hasNotes: false });
    expect(texts.join()).not.toContain("NDBオープンデータ");
    expect(texts.join()).toContain("範囲の幅が10ポイントを超える");
  });
});
