import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.js";
import { sheetNames } from "../../../src/outputs/workbook/sheet-names.js";

describe("names of sheets", () => {
  it("leave names alone that Excel accepts", () => {
    expect(sheetNames(["BMI≥25.0", "γ-GT≥51", "尿蛋白（+）以上"])).toEqual([
      "BMI≥25.0",
      "γ-GT≥51",
      "尿蛋白（+）以上",
    ]);
  });

  it("have no character that Excel refuses, full-width ones included", () => {
    expect(sheetNames(["腹囲≥85cm（男）／≥90cm（女）", "a/b:c", "[x]?", "'q'"])).toEqual([
      "腹囲≥85cm（男）・≥90cm（女）",
      "a・b・c",
      "・x・",
      "q",
    ]);
  });

  it("are told apart, in the case of their letters and at their 31st character too", () => {
    const long = "睡".repeat(40);
    expect(sheetNames(["Sleep", "sleep", long, long], ["目次"])).toEqual([
      "Sleep",
      "sleep (2)",
      "睡".repeat(31),
      `${"睡".repeat(27)} (2)`,
    ]);
    expect(sheetNames(["目次"], ["目次"])).toEqual(["目次 (2)"]);
  });

  it("are never the one that Excel keeps for itself, nor empty", () => {
    expect(sheetNames(["History", "", "///"])).toEqual(["History_", "_", "・"]);
  });

  it("hold these laws for any texts", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 50 }), { maxLength: 8 }), (texts) => {
        const names = sheetNames(texts);
        expect(names).toHaveLength(texts.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        const isRefused = (name: string) => !/^[^\\/?*[\]:]{1,31}$/.test(name) || /^'|'$/.test(name);
        expect(names.filter(isRefused)).toEqual([]);
      }),
    );
  });

  it("say of each item of the catalog what it is, in both languages", () => {
    const { items } = loadCatalog();
    for (const language of ["ja", "en"] as const) {
      const names = sheetNames(items.map(({ name }) => name[language]));
      expect(names.filter((name) => / \(\d\)$/.test(name))).toEqual([]);
    }
  });
});
