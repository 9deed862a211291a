import { describe, expect, it } from "vitest";
import { breakLines, breakName } from "../../../src/figures/text/line-breaking.js";
import { textWidth } from "../../../src/render/text-width.js";

describe("broken names", () => {
  it("stay whole where they fit", () => {
    expect(breakName("川越比企", 60, 12)).toEqual(["川越比企"]);
  });

  it("have lines of nearly the same length", () => {
    expect(breakName("川越比企", 40, 12)).toEqual(["川越", "比企"]);
    expect(breakName("北渡島檜山", 40, 12)).toEqual(["北渡島", "檜山"]);
  });

  it("break after a middle dot rather than elsewhere", () => {
    expect(breakName("取手・竜ヶ崎", 50, 12)).toEqual(["取手・", "竜ヶ崎"]);
  });
});

describe("broken sentences", () => {
  const text = "公表で秘匿された人数（10未満など）は0とせず、公表された合計から取りうる範囲を示した。";

  it("are no wider than asked and lose nothing", () => {
    const lines = breakLines(text, 120, 11);
    for (const line of lines) expect(textWidth(line, 11)).toBeLessThanOrEqual(120);
    expect(lines.join("")).toBe(text);
  });

  it("never begin a line with a closing mark nor end one with an opening mark", () => {
    for (let width = 40; width < 200; width += 7) {
      for (const line of breakLines(text, width, 11)) {
        expect(line).not.toMatch(/^[、。）]/);
        expect(line).not.toMatch(/（$/);
      }
    }
  });

  it("keep a number and its counter together", () => {
    for (const text of ["全国と比較、40–74歳）", "全国と比較、2024年度）"]) {
      const counted = text.slice(6, -1);
      for (let width = 70; width < 160; width += 3)
        expect(
          breakLines(text, width, 11).some((line) => line.includes(counted)),
          `${width}`,
        ).toBe(true);
    }
  });

  it("keep expressions and ranges whole, and break before a negative number of a list", () => {
    for (const [text, whole] of [
      ["縦の位置は標準化該当比（対全国）−100、0の横線が", "（対全国）−100"],
      ["色は比−100の区分", "比−100"],
      ["95％の範囲は+1.2～+3.4で、", "+1.2～+3.4"],
    ] as const) {
      for (let width = 70; width < 200; width += 3)
        expect(
          breakLines(text, width, 11).some((line) => line.includes(whole)),
          `${width}`,
        ).toBe(true);
    }
    expect(breakLines("東部、−3、−2", 36, 11)).toEqual(["東部、", "−3、", "−2"]);
  });

  it("keep Latin words whole", () => {
    const lines = breakLines("never taken as zero (below 10)", 60, 11);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(" ")).toBe("never taken as zero (below 10)");
  });
});
