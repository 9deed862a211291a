import { describe, expect, it } from "vitest";
import { originsOf } from "../../../src/ingest/built-in/origin.js";
import { builtInRelease } from "../../../src/ingest/built-in/read.js";
import { COLUMNS, type CountTable, HIDDEN, type Sex, SUBTOTAL } from "../../../src/model/counts.js";
import { catalog, read, readFixtures } from "../../support/tables/fixtures.js";
import { describeOfficial, officialPath, officialRelease } from "../../support/tables/official.js";

const [bmi] = builtInRelease(8, catalog, { tables: new Set(["bmi"]) }).pairs;
const area = bmi!.area!;
const saved = (table: CountTable): CountTable => ({
  ...table,
  source: { path: "saved-again.xlsx", sheet: "BMI", sha256: "0".repeat(64) },
});

describe("where a table came from, against the built-in ones", () => {
  it("is the very file by its SHA-256, whatever its name", () => {
    const renamed = { ...area, source: { ...area.source, path: "bmi.xlsx" } };
    expect(originsOf([renamed], catalog)).toMatchObject([
      { kind: "same", builtIn: { table: "bmi", level: "area" }, differing: 0 },
    ]);
  });

  it("is another file with the same counts where it was saved again, or holds some of the regions", () => {
    const some = { ...saved(area), regions: area.regions.slice(0, 3) };
    expect(originsOf([saved(area), some], catalog)).toMatchObject([
      { kind: "changed", differing: 0, missing: 0 },
      { kind: "changed", differing: 0, missing: area.regions.length - 3 },
    ]);
  });

  it("has the same counts where a long table leaves 中計 out, which is known where no age is hidden", () => {
    const without = (sex: Sex) => {
      const counts = area[sex].counts.slice();
      for (let at = 0; at < counts.length; at += COLUMNS)
        if (counts.subarray(at, at + SUBTOTAL).includes(HIDDEN)) counts[at + SUBTOTAL] = HIDDEN;
      return { ...area[sex], counts };
    };
    const long = { ...saved(area), male: without("male"), female: without("female") };
    expect(originsOf([long], catalog)).toMatchObject([{ kind: "changed", differing: 0 }]);
    long.male.counts[0]! += 1;
    expect(originsOf([long], catalog)).toMatchObject([{ kind: "changed", differing: 1 }]);
  });

  it("is a changed one, with how many counts differ, a hidden one that was filled in too", () => {
    const counts = area.male.counts.slice();
    counts[0]! += 1;
    counts[counts.indexOf(-1)] = 0;
    const changed = { ...saved(area), male: { ...area.male, counts } };
    expect(originsOf([changed], catalog)).toMatchObject([{ kind: "changed", differing: 2 }]);
  });

  it("is new where the release, or the table of the release, is not built in", () => {
    const { tables } = readFixtures("release-11");
    expect(tables.length).toBeGreaterThan(0);
    expect(originsOf(tables, catalog).map(({ kind }) => kind)).toEqual(tables.map(() => "new"));
    const notOf10 = { ...saved(area), release: 10, table: "waist" };
    expect(originsOf([notOf10], catalog)).toEqual([{ kind: "new", builtIn: null, differing: 0, missing: 0 }]);
  });

  it("is told of a table without its block by the one with which it agrees", () => {
    const [basic, detailed] = builtInRelease(8, catalog, { tables: new Set(["hemoglobin"]) }).pairs;
    const without = [basic, detailed].map((pair) => ({ ...saved(pair!.area!), block: null }));
    expect(originsOf(without, catalog)).toMatchObject([
      { kind: "changed", builtIn: { block: "basic" }, differing: 0 },
      { kind: "changed", builtIn: { block: "detailed" }, differing: 0 },
    ]);
  });
});

describeOfficial("where the ministry's files came from", () => {
  it("is said of each: the very file", () => {
    const { tables } = read([officialRelease(10)!]);
    const kinds = originsOf(tables, catalog).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind !== "same")).toEqual([]);
  });

  it("is another file with the same counts where somebody published it as CSV", () => {
    const path = officialPath("csv-flat/question-01-area-fy2021.csv")!;
    const { tables } = read([], { named: [{ table: "q01", block: null, path }], fiscalYear: 2021 });
    expect(originsOf(tables, catalog)).toMatchObject([{ kind: "changed", differing: 0 }]);
  });
});
