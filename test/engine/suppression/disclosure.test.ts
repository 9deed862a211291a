import { describe, expect, it } from "vitest";
import { guardedUpper, meanUpTo } from "../../../src/engine/suppression/disclosure.js";
import { freeRange } from "../../../src/engine/suppression/free-range.js";
import { PrintedShares } from "../../../src/engine/suppression/printed-shares.js";
import { resolvePair } from "../../../src/engine/suppression/suppression.js";
import {
  AGES,
  COLUMNS,
  type CountTable,
  HIDDEN,
  SEXES,
  type Sex,
  SUBTOTAL,
} from "../../../src/model/counts.js";
import { masked, randomBlock, sparseBlock } from "../country/blocks.js";
import { ALL_AGES, ratiosOf, trueReference } from "../country/country-ratios.js";
import { randomFrom } from "../country/random.js";
import { type Country, syntheticCountry } from "../synthetic-country.js";

const _ = HIDDEN;

describe("what the sums say of a count that could be any whole number", () => {
  const range = (counts: readonly number[], additive: boolean, cell: number) =>
    freeRange(Int32Array.from(counts), additive, cell);

  it("is the count itself where its row leaves it alone, and has no lower end where another may take all", () => {
    expect(range([20, 30, _, 12, 15, 11, 10, 105], false, 2)).toEqual({ lower: 7, upper: 7 });
    const pair = range([20, _, _, 12, 15, 11, 10, 75], false, 2);
    expect(pair).toEqual({ lower: Number.NEGATIVE_INFINITY, upper: 7 });
    const open = range([20, _, _, 12, 15, 11, 10, _], false, 2);
    expect(open).toEqual({ lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY });
  });

  it("goes through several equations", () => {
    // The second age of both areas is 20 to share, so that the first row leaves its first age 7 − 20 at least.
    const first = [_, _, 16, 12, 15, 11, 10, 71];
    const second = [_, _, 16, 12, 15, 11, 10, 114];
    const both = [45, 12, 32, 24, 30, 22, 20, 185];
    expect(range([...first, ...second, ...both], true, 0)).toEqual({ lower: -5, upper: 7 });
  });

  it("ends as far below and above the count whatever the count is, and holds it", () => {
    const random = randomFrom(31);
    let [moved, finite] = [0, 0];
    for (let i = 0; i < 1500; i++) {
      const { truth, shown } = i % 3 ? sparseBlock(random, random.whole(1, 20)) : randomBlock(random);
      // A prefecture's 中計 has no total that holds it.
      const hidden = shown.slice(0, -1).flatMap((count, cell) => (count === HIDDEN ? [cell] : []));
      if (hidden.length === 0) continue;
      const cell = hidden[random.whole(0, hidden.length - 1)]!;
      const found = range(shown, true, cell);
      expect(truth[cell]).toBeGreaterThanOrEqual(found.lower);
      expect(truth[cell]).toBeLessThanOrEqual(found.upper);
      for (const part of movingParts(truth, shown, cell)) {
        const change = random.whole(-truth[part]!, 9);
        const grown = [...truth];
        for (const one of totalsOf(part, truth.length)) grown[one]! += change;
        const after = range(
          masked(grown, (of) => shown[of] === HIDDEN),
          true,
          cell,
        );
        expect(after).toEqual({ lower: found.lower + change, upper: found.upper + change });
        moved++;
        if (Number.isFinite(found.upper - found.lower)) finite++;
      }
    }
    expect(moved).toBeGreaterThan(1000);
    expect(finite).toBeGreaterThan(300);
  });
});

/** A cell and the totals that hold it: its 中計, the prefecture's cell and the prefecture's 中計. */
function totalsOf(cell: number, length: number): Set<number> {
  const last = length - COLUMNS;
  return new Set([cell, cell - (cell % COLUMNS) + SUBTOTAL, last + (cell % COLUMNS), last + SUBTOTAL]);
}

/** Ages of areas through which a count can change: itself, or hidden ones that it is the sum of. */
function movingParts(truth: readonly number[], shown: readonly number[], cell: number): number[] {
  const last = truth.length - COLUMNS;
  return Array.from({ length: last }, (_, part) => part).filter(
    (part) => part % COLUMNS !== SUBTOTAL && shown[part] === HIDDEN && totalsOf(part, truth.length).has(cell),
  );
}

describe("a count that the sums tell", () => {
  /** Ends of a range around a count: how far below and above. */
  const ENDS = [...Array.from({ length: 40 }, (_, end) => end), 60, 200, Number.POSITIVE_INFINITY];
  const rangeOf = (count: number, below: number, above: number) => ({
    lower: count - below,
    upper: count + above,
  });
  const isTold = ({ lower, upper }: { lower: number; upper: number }) => lower > 0 || upper < 9;

  it("has the same upper end whichever of 0–9 it is, wherever one of these would be told", () => {
    let told = 0;
    for (const below of ENDS) {
      for (const above of ENDS) {
        const ranges = Array.from({ length: 10 }, (_, count) => rangeOf(count, below, above));
        if (!ranges.some(isTold)) continue;
        told++;
        const uppers = new Set(ranges.map(guardedUpper));
        expect([below, above, uppers.size, [...uppers][0] === null]).toEqual([below, above, 1, false]);
        expect([...uppers][0]).toBeGreaterThanOrEqual(9);
      }
    }
    expect(told).toBeGreaterThan(500);
  });

  it("is at most its upper end, even where it is no small count", () => {
    let guarded = 0;
    for (const below of ENDS) {
      for (const above of ENDS) {
        for (let count = 0; count < 80; count++) {
          const upper = guardedUpper(rangeOf(count, below, above));
          if (upper === null) continue;
          guarded++;
          expect(upper).toBeGreaterThanOrEqual(count);
        }
      }
    }
    expect(guarded).toBeGreaterThan(10_000);
  });

  it("is 0–9 again where it is told exactly, and is left alone from 10 on", () => {
    for (let count = 0; count <= 9; count++) expect(guardedUpper(rangeOf(count, 0, 0))).toBe(9);
    expect(guardedUpper(rangeOf(10, 0, 0))).toBeNull();
    expect(guardedUpper({ lower: Number.NEGATIVE_INFINITY, upper: 7 })).toBe(17);
    expect(guardedUpper({ lower: Number.NEGATIVE_INFINITY, upper: 18 })).toBeNull();
    expect(guardedUpper({ lower: 3, upper: 8 })).toBe(14);
  });
});

describe("the mean of a count that is at most so many", () => {
  it("is that of the Poisson counts up to there", () => {
    for (const mean of [0, 0.01, 0.7, 4.5, 30, 900]) {
      for (const most of [9, 17, 40]) {
        let [weight, all, sum] = [1, 1, 0];
        for (let k = 1; k <= most; k++) {
          weight *= mean / k;
          all += weight;
          sum += k * weight;
        }
        expect(meanUpTo(most, mean)).toBeCloseTo(sum / all, 9);
      }
      expect(meanUpTo(Number.POSITIVE_INFINITY, mean)).toBe(mean);
    }
  });
});

describe("the people to expect in a cell", () => {
  const { published } = syntheticCountry(3, { people: 400 });
  const { area, prefecture } = published.pairs[0]!;

  it("come from other strata and other prefectures: by hand", () => {
    const table = area!;
    const { counts, strata } = table.male;
    const [region, stratum, age] = [4, 1, 2];
    const at = (r: number, s: number, column: number) => counts[(r * strata.length + s) * COLUMNS + column]!;
    const people = (count: number) => Math.max(0, count);
    const others = [...strata.keys()].filter((s) => s !== stratum);
    const size = (r: number) => others.reduce((sum, s) => sum + people(at(r, s, SUBTOTAL)), 0);
    const away = [...table.regions.keys()].filter(
      (r) => table.regions[r]!.prefectureCode !== table.regions[region]!.prefectureCode,
    );
    const total = (of: (r: number) => number) => away.reduce((sum, r) => sum + of(r), 0);
    const expected = (size(region) * total((r) => people(at(r, stratum, age)))) / total(size);
    const cell = (region * strata.length + stratum) * COLUMNS + age;
    expect(new PrintedShares(table, "male").expected(cell)).toBeCloseTo(expected, 9);
    expect(expected).toBeGreaterThan(0);
  });

  it("do not move with the cell or its totals, not by a bit", () => {
    const random = randomFrom(77);
    const changed = (table: CountTable, sex: Sex, cells: readonly number[], people: number): CountTable => {
      const counts = table[sex].counts.slice();
      for (const cell of cells) counts[cell] = Math.max(0, counts[cell]!) + people;
      return { ...table, [sex]: { ...table[sex], counts } };
    };
    for (const table of [area!, prefecture!]) {
      for (let i = 0; i < 60; i++) {
        const sex = SEXES[i % 2]!;
        const cell = random.whole(0, table[sex].counts.length - 1);
        const subtotal = cell - (cell % COLUMNS) + SUBTOTAL;
        const other = changed(table, sex, [cell, subtotal], random.whole(1, 9));
        expect(new PrintedShares(other, sex).expected(cell)).toBe(
          new PrintedShares(table, sex).expected(cell),
        );
      }
    }
  });

  it("are unknown where there is no other prefecture", () => {
    const regions = prefecture!.regions.slice(0, 1);
    const width = prefecture!.male.strata.length * COLUMNS;
    const male = { ...prefecture!.male, counts: prefecture!.male.counts.slice(0, width) };
    expect(new PrintedShares({ ...prefecture!, regions, male }, "male").expected(AGES)).toBeNull();
  });
});

/** Hidden cells of the hit strata of an area at one age: their indices. */
function hiddenHits(country: Country, sex: "male" | "female", region: number, age: number): number[] {
  const { strata, counts } = country.published.pairs[0]!.area![sex];
  return strata.flatMap((stratum, i) => {
    const cell = (region * strata.length + i) * COLUMNS + age;
    return (stratum.values?.atLeast ?? 0) >= 25 && counts[cell] === HIDDEN ? [cell] : [];
  });
}

describe("published bounds of a 5-year class", () => {
  it("never tell one hidden small count more closely than 0–9", () => {
    const leaks: string[] = [];
    let seen = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const rule = seed % 2 ? ("row" as const) : ("row-and-column" as const);
      const country = syntheticCountry(seed, { rule, people: seed % 3 ? 250 : 900, strata: 5 });
      const area = country.published.pairs[0]!.area!;
      const rows = ratiosOf(country, country.published, { levels: ["area"], ages: ALL_AGES.slice(3) });
      for (const row of rows) {
        if (row.sex === "both") continue;
        const region = area.regions.findIndex(({ code }) => code === row.code);
        const age = ALL_AGES.findIndex(({ id }) => id === row.ages) - 3;
        const cells = hiddenHits(country, row.sex, region, age);
        const [cell] = cells;
        if (cells.length !== 1 || country.truth.pairs[0]!.area![row.sex].counts[cell!]! > 9) continue;
        seen++;
        const upper = row.observedUpper ?? Number.POSITIVE_INFINITY;
        if (upper - row.observedLower < 9) leaks.push(`seed ${seed} ${row.code} ${row.sex} ${row.ages}`);
      }
    }
    expect(seen).toBeGreaterThan(300);
    expect(leaks).toEqual([]);
  });

  it("never tell it through the people expected either, where it is the only open cell of all strata", () => {
    const leaks: string[] = [];
    let seen = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const country = syntheticCountry(seed, { rule: "row", people: seed % 3 ? 250 : 900, strata: 3 });
      const area = country.published.pairs[0]!.area!;
      const reference = trueReference(country);
      const counts = reference.items.get(country.item.id)!;
      const rows = ratiosOf(country, country.published, {
        levels: ["area"],
        ages: ALL_AGES.slice(3),
        reference: { kind: "file", file: reference },
      });
      for (const row of rows) {
        if (row.sex === "both" || row.hiddenCells !== 1 || row.flags.includes("exact")) continue;
        const { sex } = row;
        const region = area.regions.findIndex(({ code }) => code === row.code);
        const age = ALL_AGES.findIndex(({ id }) => id === row.ages) - 3;
        const { strata } = area[sex];
        const cells = strata.map((_, stratum) => (region * strata.length + stratum) * COLUMNS + age);
        const cell = cells.find((one) => area[sex].counts[one] === HIDDEN)!;
        if (country.truth.pairs[0]!.area![sex].counts[cell]! > 9) continue;
        seen++;
        const { observed, examined } = counts[sex];
        const people =
          ((row.expectedUpper ?? Infinity) - row.expectedLower) / (observed[age]! / examined[age]!);
        if (people < 9 - 1e-6) leaks.push(`seed ${seed} ${row.code} ${row.sex} ${row.ages}`);
      }
    }
    expect(seen).toBeGreaterThan(50);
    expect(leaks).toEqual([]);
  });

  it("start from boxes that are the tightest that the sums give: numbers of several counts use them", () => {
    let told = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const country = syntheticCountry(seed, { rule: "row", people: 250 });
      const resolved = resolvePair(country.published.pairs[0]!, () => true);
      if ("cell" in resolved) throw new Error("contradiction");
      for (const table of [resolved.prefecture!, resolved.area!]) {
        for (const sex of SEXES) {
          const { hidden, lower, upper, guard } = table[sex];
          for (const [cell, isHidden] of hidden.entries()) {
            if (!isHidden || lower[cell] !== upper[cell] || upper[cell]! > 9 || cell % COLUMNS === SUBTOTAL)
              continue;
            if (table === resolved.prefecture) continue;
            told++;
            expect(guard!.of(cell)!.upper).toBeGreaterThanOrEqual(9);
          }
        }
      }
    }
    expect(told).toBeGreaterThan(50);
  });
});
