import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.js";
import { ratiosOfFiles } from "../../../src/jobs/ratios/compute-ratios.js";
import { MARKS } from "../../../src/model/marks.js";
import type { FigureRow, RatioRow } from "../../../src/model/ratios.js";
import {
  bytesOfColumn,
  codeInColumn,
  codeOf,
  numberOf,
} from "../../../src/outputs/report/packed/byte-columns.js";
import { ReportRatios } from "../../../src/outputs/report/packed/pack.js";
import { RatioStore } from "../../../src/outputs/report/packed/unpack.js";
import { people, peopleRange, signed, signedRange, stepsOf } from "../../../src/text/numbers.js";
import { rateRange, rateText } from "../../../src/text/rates.js";
import { ratioRow } from "../../figures/synthetic/synthetic-rows.js";
import { finished } from "../../support/program/finished.js";
import { memoryEffects } from "../../support/program/memory-effects.js";
import { DEMO } from "../../support/program/ndb-ratio.js";
import { expectLower, expectUpper } from "./kept-ends.js";

function storeOf(rows: Iterable<RatioRow>): RatioStore {
  const ratios = new ReportRatios();
  for (const row of rows) ratios.push(row);
  const packed = finished(ratios.finishing());
  return new RatioStore(packed.grids, Buffer.concat(packed.bytes));
}

const keyOf = ({ item, code, sex, ages }: FigureRow) => `${item} ${code} ${sex} ${ages}`;

/** All that an output prints of a ratio's numbers. */
function textsOf(row: FigureRow): string[] {
  const points = (ratio: number | null) => (ratio === null ? null : ratio - 100);
  const { difference } = row;
  return [
    ...[0, 1, 2].map((decimals) => (difference === null ? "" : signed(difference, decimals))),
    ...[0, 1].flatMap((decimals) => [
      JSON.stringify(signedRange(points(row.ratioLower), points(row.ratioUpper), decimals)),
      JSON.stringify(signedRange(points(row.ratioOuter95Lower), points(row.ratioOuter95Upper), decimals)),
    ]),
    JSON.stringify(peopleRange(row.observedLower, row.observedUpper)),
    people(row.observed),
    people(row.expected, 1),
    people(row.examined),
    ...[row.rate, row.referenceRate, row.adjustedRate].flatMap((rate) =>
      rate === null ? [] : [1, 2].map((decimals) => rateText(rate, decimals)),
    ),
    ...[1, 2].flatMap((decimals) => [
      JSON.stringify(rateRange(row.rateLower, row.rateUpper, decimals)),
      JSON.stringify(rateRange(row.adjustedRateLower, row.adjustedRateUpper, decimals)),
    ]),
    ...[row.coverage, row.nationalCoverage].map((share) => (share === null ? "" : rateText(share, 0))),
  ];
}

/** The page keeps thousandths of a ratio, hundredths of bounds, tenths of an interval and of E, and whole people. */
function expectSame(kept: FigureRow, row: RatioRow): void {
  expect(textsOf(kept)).toEqual(textsOf(row));
  for (const name of ["release", "fiscalYear", "level", "name", "prefectureCode", "reference"] as const) {
    expect(kept[name]).toBe(row[name]);
  }
  for (const name of ["mark", "adjustedMark", "rank", "rankBest", "rankWorst"] as const) {
    expect([name, kept[name]]).toEqual([name, row[name]]);
  }
  expect(kept.flags).toEqual(row.flags);
  expect(kept.hiddenCells).toBe(row.hiddenCells);
  expect([kept.examined, kept.observed]).toEqual([stepsOf(row.examined, 0), stepsOf(row.observed, 0)]);
  expect(Math.abs(kept.expected - row.expected)).toBeLessThanOrEqual(0.05 + 1e-9);
  if (row.ratio === null || kept.ratio === null || kept.difference === null) {
    expect([kept.ratio, kept.difference]).toEqual([row.ratio, row.difference]);
    return;
  }
  // Cut, towards the reference.
  expect(Math.abs(kept.ratio - row.ratio)).toBeLessThan(0.001 + 1e-9);
  expect(Math.abs(kept.difference)).toBeLessThanOrEqual(Math.abs(row.ratio - 100) + 1e-9);
  expect(kept.difference).toBeCloseTo(kept.ratio - 100, 9);
  // Outwards, but for a number that is exact: that one is only rounded.
  if (row.ratioLower === row.ratioUpper) {
    expect([kept.ratioLower, kept.ratioUpper]).toEqual([kept.ratio, kept.ratio]);
  } else {
    expectLower(kept.ratioLower, row.ratioLower, 0.0101, 100);
    expectUpper(kept.ratioUpper, row.ratioUpper, 0.0101, 100);
  }
  // An interval that is one number is kept as that number.
  if (row.ratioOuter95Lower !== null && row.ratioOuter95Lower === row.ratioOuter95Upper) return;
  expectLower(kept.ratioOuter95Lower, row.ratioOuter95Lower, 0.101, 100);
  expectUpper(kept.ratioOuter95Upper, row.ratioOuter95Upper, 0.101, 100);
  expect(kept.observedLower).toBeLessThanOrEqual(row.observedLower);
  if (row.observedUpper !== null) expect(kept.observedUpper!).toBeGreaterThanOrEqual(row.observedUpper);
}

describe("ratios of the report", () => {
  it("come back from the page's bytes as they went in, rounded as the page says (real figures)", async () => {
    const choice = { ages: ["40-74", "5-year"], levels: ["nation", "prefecture", "area"] } as const;
    const { table } = await ratiosOfFiles({ paths: [DEMO] }, choice, memoryEffects(), loadCatalog());
    const rows = [...table];
    const kept = storeOf(rows).rows({ release: 8 });
    const byKey = new Map(kept.map((row) => [keyOf(row), row]));
    expect(kept).toHaveLength(rows.length);
    expect(rows.some(({ ratioLower, ratioUpper }) => ratioLower !== ratioUpper)).toBe(true);
    // A tenth of them, of all items, areas and ages.
    for (const [index, row] of rows.entries()) if (index % 11 === 0) expectSame(byKey.get(keyOf(row))!, row);
  });

  it("keep any number of people and any ratio", () => {
    const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
    const far = fc.double({ min: 0, max: 5000, noNaN: true });
    // Ends near the reference need the most decimals.
    const near = fc.double({ min: 0, max: 0.2, noNaN: true });
    // What is nearer to the ratio than any decimal of it, is the ratio itself.
    const point = fc.oneof(far, near).map((points) => (points < 1e-8 ? 0 : points));
    const centre = fc.oneof(far, fc.double({ min: 99.8, max: 100.2, noNaN: true }));
    fc.assert(
      fc.property(
        fc.record({
          examined: fc.integer({ min: 0, max: 30_000_000 }),
          observed: fc.double({ min: 0, max: 30_000_000, noNaN: true }),
          expected: fc.double({ min: 0.1, max: 30_000_000, noNaN: true }),
          ratio: optional(centre),
          below: point,
          above: optional(point),
          mark: optional(fc.constantFrom(...MARKS)),
          rank: optional(fc.integer({ min: 1, max: 335 })),
        }),
        ({ below, above, rank, ...made }) => {
          const { ratio } = made;
          // A ratio is 100 · O/E: the page keeps E as what O and the ratio do not tell of it.
          const observed = ratio === null ? made.observed : (ratio * made.expected) / 100;
          const part = { ...made, observed };
          const row = ratioRow({
            ...part,
            difference: ratio === null ? null : ratio - 100,
            observedLower: Math.floor(part.observed),
            observedUpper: above === null ? null : Math.ceil(part.observed),
            expectedLower: part.expected,
            expectedUpper: part.expected,
            ratioLower: ratio === null ? null : Math.max(0, ratio - below),
            ratioUpper: ratio === null || above === null ? null : ratio + above,
            ratioOuter95Lower: ratio === null ? null : Math.max(0, ratio - 2 * below),
            ratioOuter95Upper: ratio === null || above === null ? null : ratio + 2 * above,
            rank,
            rankBest: rank,
            rankWorst: rank,
          });
          const [kept] = storeOf([row]).rows({ release: row.release });
          expectSame(kept!, row);
        },
      ),
    );
  });

  it("leave out what the query does not ask for, and places that have no ratio", () => {
    const rows = [
      ratioRow({ item: "a", code: "1101", sex: "male", difference: 1 }),
      ratioRow({ item: "a", code: "1102", sex: "female", difference: 1 }),
      ratioRow({ item: "b", code: "1101", sex: "male", difference: 1 }),
    ];
    const store = storeOf(rows);
    const keys = (query: object) => store.rows({ release: 8, ...query }).map(keyOf);
    expect(keys({})).toEqual(rows.map(keyOf));
    expect(keys({ items: ["a"] })).toEqual(rows.slice(0, 2).map(keyOf));
    expect(keys({ codes: ["1101"], sexes: ["male"] })).toEqual([rows[0]!, rows[2]!].map(keyOf));
    expect(keys({ prefecture: "12" })).toEqual([]);
    expect(store.rows({ release: 6 })).toEqual([]);
  });

  it("are refused when bytes are missing", () => {
    const ratios = new ReportRatios();
    ratios.push(ratioRow({ difference: 0 }));
    const { grids, bytes } = finished(ratios.finishing());
    expect(() => new RatioStore(grids, Buffer.concat(bytes).subarray(1))).toThrow(RangeError);
  });
});

describe("numbers as bytes", () => {
  it("come back whatever their size and sign", () => {
    const numbers = fc.array(fc.option(fc.integer({ min: -(2 ** 30), max: 2 ** 30 }), { nil: null }));
    fc.assert(
      fc.property(numbers, (values) => {
        const bytes = bytesOfColumn(Uint32Array.from(values, codeOf));
        const back = values.map((_, index) => numberOf(codeInColumn(bytes, 0, values.length, index)));
        expect(back).toEqual(values);
      }),
    );
  });

  it("are refused when they do not fit", () => {
    expect(() => codeOf(2 ** 31)).toThrow(RangeError);
    expect(() => codeOf(0.5)).toThrow(RangeError);
  });
});
