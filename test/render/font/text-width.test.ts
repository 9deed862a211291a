import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  isInSubset,
  measureItem,
  textWidth,
  weightOf,
  widestTextWidth,
} from "../../../src/render/text-width.js";

describe("the width of a text", () => {
  it("is 1 em for a kanji, less for the kana of a proportional font, by the font's table for Latin", () => {
    expect(textWidth("県", 10)).toBe(10);
    expect(textWidth("さいたま", 10)).toBeCloseTo(39);
    expect(textWidth("1", 10)).toBeLessThan(textWidth("0", 10));
    expect(textWidth("A", 10, "bold")).toBeGreaterThan(textWidth("A", 10));
  });

  it("is guessed for characters outside the table: 1 em, half for half-width kana", () => {
    expect(textWidth("龘", 10)).toBe(10);
    expect(textWidth("ｱ", 10)).toBeCloseTo(5, 0);
  });

  it("is at its widest where another font sets kana and brackets in a whole em, and half-width kana in half of one", () => {
    expect(widestTextWidth("（さいたま）、±1", 10)).toBeCloseTo(80 + textWidth("1", 10));
    expect(widestTextWidth("ｱｲ", 10)).toBe(10);
    expect(widestTextWidth("Latin 12", 10, "bold")).toBeCloseTo(textWidth("Latin 12", 10, "bold"));
  });

  it("takes Vega's weights", () => {
    expect([undefined, "normal", 400, "bold", "700", 600].map(weightOf)).toEqual([
      "regular",
      "regular",
      "regular",
      "bold",
      "bold",
      "bold",
    ]);
  });

  it("is that of the trimmed text, up to the item's limit", () => {
    expect(measureItem({ fontSize: 10 }, " 県 ")).toBe(10);
    expect(measureItem({ fontSize: 10, limit: 15 }, "埼玉県")).toBe(15);
    expect(measureItem({ fontSize: 10, limit: 0 }, "埼玉県")).toBe(30);
    expect(measureItem({ fontSize: 10 }, null)).toBe(0);
    expect(measureItem({ fontSize: 10 }, 7)).toBeGreaterThan(0);
  });
});

describe("the project's cut of the font", () => {
  it("has what figures need", () => {
    expect(isInSubset("〈埼玉県〉令和2年度【γ-GT≥51】（全国と比較）−±×–‐※①▲▼")).toBe(true);
    expect(isInSubset("龘")).toBe(false);
  });

  it("has every character of Japanese in the catalogue (else: npm run fonts)", () => {
    const folder = new URL("../../../data/", import.meta.url);
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
      const characters = new Set(readFileSync(new URL(file, folder), "utf8"));
      const lacking = [...characters].filter((one) => /[\u3000-\uffef]/.test(one) && !isInSubset(one));
      expect(lacking, file).toEqual([]);
    }
  });
});
