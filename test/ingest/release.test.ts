import { describe, expect, it } from "vitest";
import type { NamedTable } from "../../src/ingest/read-tables.js";
import { printedTotal, sortIntoReleases } from "../../src/ingest/release.js";
import type { CountTable } from "../../src/model/counts.js";
import { failureOf } from "../support/failures.js";
import { catalog, fixture, read, readFixtures } from "../support/tables/fixtures.js";
import { areaSheet } from "../support/tables/sheets.js";
import { tableOf, withCounts } from "../support/tables/tables.js";

const sort = (tables: readonly CountTable[]) => sortIntoReleases(tables, catalog.tables);
const BLOCKS = ["basic", "detailed"] as const;
const egfr = (block: (typeof BLOCKS)[number], by: string): NamedTable => ({
  table: "egfr",
  block,
  path: fixture(`release-08-blocks/synthetic-egfr-${block}-${by}.xlsx`),
});

describe("sortIntoReleases", () => {
  it("keeps mixed releases apart, oldest first, tables in the catalog's order", () => {
    const { tables } = readFixtures("release-08", "release-06", "release-05");
    const { releases, duplicates } = sort(tables);
    expect(duplicates).toEqual([]);
    expect(releases.map(({ release, fiscalYear, pairs }) => [release, fiscalYear, pairs.length])).toEqual([
      [5, 2017, 2],
      [6, 2018, 2],
      [8, 2020, 7],
    ]);
    const order = catalog.tables.map(({ key }) => key);
    const places = releases[2]!.pairs.map(({ table }) => order.indexOf(table));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("puts the prefecture table and the area table of a subject together", () => {
    const { releases } = sort(readFixtures("release-06").tables);
    for (const pair of releases[0]!.pairs) {
      expect([pair.prefecture?.geography, pair.area?.geography]).toEqual(["prefecture", "area"]);
    }
    const [five] = sort(readFixtures("release-05").tables).releases;
    expect(five?.pairs.map(({ area }) => area)).toEqual([null, null]);
  });

  it("takes the same table once, whatever form it came in", () => {
    const { tables } = readFixtures("release-08/synthetic-q08-area.xlsx", "forms");
    const { releases, duplicates } = sort(tables);
    expect(releases[0]?.pairs).toHaveLength(1);
    expect(duplicates).toHaveLength(tables.length - 1);
    expect(new Set(duplicates.map(({ kept }) => kept.source.path)).size).toBe(1);
  });

  it("does not depend on the order of the tables", () => {
    const { tables } = readFixtures("forms", "release-08", "release-05");
    expect(sort([...tables].reverse())).toEqual(sort(tables));
  });

  it("says of two sheets of one file which they are, and of parts of the country that they can be put together", () => {
    const first = tableOf(areaSheet());
    const copy = withCounts(tableOf({ ...areaSheet(), name: "写し" }), "male", (counts) => counts[0]!++);
    const { text } = failureOf(() => sort([first, copy]));
    expect(text.ja).toContain("シート「質問項目」\n");
    expect(text.ja).toContain("シート「写し」\nどちらか一方だけを残して");
    const [north, west] = [first.regions.slice(0, 2), first.regions.slice(2)].map((regions) => ({
      ...first,
      regions,
    }));
    expect(failureOf(() => sort([north!, west!])).text.ja).toContain("地域の違う 2 つの表");
  });

  it("refuses two different tables for one slot and names both files", () => {
    const one = tableOf(areaSheet(), { path: "one.xlsx" });
    const other = withCounts(
      tableOf(areaSheet(), { path: "other.xlsx" }),
      "female",
      (counts) => counts[0]!++,
    );
    const failure = failureOf(() => sort([one, other]));
    for (const text of [failure.text.ja, failure.text.en]) {
      expect(text).toContain("one.xlsx");
      expect(text).toContain("other.xlsx");
    }
  });

  it("takes tables of other years for no conflict", () => {
    const one = tableOf(areaSheet(), { path: "a.xlsx" });
    const older = tableOf(areaSheet(), { path: "b.xlsx", fiscalYear: 2018 });
    expect(sort([one, older]).releases.map(({ release }) => release)).toEqual([6, 8]);
  });
});

describe("the blocks ※1 and ※2", () => {
  it("are what --table says of tables too small to be told apart by their total", () => {
    const named = BLOCKS.flatMap((block) => [egfr(block, "prefecture"), egfr(block, "area")]);
    const { releases } = sort(read([], { named }).tables);
    expect(releases[0]?.pairs.map(({ block }) => block)).toEqual(["basic", "detailed"]);
    for (const pair of releases[0]!.pairs) {
      expect(pair.prefecture?.source.path).toContain(pair.block);
      expect(pair.area?.source.path).toContain(pair.block);
    }
  });

  it("are a conflict where nothing tells them apart", () => {
    const { tables } = readFixtures("release-08-blocks");
    expect(tables.map(({ block }) => block)).toEqual([null, null, null, null]);
    expect(() => sort(tables)).toThrow("two different tables");
  });

  it("are told by the number of people in a nation-wide table", () => {
    const [table] = read([], { named: [egfr("basic", "prefecture")] }).tables;
    const { regions } = table!;
    const nationWide: CountTable = {
      ...table!,
      block: null,
      regions: catalog.prefectures.map(({ code, name }) => ({ code, name: name.ja, prefectureCode: code })),
    };
    const crowded = withCounts(nationWide, "male", (counts) => counts.fill(9_000_000, 7, 8));
    expect(regions.length).toBeLessThan(40);
    expect(sort([nationWide]).releases[0]?.pairs[0]?.block).toBe("basic");
    expect(sort([crowded]).releases[0]?.pairs[0]?.block).toBe("detailed");
  });
});

describe("printedTotal", () => {
  it("adds up 中計 of both sexes and leaves hidden ones out", () => {
    const table = tableOf(areaSheet((rows) => (rows[5]![11] = "-")));
    const all = printedTotal(tableOf(areaSheet()));
    expect(all).toBe([10, 20, 30, 40, 50, 60, 70, 80].reduce((sum, start) => sum + 3 * (7 * start + 21), 0));
    expect(printedTotal(table)).toBe(all - 91);
  });
});
