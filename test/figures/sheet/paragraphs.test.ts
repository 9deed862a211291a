import { describe, expect, it } from "vitest";
import { paragraph, titleLines } from "../../../src/figures/sheet/paragraphs.js";
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

describe("a title of more than one line", () => {
  const TITLE =
    "〈香川県〉平成29～令和3年度 特定健康診査【尿糖（＋）以上】の推移（全国（判別不可を除く）と比較、40–74歳）";

  it("is broken before a bracket, and never within one", () => {
    expect(titleLines(TITLE, 700, 20)).toEqual([
      "〈香川県〉平成29～令和3年度 特定健康診査【尿糖（＋）以上】の推移",
      "（全国（判別不可を除く）と比較、40–74歳）",
    ]);
  });

  it("is broken within a part only where that is wider than a line", () => {
    expect(
      titleLines("〈徳島県〉令和2年度 特定健康診査　46項目の標準化該当比（全国と比較、40–74歳）", 340, 20),
    ).toEqual(["〈徳島県〉令和2年度 特定健康診査", "46項目の標準化該当比", "（全国と比較、40–74歳）"]);
  });

  it("takes no line more for that, and stands on one where it fits", () => {
    expect(titleLines(TITLE, 2000, 20)).toEqual([TITLE]);
    for (const width of [300, 420, 560, 900])
      expect(titleLines(TITLE, width, 20).length).toBeLessThanOrEqual(
        paragraph(TITLE, width, 20, "bold").length,
      );
  });
});
