import { describe, expect, it } from "vitest";
import { findItem } from "../../../src/catalog/items/items.js";
import { loadCatalog } from "../../../src/catalog/load.js";
import { yearChange, yearChanges } from "../../../src/engine/trend/year-change.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { ratioRow } from "../../figures/synthetic/synthetic-rows.js";

const catalog = loadCatalog();
const ITEM = findItem(catalog, "bmi-ge-25");

/** A ratio of a release, with what hidden counts leave below and above it. */
function rowOf(
  release: number,
  difference: number | null,
  [below, above] = [0, 0],
  part: Partial<RatioRow> = {},
) {
  const ratio = difference === null ? null : 100 + difference;
  return ratioRow({
    release,
    fiscalYear: release + 2012,
    reference: `national@${release}`,
    difference,
    ratioLower: ratio === null ? null : ratio - below,
    ratioUpper: ratio === null ? null : ratio + above,
    ...part,
  });
}

describe("the change from the year before", () => {
  it("is the difference of the ratios, and its ends are what the hidden counts of both years leave", () => {
    const change = yearChange(rowOf(8, 4, [1, 2]), rowOf(9, 7, [0.5, 3]), ITEM, catalog)!;
    expect(change.change).toBeCloseTo(3, 9);
    expect(change.lower).toBeCloseTo(7 - 0.5 - (4 + 2), 9);
    expect(change.upper!).toBeCloseTo(7 + 3 - (4 - 1), 9);
  });

  it("is open above where nothing published bounds the later ratio", () => {
    const later = rowOf(9, 7, [0.5, 0], { ratioUpper: null });
    expect(yearChange(rowOf(8, 4), later, ITEM, catalog)!.upper).toBeNull();
  });

  it("is none of a ratio that is not known, looks like an error of the source, or is the reference itself", () => {
    expect(yearChange(rowOf(8, null), rowOf(9, 7), ITEM, catalog)).toBeNull();
    expect(yearChange(rowOf(8, 4), rowOf(9, null), ITEM, catalog)).toBeNull();
    for (const flag of ["implausible", "is-reference"]) {
      expect(yearChange(rowOf(8, 4, [0, 0], { flags: [flag] }), rowOf(9, 7), ITEM, catalog)).toBeNull();
      expect(yearChange(rowOf(8, 4), rowOf(9, 7, [0, 0], { flags: [flag] }), ITEM, catalog)).toBeNull();
    }
  });

  it("is none over more than a year", () => {
    expect(yearChange(rowOf(7, 4), rowOf(9, 7), ITEM, catalog)).toBeNull();
  });

  it("is none where the two are not compared with the same", () => {
    const ofOwn = rowOf(8, 4, [0, 0], { reference: "prefecture:11@8" });
    expect(yearChange(ofOwn, rowOf(9, 7), ITEM, catalog)).toBeNull();
    // Of release 5 the tables list no 判別不可: its nation is another one.
    expect(yearChange(rowOf(5, 4), rowOf(6, 7), ITEM, catalog)).toBeNull();
    const fixed = [8, 9].map((release) => rowOf(release, release, [0, 0], { reference: "national@6" }));
    expect(yearChange(fixed[0]!, fixed[1]!, ITEM, catalog)!.change).toBeCloseTo(1, 9);
  });

  it("is none from or to a year whose reference errors of the source move, unless both years have that one", () => {
    const changeWith = (reference?: string, place: object = {}) => {
      const rows = [8, 9].map((release) => rowOf(release, release, [0, 0], reference ? { reference } : {}));
      const moved = [{ release: 8, item: "bmi-ge-25", sex: "male" as const, ...place }];
      return yearChanges(rows, catalog, moved)(rows[1]!);
    };
    expect(changeWith()).toBeNull();
    expect(changeWith(undefined, { release: 9 })).toBeNull();
    expect(changeWith(undefined, { prefectureCode: "11" })).toBeNull();
    expect(changeWith("national@6")).not.toBeNull();
    for (const other of [
      { sex: "female" },
      { item: "sbp-ge-140" },
      { prefectureCode: "12" },
      { release: null },
    ])
      expect(changeWith(undefined, other)).not.toBeNull();
  });

  it("is none of an area whose territory changed, by a merger too", () => {
    const changes = [
      { from: 9, note: { ja: "統合", en: "merged" }, changes: [{ from: ["1101", "1102"], to: ["1101"] }] },
    ];
    const changed = { ...catalog, areaChanges: changes };
    expect(yearChange(rowOf(8, 4), rowOf(9, 7), ITEM, changed)).toBeNull();
    const other = { code: "1103" };
    expect(yearChange(rowOf(8, 4, [0, 0], other), rowOf(9, 7, [0, 0], other), ITEM, changed)).not.toBeNull();
    const unknown = { ...catalog, areaChanges: [{ ...changes[0]!, changes: null }] };
    expect(yearChange(rowOf(8, 4, [0, 0], other), rowOf(9, 7, [0, 0], other), ITEM, unknown)).toBeNull();
  });

  it("is found for each row among rows of several years", () => {
    const rows = [rowOf(8, 4), rowOf(9, 7), rowOf(9, 1, [0, 0], { code: "1102" })];
    const changeOf = yearChanges(rows, catalog, []);
    expect(changeOf(rows[1]!)!.change).toBeCloseTo(3, 9);
    expect([changeOf(rows[0]!), changeOf(rows[2]!)]).toEqual([null, null]);
  });
});
