import { describe, expect, it } from "vitest";
import { findItem } from "../../../src/catalog/items/items.js";
import { loadCatalog } from "../../../src/catalog/load.js";
import { computeRelease } from "../../../src/engine/compute.js";
import { compareRegions } from "../../../src/engine/marks.js";
import { findImplausible } from "../../../src/engine/plausibility/find-implausible.js";
import type { ComputeRequest } from "../../../src/engine/request.js";
import { AGE_GROUPS, ageGroup } from "../../../src/model/ages.js";
import { COLUMNS, type ReleaseTables, SUBTOTAL } from "../../../src/model/counts.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { RatioTable } from "../../../src/model/tables/ratio-table.js";
import { madeUpYears, published, STROKE } from "../../prove/made/made-up-years.js";
import { randomFrom } from "../country/random.js";

const full = loadCatalog();
const catalog = {
  ...full,
  prefectures: full.prefectures.slice(0, 4),
  areas: full.areas.filter(({ prefectureCode }) => prefectureCode <= "04"),
};
const item = findItem(full, "q04-stroke");
const AREA = "0203";

/** A country whose women of 65–74 in one area of release 8 are ten times too many, and the same without that area. */
function country(): ReleaseTables[] {
  const years = madeUpYears(STROKE, [6, 7, 8], catalog, randomFrom(3));
  const { area } = years[2]!.pairs[0]!;
  const { counts, strata } = area!.female;
  const row = area!.regions.findIndex(({ code }) => code === AREA) * strata.length * COLUMNS;
  for (const age of [5, 6]) {
    counts[row + SUBTOTAL]! += 9 * counts[row + age]!;
    counts[row + age]! *= 10;
  }
  return published(years, catalog);
}

const tables = country();
const implausible = findImplausible(tables, [item], catalog);

function compute(changes: Partial<ComputeRequest> = {}) {
  const table = new RatioTable();
  const outcome = computeRelease(
    { release: tables[2]!, catalog, builtIn: () => null },
    {
      items: [item],
      levels: ["nation", "prefecture", "area"],
      sexes: ["male", "female", "both"],
      ages: AGE_GROUPS,
      prefectures: null,
      areas: null,
      reference: { kind: "national" },
      treatment: "bounds",
      interval: "binomial",
      boundsWithReference: false,
      implausible,
      ...changes,
    },
    table,
  );
  return { rows: [...table], outcome };
}

const isFlagged = ({ flags }: RatioRow) => flags.includes("implausible");

describe("ratios with implausible counts", () => {
  const { rows, outcome } = compute();

  it("are those of the area, its prefecture, women and both sexes, and the ages that hold the error", () => {
    expect(implausible).toHaveLength(1);
    for (const row of rows) {
      const group = ageGroup(row.ages)![0]!;
      const holds = ["02", AREA].includes(row.code) && row.sex !== "male" && group.to >= 5;
      expect([row.code, row.sex, row.ages, isFlagged(row)]).toEqual([row.code, row.sex, row.ages, holds]);
    }
  });

  it("keep their value, and have neither rank nor mark", () => {
    const before = compute({ implausible: [] }).rows;
    for (const [i, row] of rows.entries()) {
      expect(row.ratio).toBe(before[i]!.ratio);
      if (!isFlagged(row)) {
        expect(row.mark).toBe(before[i]!.mark);
        continue;
      }
      expect([row.mark, row.rank, row.rankBest, row.rankWorst, row.adjustedMark, row.smoothedRatio]).toEqual(
        Array(6).fill(null),
      );
    }
  });

  it("do not count in the ranks of the others", () => {
    const women = rows.filter(
      ({ level, sex, ages }) => level === "area" && sex === "female" && ages === "65-74",
    );
    const ranked = women.filter((row) => !isFlagged(row)).map(({ rank }) => rank!);
    expect([...ranked].sort((a, b) => a - b)).toEqual(ranked.map((_, i) => i + 1));
  });

  it("move the reference, which is told and changes nothing unless it is asked for", () => {
    expect(outcome.referenceMoves).toHaveLength(1);
    expect(outcome.referenceMoves[0]).toMatchObject({
      release: 8,
      sex: "female",
      ages: "65-74",
      leftOut: false,
    });
    expect(outcome.referenceMoves[0]!.percent).toBeGreaterThan(1);
  });

  it("move the rates of one prefecture so far that none of its regions is judged by them, and those of others not at all", () => {
    const own = compute({ reference: { kind: "own-prefecture" } });
    const [move, ...more] = own.outcome.referenceMoves;
    expect(more).toEqual([]);
    expect(move).toMatchObject({ prefectureCode: "02", sex: "female", ages: "65-74" });
    expect(move!.percent).toBeGreaterThan(10);
    const classes = own.rows.filter(({ ages }) => ages === "65-74" || ages === "40-64");
    for (const row of classes) {
      const isWrong = row.prefectureCode === "02" && row.sex !== "male" && row.ages === "65-74";
      expect([row.code, row.sex, row.ages, isFlagged(row)]).toEqual([row.code, row.sex, row.ages, isWrong]);
      if (isWrong) expect([row.mark, row.adjustedMark]).toEqual([null, null]);
    }
    const others = compute({ reference: { kind: "prefecture", code: "02" } }).rows;
    expect(others.filter(({ sex, ages }) => sex === "female" && ages === "65-74").every(isFlagged)).toBe(
      true,
    );
    const without = compute({ reference: { kind: "own-prefecture" }, excludeImplausible: true }).rows;
    expect(new Set(without.filter(isFlagged).map(({ code }) => code))).toEqual(new Set(["02", AREA]));
  });

  it("are left out of the reference on request: the others then stand higher by as much as it was moved", () => {
    const without = compute({ excludeImplausible: true });
    expect(without.outcome.referenceMoves[0]!.leftOut).toBe(true);
    const pick = (of: readonly RatioRow[], code: string, sex: string) =>
      of.find((row) => row.code === code && row.sex === sex && row.ages === "65-74")!.ratio!;
    const { percent } = outcome.referenceMoves[0]!;
    const nation = pick(without.rows, "00", "female");
    expect(nation).toBeCloseTo(100 + percent, 1);
    expect(pick(without.rows, "01", "female") / pick(rows, "01", "female")).toBeCloseTo(nation / 100, 2);
    expect(pick(without.rows, "01", "male")).toBe(pick(rows, "01", "male"));
    const flagsOf = (sex: string) =>
      without.rows.find((row) => row.level === "nation" && row.sex === sex)!.flags.includes("is-reference");
    expect([flagsOf("male"), flagsOf("female"), flagsOf("both")]).toEqual([true, false, false]);
  });

  it("that are left out leave what the regions tell together as if they were not there", () => {
    const values = rows
      .filter(({ level, sex, ages }) => level === "area" && sex === "female" && ages === "40-64")
      .map((row) => ({
        ...row,
        examinedLower: row.examined,
        examinedUpper: row.examined,
        subtotalHidden: false,
      }))
      .map(({ observedUpper, expectedUpper, ...row }) => ({
        ...row,
        observedUpper: observedUpper!,
        expectedUpper: expectedUpper!,
      }));
    const all = compareRegions(values, "binomial", (index) => index === 2);
    const rest = compareRegions(
      values.filter((_, i) => i !== 2),
      "binomial",
    );
    expect(all.prior).toEqual(rest.prior);
    expect(all.spread).toEqual(rest.spread);
    expect(all.ranks.filter((_, i) => i !== 2)).toEqual(rest.ranks);
    expect([all.ranks[2], all.rankBounds[2]]).toEqual([null, null]);
  });
});
