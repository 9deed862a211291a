import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../../src/figures/area-bars/area-bars.js";
import { renderSvg } from "../../../src/render/drawing/svg.js";
import { fontFilesFor } from "../../../src/render/font/font-files.js";
import { shownText } from "../../../src/render/font/shown-text.js";
import { renderPng } from "../../../src/render/png.js";
import { isInSubset } from "../../../src/render/text-width.js";
import { figureInput, HOKKAIDO, KAGAWA } from "../../figures/synthetic/synthetic-rows.js";
import { svgSize } from "../shown-texts.js";

const size = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};
const word = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" font-family="&quot;BIZ UDPGothic&quot;"><text x="4" y="22" font-size="20">${text}</text></svg>`;

describe("drawing as PNG", () => {
  it("has twice the SVG's pixels unless asked otherwise", async () => {
    const svg = await renderSvg(areaBarsSpec(figureInput(KAGAWA)));
    const { width, height } = svgSize(svg);
    expect(size(await renderPng(svg))).toEqual({ width: 2 * width, height: 2 * height });
    expect(size(await renderPng(svg, { scale: 1 }))).toEqual({ width, height });
  });

  it("gives the same bytes each time", async () => {
    const svg = await renderSvg(areaBarsSpec(figureInput(KAGAWA)));
    const [one, other] = await Promise.all([1, 1].map((scale) => renderPng(svg, { scale })));
    expect(Buffer.compare(one!, other!)).toBe(0);
  });

  it("finds all glyphs of a figure in the project's own cut of the font", async () => {
    for (const language of ["ja", "en"] as const) {
      const svg = await renderSvg(areaBarsSpec(figureInput(HOKKAIDO, undefined, { language })));
      expect(shownText(svg).join("").length).toBeGreaterThan(100);
      expect(isInSubset(shownText(svg).join(""))).toBe(true);
      expect(fontFilesFor(svg).join()).toContain("subset");
    }
  });

  it("draws a character that the cut lacks with the whole font, instead of dropping it", async () => {
    expect(isInSubset("鑿")).toBe(false);
    expect(fontFilesFor(word("鑿")).join()).not.toContain("subset");
    const empty = await renderPng(word(""), { scale: 1 });
    for (const text of ["鑿", "県"])
      expect(Buffer.compare(await renderPng(word(text), { scale: 1 }), empty)).not.toBe(0);
  });

  it("sees every line of a text, the first too", () => {
    const lines = word("</text><text><tspan>川越</tspan><tspan x='0' dy='14'>比企</tspan>");
    expect(shownText(lines).filter((line) => line !== "")).toEqual(["川越", "比企"]);
    const whole = word("<tspan>鑿</tspan><tspan>県</tspan>");
    expect(fontFilesFor(whole).join()).not.toContain("subset");
  });

  it("reads texts with character references", () => {
    expect(shownText(word("a &amp; b &lt; &#29577;&#x770c;"))).toEqual(["a & b < 玉県"]);
  });
});
