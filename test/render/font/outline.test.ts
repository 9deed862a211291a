import { Resvg } from "@resvg/resvg-js";
import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../../src/figures/area-bars/area-bars.js";
import { renderSvg } from "../../../src/render/drawing/svg.js";
import { fontFilesFor } from "../../../src/render/font/font-files.js";
import { outlined } from "../../../src/render/font/outline.js";
import { FONT_NAME } from "../../../src/render/text-width.js";
import { figureInput, KAGAWA } from "../../figures/synthetic/synthetic-rows.js";

const pixelsOf = (svg: string, fontFiles: string[]) =>
  new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: FONT_NAME },
    background: "white",
  }).render().pixels;

/** How much two pictures differ, as a share of black against white. */
function difference(a: Buffer, b: Buffer): number {
  expect(a.length).toBe(b.length);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / (255 * a.length);
}

const text = (attributes: string, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" font-family="x" width="90" height="60"><text ${attributes} transform="translate(45,30)">${content}</text></svg>`;

describe("texts as paths", () => {
  it("look without any font as the texts do with it", async () => {
    const svg = await renderSvg(areaBarsSpec(figureInput(KAGAWA)));
    const paths = outlined(svg);
    expect(paths).not.toMatch(/<t(?:ext|span)|font-/);
    const drawn = pixelsOf(svg, fontFilesFor(svg));
    expect(difference(pixelsOf(paths, []), drawn)).toBeLessThan(0.001);
    expect(difference(pixelsOf(svg, []), drawn)).toBeGreaterThan(0.005);
  });

  it.each([
    ["an accent that is a glyph of its own", 'font-size="20px"', "é"],
    ["a bold text to the left", 'text-anchor="end" font-size="20px" font-weight="bold"', "県 A"],
    [
      "lines in the middle",
      'text-anchor="middle" font-size="11px"',
      '<tspan>川越</tspan><tspan x="0" dy="13">比企</tspan>',
    ],
    ["a character of markup", 'font-size="20px"', "&lt;&amp;"],
    ["nothing", 'font-size="20px"', ""],
  ])("stand where the text does: %s", (_, attributes, content) => {
    const svg = text(attributes, content);
    expect(difference(pixelsOf(outlined(svg), []), pixelsOf(svg, fontFilesFor(svg)))).toBeLessThan(0.01);
  });

  it("keep the colours, the place and the name of the picture", () => {
    const svg = text('fill="#112233" stroke="white" font-size="20px"', "あ").replace(
      "<svg",
      '<svg aria-label="n"',
    );
    expect(outlined(svg)).toMatch(
      /^<svg aria-label="n"[^>]*><path fill="#112233" stroke="white" transform="translate\(45,30\)" d="M/,
    );
  });
});
