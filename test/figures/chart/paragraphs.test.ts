import { describe, expect, it } from "vitest";
import { paragraph } from "../../../src/figures/chart/paragraphs.js";
import { widestTextWidth } from "../../../src/render/text-width.js";

const NOTE =
  "小さい数字は95％信頼区間（秘匿による幅を含む）と、秘匿により取りうる順位。基準は全国（都道府県判別不可を含む）の性・年齢階級別該当率（間接法）。";
const TITLE = "Eastern area, Tottori: specific health checkups FY2020 compared with the nation (ages 40–74)";

describe("a paragraph", () => {
  it("is no wider than asked in the widest of the fonts that may stand in, and loses nothing", () => {
    for (let width = 150; width < 900; width += 37) {
      const lines = paragraph(NOTE, width, 11);
      for (const line of lines) expect(widestTextWidth(line, 11)).toBeLessThanOrEqual(width);
      expect(lines.join("")).toBe(NOTE);
    }
  });

  it("has no last line of a few characters where the lines before can spare some", () => {
    for (let width = 250; width < 900; width += 13) {
      for (const [text, size] of [
        [NOTE, 11],
        [TITLE, 20],
      ] as const) {
        const lines = paragraph(text, width, size);
        if (lines.length > 1) expect(widestTextWidth(lines.at(-1)!, size)).toBeGreaterThanOrEqual(6 * size);
      }
    }
  });

  it("is one line where it fits", () => {
    expect(paragraph("法）。", 100, 11)).toEqual(["法）。"]);
  });
});
