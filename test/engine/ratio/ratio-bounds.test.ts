import { describe, expect, it } from "vitest";
import type { OpenRows } from "../../../src/engine/ratio/open-rows.js";
import { regionRows } from "../../../src/engine/ratio/region-rows.js";
import { ratioBound, type StandardizedRatio, standardize } from "../../../src/engine/ratio/standardize.js";
import type { DisclosureGuard } from "../../../src/engine/suppression/disclosure.js";
import type { ResolvedSex } from "../../../src/engine/suppression/suppression.js";
import { AGE_GROUPS, type AgeGroup } from "../../../src/model/ages.js";
import { AGES, COLUMNS, HIDDEN, SUBTOTAL } from "../../../src/model/counts.js";
import { boxesOf } from "../country/blocks.js";
import { type Random, randomFrom } from "../country/random.js";

/** Rows of one region, their boxes as the rows alone give them, the middle of each box as the estimate. */
function cellsOf(counts: readonly number[]): ResolvedSex {
  const { lower, upper } = boxesOf(counts, false);
  const strata = counts.length / COLUMNS;
  const estimate = lower.map((least, cell) => least + (upper[cell]! - least) / 2);
  for (let row = 0; row < strata; row++) evenOut(estimate, counts, row * COLUMNS);
  return {
    strata,
    hidden: Uint8Array.from(counts, (count) => (count === HIDDEN ? 1 : 0)),
    lower,
    upper,
    estimate,
    guard: null,
  };
}

/** Hidden ages of a row share what 中計 leaves equally. */
function evenOut(estimate: Float64Array, counts: readonly number[], start: number): void {
  const hidden = Array.from({ length: AGES }, (_, age) => start + age).filter(
    (cell) => counts[cell] === HIDDEN,
  );
  let rest = counts[start + SUBTOTAL]!;
  for (let cell = start; cell < start + AGES; cell++) rest -= Math.max(0, counts[cell]!);
  for (const cell of hidden) estimate[cell] = rest / hidden.length;
}

/** A printed row in which `hidden` ages are hidden; they hold `people` together. */
function rowWithHidden(random: Random, hidden: number, people: number): number[] {
  const row: number[] = Array.from({ length: AGES }, () => random.whole(10, 60));
  const total = row.slice(hidden).reduce((a, b) => a + b, 0) + people;
  for (let age = 0; age < hidden; age++) row[age] = HIDDEN;
  // Hidden ages anywhere in the row.
  for (let i = AGES - 1; i > 0; i--) {
    const j = random.whole(0, i);
    [row[i], row[j]] = [row[j]!, row[i]!];
  }
  return [...row, total];
}

/** Every way in which whole people can stand in the hidden ages of a row. */
function fillings(row: readonly number[]): number[][] {
  const hidden = row.slice(0, AGES).flatMap((count, age) => (count === HIDDEN ? [age] : []));
  const rest = row[SUBTOTAL]! - row.slice(0, AGES).reduce((sum, count) => sum + Math.max(0, count), 0);
  const found: number[][] = [];
  const place = (k: number, left: number, ages: number[]) => {
    if (k === hidden.length - 1) {
      found.push(ages.with(hidden[k]!, left));
      return;
    }
    for (let people = 0; people <= left; people++) place(k + 1, left - people, ages.with(hidden[k]!, people));
  };
  place(0, rest, row.slice(0, AGES));
  return found;
}

interface Extremes {
  examined: [number, number];
  observed: [number, number];
  expected: [number, number];
  ratio: [number, number];
}

/** The extremes over all fillings of all rows, by trying each. Row 0 is the hit stratum. */
function byTrying(rows: readonly (readonly number[])[], rates: readonly number[], ages: AgeGroup): Extremes {
  return extremesOf(rows.map(fillings), rates, ages);
}

function extremesOf(
  ways: readonly (readonly (readonly number[])[])[],
  rates: readonly number[],
  ages: AgeGroup,
): Extremes {
  const choices = ways.map((row) =>
    row.map((filled) => {
      let people = 0;
      let expected = 0;
      for (let age = ages.from; age <= ages.to; age++) {
        people += filled[age]!;
        expected += filled[age]! * rates[age]!;
      }
      return { people, expected };
    }),
  );
  const found: Extremes = {
    examined: [Number.POSITIVE_INFINITY, 0],
    observed: [Number.POSITIVE_INFINITY, 0],
    expected: [Number.POSITIVE_INFINITY, 0],
    ratio: [Number.POSITIVE_INFINITY, 0],
  };
  const note = (range: [number, number], value: number) => {
    range[0] = Math.min(range[0], value);
    range[1] = Math.max(range[1], value);
  };
  for (const hit of choices[0]!) {
    for (const other of choices[1]!) {
      const expected = hit.expected + other.expected;
      note(found.examined, hit.people + other.people);
      note(found.observed, hit.people);
      note(found.expected, expected);
      if (expected > 0) note(found.ratio, (100 * hit.people) / expected);
    }
  }
  return found;
}

function expectSame(value: StandardizedRatio, truth: Extremes): void {
  expect(value.examinedLower).toBeLessThanOrEqual(truth.examined[0] + 1e-9);
  expect(value.examinedUpper).toBeGreaterThanOrEqual(truth.examined[1] - 1e-9);
  expect(value.observedLower).toBeCloseTo(truth.observed[0], 9);
  expect(value.observedUpper).toBeCloseTo(truth.observed[1], 9);
  expect(value.expectedLower).toBeCloseTo(truth.expected[0], 9);
  expect(value.expectedUpper).toBeCloseTo(truth.expected[1], 9);
  expect(value.ratioLower).toBeCloseTo(truth.ratio[0], 9);
  expect(value.ratioUpper).toBeCloseTo(truth.ratio[1], 9);
}

describe("greedy and Dinkelbach", () => {
  it("find exactly the extremes that trying every whole filling finds, for rows that only their totals tie", () => {
    const random = randomFrom(41);
    for (let i = 0; i < 60; i++) {
      const rates = Array.from({ length: AGES }, () => 0.05 + 0.9 * random.next());
      const rows = [
        rowWithHidden(random, random.whole(2, 3), random.whole(20, 24)),
        rowWithHidden(random, random.whole(2, 3), random.whole(20, 24)),
      ];
      const cells = cellsOf(rows.flat());
      const best = Float64Array.from(rates);
      const part = regionRows(cells, [0], Uint8Array.of(1, 0), { best, lower: best, upper: best });
      for (const ages of AGE_GROUPS.slice(0, 3)) {
        const value = standardize([part], ages);
        const truth = byTrying(rows, rates, ages);
        if (!isGuarded(rows, ages)) expectSame(value, truth);
        // Over all ages 中計 tells how many were examined.
        if (ages.id === "40-74")
          expect([value.examinedLower, value.examined, value.examinedUpper]).toEqual([
            truth.examined[0],
            truth.examined[0],
            truth.examined[0],
          ]);
      }
    }
  });

  it("hold every whole filling where the guard widens a cell that stands alone", () => {
    const random = randomFrom(42);
    for (let i = 0; i < 60; i++) {
      const rates = Array.from({ length: AGES }, () => 0.05 + 0.9 * random.next());
      const rows = [
        rowWithHidden(random, random.whole(2, 3), random.whole(0, 14)),
        rowWithHidden(random, random.whole(2, 3), random.whole(0, 14)),
      ];
      const best = Float64Array.from(rates);
      const part = regionRows(cellsOf(rows.flat()), [0], Uint8Array.of(1, 0), {
        best,
        lower: best,
        upper: best,
      });
      for (const ages of AGE_GROUPS) {
        const value = standardize([part], ages);
        const truth = byTrying(rows, rates, ages);
        for (const [least, most, range] of [
          [value.observedLower, value.observedUpper, truth.observed],
          [value.expectedLower, value.expectedUpper, truth.expected],
          [value.ratioLower ?? 0, value.ratioUpper ?? Number.POSITIVE_INFINITY, truth.ratio],
        ] as const) {
          expect(least).toBeLessThanOrEqual(range[0] + 1e-9);
          expect(most).toBeGreaterThanOrEqual(range[1] - 1e-9);
        }
      }
    }
  });
});

/** Does the guard speak: one open cell alone in the group, or alone in its observed part? */
function isGuarded(rows: readonly (readonly number[])[], ages: AgeGroup): boolean {
  const open = rows.map(
    (row) => row.slice(ages.from, ages.to + 1).filter((count) => count === HIDDEN).length,
  );
  return open[0] === 1 || open[0]! + open[1]! === 1;
}

/** A row whose hidden ages have boxes of their own, all of 10 or more; `truth` is one filling of them. */
interface BoxedRow {
  readonly truth: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

function boxedRow(random: Random, hidden: number): BoxedRow {
  const truth = Array.from({ length: AGES }, () => random.whole(14, 60));
  const ages = Array.from({ length: hidden }, () => random.whole(0, AGES - 1));
  const isOpen = (age: number) => ages.includes(age);
  return {
    truth: [...truth, truth.reduce((a, b) => a + b, 0)],
    lower: truth.map((people, age) => (isOpen(age) ? people - random.whole(0, 4) : people)),
    upper: truth.map((people, age) => (isOpen(age) ? people + random.whole(0, 4) : people)),
  };
}

/** Every filling of the boxes that makes the row's total. */
function boxedFillings({ truth, lower, upper }: BoxedRow): number[][] {
  let found: number[][] = [[]];
  for (let age = 0; age < AGES; age++) {
    const people = Array.from({ length: upper[age]! - lower[age]! + 1 }, (_, i) => lower[age]! + i);
    found = found.flatMap((filled) => people.map((count) => [...filled, count]));
  }
  return found.filter((filled) => filled.reduce((a, b) => a + b, 0) === truth[SUBTOTAL]);
}

function boxedCells(rows: readonly BoxedRow[]): ResolvedSex {
  const all = (cells: (row: BoxedRow) => readonly number[]) =>
    Float64Array.from(rows.flatMap((row) => [...cells(row), row.truth[SUBTOTAL]!]));
  const [lower, upper] = [all((row) => row.lower), all((row) => row.upper)];
  return {
    strata: rows.length,
    hidden: Uint8Array.from(lower, (least, cell) => (least < upper[cell]! ? 1 : 0)),
    lower,
    upper,
    estimate: all((row) => row.truth.slice(0, AGES)),
    guard: null,
  };
}

describe("boxes of 10 and more", () => {
  it("are filled exactly to their extremes, whatever is inside the ages and what outside", () => {
    const random = randomFrom(43);
    for (let i = 0; i < 60; i++) {
      const rates = Float64Array.from({ length: AGES }, () => 0.05 + 0.9 * random.next());
      const rows = [boxedRow(random, random.whole(1, 4)), boxedRow(random, random.whole(0, 4))];
      const part = regionRows(boxedCells(rows), [0], Uint8Array.of(1, 0), {
        best: rates,
        lower: rates,
        upper: rates,
      });
      const choices = rows.map(boxedFillings);
      for (const ages of AGE_GROUPS.slice(0, 6))
        expectSame(standardize([part], ages), extremesOf(choices, [...rates], ages));
    }
  });
});

describe("the people examined", () => {
  const rates = new Float64Array(AGES).fill(0.3);
  const partOf = (counts: readonly number[]) =>
    regionRows(cellsOf(counts), [0], Uint8Array.of(1, 0), { best: rates, lower: rates, upper: rates });
  // 23 people in the three hidden ages of the cases, 12 in the two of the others.
  const hit = [HIDDEN, HIDDEN, 30, 31, 32, HIDDEN, 34, 150];
  const other = [40, HIDDEN, 42, 43, 44, HIDDEN, 46, 227];
  const at = (id: string) =>
    standardize([partOf([...hit, ...other])], AGE_GROUPS.find((group) => group.id === id)!);

  it("are bounded by the boxes, and by 中計 where these leave more", () => {
    const forties = at("40-64");
    const printed = 30 + 31 + 32 + 40 + 42 + 43 + 44;
    expect([forties.examinedLower, forties.examinedUpper]).toEqual([printed, printed + 23 + 12]);
    const sixties = at("65-74");
    expect([sixties.examinedLower, sixties.examinedUpper]).toEqual([34 + 46, 34 + 46 + 23 + 12]);
  });

  it("are known over all ages, hidden ones or not", () => {
    const all = at("40-74");
    expect([all.examinedLower, all.examined, all.examinedUpper]).toEqual([377, 377, 377]);
    expect([all.observedLower, all.observed, all.observedUpper]).toEqual([150, 150, 150]);
    // Estimates that miss 中計 by a rounding do not move it.
    const rounded = partOf([...hit, ...other]);
    rounded.cells.estimate[0]! += 1e-5;
    expect(standardize([rounded], AGE_GROUPS[0]!)).toMatchObject({ examined: 377, observed: 150 });
    expect([all.hiddenCells, at("40-64").hiddenCells, at("65-74").hiddenCells]).toEqual([5, 3, 2]);
  });

  it("are expected at the reference's lowest and highest rates by the best estimate of each cell", () => {
    const [low, high] = [0.2, 0.5].map((rate) => new Float64Array(AGES).fill(rate));
    const part = { ...partOf([...hit, ...other]), rates: { best: rates, lower: low!, upper: high! } };
    for (const ages of AGE_GROUPS) {
      const { ratio, referenceUncertainty } = standardize([part], ages);
      // All rates are alike, so E moves by 0.2/0.3 or 0.5/0.3 whatever the counts are.
      expect(referenceUncertainty).toBeCloseTo(ratio! * Math.max(0.3 / 0.2 - 1, 1 - 0.3 / 0.5), 9);
      const { referenceUncertainty: down } = standardize(
        [{ ...part, rates: { best: rates, lower: rates, upper: high! } }],
        ages,
      );
      expect(down).toBeCloseTo(ratio! * (1 - 0.3 / 0.5), 9);
    }
  });
});

describe("a hidden cell that nothing bounds", () => {
  it("leaves open what it can move, and never makes a number that is none", () => {
    const row = [20, HIDDEN, HIDDEN, 30, 25, 22, 18, HIDDEN];
    const { lower, upper } = boxesOf([...row, 30, 31, 32, 33, 34, 35, 36, 231], false);
    const best = new Float64Array(AGES).fill(0.3);
    const hidden = Uint8Array.from([...row, 30, 31, 32, 33, 34, 35, 36, 231], (count) => (count < 0 ? 1 : 0));
    const cells: ResolvedSex = {
      strata: 2,
      hidden,
      lower,
      upper,
      estimate: lower.slice(),
      guard: null,
    };
    for (const cases of [Uint8Array.of(1, 0), Uint8Array.of(0, 1)]) {
      const part = regionRows(cells, [0], cases, { best, lower: best, upper: best });
      for (const ages of AGE_GROUPS) {
        const value = standardize([part], ages);
        for (const [name, bound] of Object.entries(value))
          expect([name, bound]).not.toEqual([name, Number.NaN]);
        // What nothing bounds is no ratio, and neither has an upper end.
        if (value.ratio === null) expect(value.ratioUpper).toBeNull();
        else expect(value.ratioLower).toBeLessThanOrEqual(value.ratio);
        if (ages.id !== "40-74") continue;
        expect(value.expectedUpper).toBe(Number.POSITIVE_INFINITY);
        // Among the cases it can lift the ratio without end, among the others only lower it.
        if (cases[0]) expect(value.ratioUpper).toBeNull();
        else expect([value.ratioLower, value.ratioUpper! > value.ratio! - 1e-9]).toEqual([0, true]);
      }
    }
  });
});

describe("a row whose 中計 is hidden", () => {
  it("is bounded by its boxes alone, though 中計 has a box too", () => {
    // 10 to 14 and 20 to 23 people; 中計 is at least what the ages are at least.
    const hit = [30, HIDDEN, 31, 32, HIDDEN, 33, 34, HIDDEN];
    const other = [130, 131, 132, 133, 134, 135, 136, 931];
    const cells = cellsOf([...hit, ...other]);
    const known = 30 + 31 + 32 + 33 + 34;
    for (const [cell, least, most] of [
      [1, 10, 14],
      [4, 20, 23],
      [SUBTOTAL, known + 30, known + 37],
    ] as const) {
      [cells.lower[cell], cells.upper[cell], cells.estimate[cell]] = [least, most, least + 1.5];
    }
    cells.estimate[SUBTOTAL] = known + 33;
    const best = new Float64Array(AGES).fill(0.25);
    const part = regionRows(cells, [0], Uint8Array.of(1, 0), { best, lower: best, upper: best });
    const value = standardize([part], AGE_GROUPS[0]!);
    expect([value.observedLower, value.observed, value.observedUpper]).toEqual([
      known + 30,
      known + 33,
      known + 37,
    ]);
    expect([value.expectedLower, value.expectedUpper]).toEqual([
      (known + 30 + 931) / 4,
      (known + 37 + 931) / 4,
    ]);
    expect([value.subtotalHidden, value.hiddenCells]).toEqual([true, 2]);
  });

  it("or one age of which is, is open, whichever it is; and no other row", () => {
    const rates = new Float64Array(AGES).fill(0.25);
    for (let column = 0; column < COLUMNS; column++) {
      const row = [30, 31, 32, 33, 34, 35, 36, 231].with(column, HIDDEN);
      const other = [130, 131, 132, 133, 134, 135, 136, 931];
      const cells = cellsOf([...other, ...row]);
      const part = regionRows(cells, [0], Uint8Array.of(0, 1), { best: rates, lower: rates, upper: rates });
      expect([part.starts, part.cases]).toEqual([[COLUMNS], [1]]);
      expect([...part.examined]).toEqual(other);
    }
  });

  it("is found where nothing else of the row is hidden", () => {
    const hit = [30, 31, 32, 33, 34, 35, 36, HIDDEN];
    const other = [130, 131, 132, 133, 134, 135, 136, 931];
    const cells = cellsOf([...hit, ...other]);
    for (const ends of [cells.lower, cells.upper, cells.estimate]) ends[SUBTOTAL] = 231;
    const best = new Float64Array(AGES).fill(0.25);
    const part = regionRows(cells, [0], Uint8Array.of(1, 0), { best, lower: best, upper: best });
    expect([part.starts, part.cases]).toEqual([[0], [1]]);
    expect(standardize([part], AGE_GROUPS[0]!)).toMatchObject({ observed: 231, subtotalHidden: true });
  });
});

describe("Dinkelbach's iteration", () => {
  /** A stand-in for the rows: the extreme of aO + bE over a list of tables, counted. */
  function among(tables: readonly (readonly [observed: number, expected: number])[]) {
    const counted = {
      calls: 0,
      extremeObserved: 0,
      extremeExpected: 0,
      extreme(a: number, b: number) {
        counted.calls++;
        const best = tables.reduce((most, table) =>
          a * table[0] + b * table[1] > a * most[0] + b * most[1] ? table : most,
        );
        [counted.extremeObserved, counted.extremeExpected] = best;
      },
    };
    return counted as unknown as OpenRows & { calls: number };
  }

  it("finds the smallest and the largest of any set of tables, in few steps", () => {
    const random = randomFrom(44);
    let calls = 0;
    for (let i = 0; i < 100; i++) {
      const scale = 10 ** random.whole(-2, 6);
      const tables = Array.from(
        { length: 40 },
        () => [scale * random.next(), scale * (0.01 + random.next())] as const,
      );
      const ratios = tables.map(([observed, expected]) => observed / expected);
      for (const direction of [1, -1] as const) {
        const rows = among(tables);
        const bound = ratioBound(rows, ratios[0]!, direction);
        expect(bound).toBe(direction > 0 ? Math.max(...ratios) : Math.min(...ratios));
        calls += rows.calls;
      }
    }
    expect(calls).toBeLessThanOrEqual(528);
  });

  it("has no bound where E can be 0, or O or E is without end", () => {
    const inf = Number.POSITIVE_INFINITY;
    expect(ratioBound(among([[3, 0]]), 1, 1)).toBe(inf);
    expect(ratioBound(among([[0, 0]]), 1, 1)).toBe(1);
    expect(ratioBound(among([[0.5, 0]]), 1, 1)).toBe(inf);
    expect(ratioBound(among([[inf, 5]]), 1, 1)).toBe(inf);
    expect(ratioBound(among([[5, inf]]), 1, -1)).toBe(0);
    expect(ratioBound(among([[inf, 5]]), 1, -1)).toBe(0);
    expect(ratioBound(among([[inf, inf]]), 1, 1)).toBe(inf);
  });
});

describe("a row whose one hidden count inside the ages is told", () => {
  it("gives it as 0–9 and as what others let one expect, whatever its total and its box say", () => {
    // 60–64 and 70–74 are hidden in both rows; the hit row's totals leave 4 to 6 for 60–64.
    const hit = [20, 21, 22, 23, HIDDEN, 24, HIDDEN, 120];
    const other = [200, 210, 220, 230, HIDDEN, 240, HIDDEN, 1_190];
    const rows = cellsOf([...hit, ...other]);
    const guarded = { upper: 9, estimate: 2.5 };
    const guard = { of: (cell: number) => (cell === 4 ? guarded : null) } as unknown as DisclosureGuard;
    for (const cell of [4, 6]) [rows.lower[cell], rows.upper[cell]] = [4, 6];
    for (const cell of [12, 14]) [rows.lower[cell], rows.upper[cell]] = [40, 50];
    const best = new Float64Array(AGES).fill(0.1);
    const rates = { best, lower: best, upper: best };
    const part = regionRows({ ...rows, guard }, [0], Uint8Array.of(1, 0), rates);
    const at = (id: string) => standardize([part], AGE_GROUPS.find((group) => group.id === id)!);
    const value = at("40-64");
    const printed = 20 + 21 + 22 + 23;
    const others = 200 + 210 + 220 + 230;
    expect([value.observedLower, value.observed, value.observedUpper]).toEqual([
      printed,
      printed + 2.5,
      printed + 9,
    ]);
    // The cell at 0 with most others, and at 9 with fewest: nothing of 4 to 6 is left in the ratio.
    expect(value.ratioLower).toBeCloseTo((100 * printed) / (0.1 * (printed + others + 50)), 9);
    expect(value.ratioUpper).toBeCloseTo((100 * (printed + 9)) / (0.1 * (printed + 9 + others + 40)), 9);
    // Over all ages its row has two, of which 中計 says 10 together.
    const whole = at("40-74");
    expect([whole.observedLower, whole.observed, whole.observedUpper]).toEqual([120, 120, 120]);
    expect(whole.expectedUpper - whole.expectedLower).toBeCloseTo(0, 9);
  });

  it("gives a told 中計 over all ages as 0–9 people of any age", () => {
    const hit = [HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN];
    const other = [200, 210, 220, 230, 240, 250, 260, 1_610];
    const rows = cellsOf([...hit, ...other]);
    for (let cell = 0; cell < AGES; cell++) rows.upper[cell] = 5;
    [rows.lower[SUBTOTAL], rows.upper[SUBTOTAL]] = [5, 5];
    const guard = {
      of: (cell: number) => (cell === SUBTOTAL ? { upper: 9, estimate: 2.5 } : null),
    } as unknown as DisclosureGuard;
    const best = Float64Array.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2);
    const rates = { best, lower: best, upper: best };
    const part = regionRows({ ...rows, guard }, [0], Uint8Array.of(1, 0), rates);
    const value = standardize([part], AGE_GROUPS[0]!);
    expect([value.observedLower, value.observed, value.observedUpper]).toEqual([
      0,
      expect.closeTo(2.5, 12),
      9,
    ]);
    expect([value.examinedLower, value.examined, value.examinedUpper]).toEqual([1610, 1612.5, 1619]);
    const printed = 0.1 * 1350 + 0.2 * 260;
    expect([value.expectedLower, value.expectedUpper]).toEqual([
      expect.closeTo(printed, 9),
      expect.closeTo(printed + 9 * 0.2, 9),
    ]);
  });
});
