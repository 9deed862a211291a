import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { referenceOfRows } from "../../src/jobs/ratios/reference/choose-reference.js";
import { failureOfAsync } from "../support/failures.js";

const catalog = loadCatalog();
const rows = (...references: readonly string[]) =>
  references.map((reference, i) => ({ release: 8 + i, prefectureCode: null, reference }));

describe("the reference of rows", () => {
  it("is that of each year, or the one of all", () => {
    expect(referenceOfRows(rows("national@8", "national@9"), null, catalog).ja).toBe("全国");
    expect(referenceOfRows(rows("prefecture:20@8"), null, catalog).ja).toBe("長野県");
    expect(referenceOfRows(rows("national@6", "national@6"), null, catalog).ja).toBe("第6回の全国");
    expect(referenceOfRows(rows("national@8", "national@8"), null, catalog).ja).toBe("第8回の全国");
  });

  it("is refused where rows have several, since a figure names one", async () => {
    for (const mixed of [
      rows("national@8", "national-assigned@9"),
      rows("national@8", "national@6"),
      [...rows("national@8"), ...rows("prefecture:20@8")],
    ]) {
      const { text } = await failureOfAsync(async () => referenceOfRows(mixed, null, catalog));
      expect(text.ja).toContain("基準の違う結果");
      expect(text.en).toContain(mixed[1]!.reference);
    }
  });

  it("is what the file held", () => {
    const name = { ja: "第8回（2020年度）の長野県", en: "Nagano, release 8 (FY2020)" };
    const file = { name: "nagano.json", reference: "prefecture:20@8" };
    const made = rows("prefecture:20@8", "prefecture:20@8");
    expect(referenceOfRows(made, { population: "file", name, file }, catalog).ja).toBe(
      "基準ファイル（第8回の長野県）",
    );
  });
});
