import { describe, expect, it } from "vitest";
import { builtInRelease } from "../../src/ingest/built-in/read.js";
import { builtInDifferences } from "../../src/jobs/input/built-in-differences.js";
import { type CountTable, HIDDEN } from "../../src/model/counts.js";
import { catalog } from "../support/tables/fixtures.js";

const [bmi] = builtInRelease(8, catalog, { tables: new Set(["bmi"]) }).pairs;
const official = bmi!.area!;
const saved = (part: Partial<CountTable> = {}): CountTable => ({
  ...official,
  source: { path: "saved-again.xlsx", sheet: "BMI", sha256: "0".repeat(64) },
  ...part,
});
const withCount = (count: number): CountTable => {
  const counts = official.male.counts.slice();
  counts[counts.findIndex((known) => known !== HIDDEN)] = count;
  return saved({ male: { ...official.male, counts } });
};
const told = (area: CountTable, numbers: readonly number[] = []) => {
  const pair = { table: area.table, block: area.block, prefecture: null, area };
  const { release, fiscalYear } = area;
  return builtInDifferences([{ release, fiscalYear, pairs: [pair] }], numbers, catalog);
};

describe("tables of files that are not as built in", () => {
  it("are told where a count differs, and of which year they are where the title names another", () => {
    expect(told(withCount(123456))).toEqual([
      {
        ja: "第8回は、内蔵の公表値と違う表をファイルから読みました：BMI（二次医療圏、違う人数 1）",
        en: "release 8: tables of the files that differ from the built-in ones were taken: BMI (by area, 1 counts differ)",
      },
    ]);
    expect(told(saved({ release: 9, fiscalYear: 2021 }))[0]!.ja).toMatch(
      /違う人数 \d+、数値は第8回の公表値と同じ）$/,
    );
  });

  it("are not those of the ministry, saved again, with some of the regions, or of a release that is not built in", () => {
    expect(told(official)).toEqual([]);
    expect(told(saved())).toEqual([]);
    expect(told(saved({ regions: official.regions.slice(0, 3) }))).toEqual([]);
    expect(told(saved({ release: 11 }))).toEqual([]);
  });

  it("are neither made-up ones nor somebody's own, with counts that are never published", () => {
    expect(told({ ...withCount(123456), title: "合成データ" })).toEqual([]);
    expect(told(withCount(3))).toEqual([]);
  });

  it("are told with the regions that they lack where the release is added to them", () => {
    expect(told(saved({ regions: official.regions.slice(0, 3) }), [8])[0]!.en).toContain("regions lack");
    expect(told(withCount(3), [8])).toHaveLength(1);
  });
});
