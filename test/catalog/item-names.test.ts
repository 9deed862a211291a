import { describe, expect, it } from "vitest";
import { folded, itemNames, itemsMeant } from "../../src/catalog/items/item-names.js";
import { findItem } from "../../src/catalog/items/items.js";
import { loadCatalog } from "../../src/catalog/load.js";
import type { Failure } from "../../src/text/failure.js";

const catalog = loadCatalog();

function refusal(text: string): Failure {
  try {
    findItem(catalog, text);
  } catch (error) {
    return error as Failure;
  }
  throw new Error(`"${text}" was understood`);
}

describe("an item as people type it", () => {
  it("is its name in either language, exactly: 喫煙 is no 非喫煙", () => {
    for (const { id, name } of catalog.items) {
      expect(findItem(catalog, name.ja).id).toBe(id);
      expect(findItem(catalog, name.en).id).toBe(id);
    }
  });

  it.each([
    ["喫煙", "q08-smoking"],
    ["たばこ", "q08-smoking"],
    ["Q8", "q08-smoking"],
    ["質問８", "q08-smoking"],
    ["BMI≥25", "bmi-ge-25"],
    ["ＢＭＩ≧２５", "bmi-ge-25"],
    ["bmi >= 25.0", "bmi-ge-25"],
    ["BMI25以上", "bmi-ge-25"],
    ["肥満", "bmi-ge-25"],
    ["HbA1c≥6.5", "hba1c-ge-6.5"],
    ["収縮期血圧 140以上", "sbp-ge-140"],
    ["eGFR60未満", "egfr-lt-60"],
    ["服薬(高血圧症)", "q01-antihypertensive"],
    ["咀嚼", "q13-chewing-difficulty"],
    ["尿糖", "urine-glucose-positive"],
    ["尿蛋白", "urine-protein-positive"],
    ["smoking", "q08-smoking"],
  ])("%s", (text, id) => {
    const meant = itemsMeant(catalog, text);
    const standard = meant.kind === "items" ? meant.items.map((item) => item.id) : [];
    expect(standard).toContain(id);
    if (text !== "咀嚼") expect(findItem(catalog, text).id).toBe(id);
  });

  it("that can be several is answered with all of them, as wrong usage", () => {
    const failure = refusal("血圧");
    expect(failure.exitCode).toBe(2);
    for (const id of ["sbp-ge-130", "sbp-ge-140", "dbp-ge-85", "dbp-ge-90", "q01-antihypertensive"])
      expect(failure.text.ja).toContain(id);
    expect(refusal("eGFR").text.ja).toContain("egfr-lt-45");
    // The opposite of an item is never taken for it.
    expect(refusal("運動習慣").text.ja).toContain("q10-exercise");
  });

  it("that the Open Data have no table of is said to be so, with the way to counts of one's own", () => {
    for (const text of ["メタボ", "メタボリックシンドローム", "metabolic syndrome", "受診率"]) {
      const failure = refusal(text);
      expect(failure.exitCode).toBe(2);
      expect(failure.text.ja).toContain("NDBオープンデータには");
      expect(failure.text.ja).toContain("help own-data");
    }
  });

  it("that is nothing known is answered with what is near it", () => {
    expect(refusal("smokng").text.en).toContain("q08-smoking");
    expect(refusal("zzzzzzzz").text.en).toContain("ndb-ratio items --all");
  });
});

describe("the names of data/item-names.json", () => {
  const { aliases, elsewhere } = itemNames();
  const all = [...aliases, ...elsewhere].flatMap(({ names }) => names.map(folded));

  it("are each there once, and no name or id of an item", () => {
    expect(new Set(all).size).toBe(all.length);
    const known = new Set(catalog.items.flatMap(({ id, name }) => [id, name.ja, name.en].map(folded)));
    expect(all.filter((name) => known.has(name))).toEqual([]);
  });

  it("stand for items that there are", () => {
    const ids = new Set(catalog.items.map(({ id }) => id));
    expect(aliases.flatMap(({ items }) => items).filter((id) => !ids.has(id))).toEqual([]);
  });
});
