import { describe, expect, it } from "vitest";
import { findItem, readItemsFile, selectItems, withItems } from "../../src/catalog/items/items.js";
import { loadCatalog } from "../../src/catalog/load.js";
import type { Failure } from "../../src/text/failure.js";

const catalog = loadCatalog();

function failureOf(action: () => unknown): Failure {
  try {
    action();
  } catch (error) {
    return error as Failure;
  }
  throw new Error("nothing was refused");
}

const own = {
  id: "tg-ge-500-own",
  group: "lipids",
  table: "tg",
  name: { ja: "中性脂肪≥500", en: "TG≥500" },
  direction: "high-is-worse",
  hit: { atLeast: 500 },
};
const file = (item: object) => JSON.stringify({ items: [item] });
const refused = (item: object) => failureOf(() => readItemsFile(catalog, file(item), "my.json"));

describe("selecting items", () => {
  it("keeps the order asked for and takes each once", () => {
    const ids = ["tg-ge-150", "bmi-ge-25", "tg-ge-150"];
    expect(selectItems(catalog, ids).map(({ id }) => id)).toEqual(["tg-ge-150", "bmi-ge-25"]);
  });

  it("answers an unknown id with the id that was meant, as wrong usage", () => {
    const failure = failureOf(() => findItem(catalog, "bmi-gt-25"));
    expect(failure.exitCode).toBe(2);
    expect(failure.text.en).toContain("bmi-ge-25");
    expect(failure.text.ja).toContain("bmi-ge-25");
  });

  it("answers part of an id with the ids that contain it", () => {
    expect(failureOf(() => findItem(catalog, "chewing")).text.en).toContain("q13-chewing-difficulty");
  });

  it("forgives a slip within one part of an id, and missing hyphens", () => {
    expect(failureOf(() => findItem(catalog, "smokng")).text.en).toContain("q08-smoking");
    expect(failureOf(() => findItem(catalog, "bmi25")).text.en).toContain("bmi-ge-25");
  });

  it("points to the list when nothing is near", () => {
    expect(failureOf(() => findItem(catalog, "zzzzzzzz")).text.en).toContain("ndb-ratio items --all");
  });
});

describe("a user's items file", () => {
  it("adds items behind the catalog's", () => {
    const items = readItemsFile(catalog, file(own), "my.json");
    expect(items[0]?.standard).toBe(false);
    expect(findItem(withItems(catalog, items), "tg-ge-500-own").hit).toEqual({ atLeast: 500 });
  });

  it("is read with a byte order mark", () => {
    expect(readItemsFile(catalog, `\uFEFF${file(own)}`, "my.json")).toHaveLength(1);
  });

  it("is refused when it is not JSON", () => {
    const failure = failureOf(() => readItemsFile(catalog, "{items:", "my.json"));
    expect(failure.text.en).toMatch(/^not valid JSON/);
    expect(failure.place?.file).toBe("my.json");
  });

  it("is told the value at fault, by its path, and what was found", () => {
    const failure = refused({ ...own, direction: "up" });
    expect(failure.text.en).toMatch(/^items\[0\]\.direction: .*"high-is-worse".*found "up"/);
    expect(failure.text.ja).toMatch(/^items\[0\]\.direction: /);
    expect(failure.exitCode).toBe(1);
    expect(failure.place?.file).toBe("my.json");
  });

  it("is told the value at fault inside a hit by sex", () => {
    const failure = refused({ ...own, hit: { male: { atLeast: "85" }, female: { atLeast: 90 } } });
    expect(failure.text.en).toMatch(/^items\[0\]\.hit\.male\.atLeast: .*number.*found "85"/);
  });

  it("is refused a misspelt key, and told the forms of a hit", () => {
    expect(refused({ ...own, hit: { atleast: 500 } }).text.en).toMatch(
      /^items\[0\]\.hit: expected one of \{"atLeast": n\}.* \(found \{"atleast":500\}\)$/,
    );
    expect(refused({ ...own, hit: { male: { atLeast: 85 } } }).text.en).toMatch(/^items\[0\]\.hit: expected/);
    expect(refused({ ...own, hit: { male: { over: 85 }, female: { atLeast: 90 } } }).text.ja).toMatch(
      /^items\[0\]\.hit\.male: .*いずれか一つ/,
    );
    expect(refused({ ...own, colour: "red" }).text.en).toContain("colour");
  });

  it("is refused a hit with two conditions", () => {
    expect(refused({ ...own, hit: { atLeast: 500, below: 1000 } }).text.en).toMatch(
      /^items\[0\]\.hit: expected one of/,
    );
  });

  it("is refused an id that is in use, in the catalog or in itself", () => {
    expect(refused({ ...own, id: "bmi-ge-25" }).text.en).toBe(
      'items[0].id: "bmi-ge-25" is already in use; choose another id',
    );
    const twice = JSON.stringify({ items: [own, own] });
    expect(failureOf(() => readItemsFile(catalog, twice, "my.json")).text.en).toMatch(/^items\[1\]\.id/);
  });

  it("is refused a table, group or series that does not exist", () => {
    expect(refused({ ...own, table: "uric-acid" }).text.en).toContain(
      'items[0].table: there is no table "uric-acid"',
    );
    expect(refused({ ...own, group: "fat" }).text.en).toMatch(/^items\[0\]\.group/);
    expect(refused({ ...own, table: "q03", series: "q03@9", hit: { labels: ["はい"] } }).text.en).toMatch(
      /^items\[0\]\.series/,
    );
  });

  it("is refused a threshold on a question", () => {
    expect(refused({ ...own, table: "q19" }).text.en).toMatch(/^items\[0\]\.hit/);
  });

  it("has to name the block of a table that stands in both", () => {
    const egfr = { ...own, table: "egfr", hit: { below: 15 } };
    expect(refused(egfr).text.en).toMatch(/^items\[0\]\.block/);
    expect(readItemsFile(catalog, file({ ...egfr, block: "detailed" }), "my.json")).toHaveLength(1);
    expect(refused({ ...own, block: "basic" }).text.en).toMatch(/^items\[0\]\.block/);
  });
});
