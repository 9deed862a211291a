import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RatioRow } from "../../../src/model/ratios.js";
import { computed, keyOf, ratiosOf } from "../country/country-ratios.js";
import { syntheticCountry } from "../synthetic-country.js";

const OWN = { reference: { kind: "own-prefecture" } } as const;

const countries = fc.record({
  seed: fc.nat(1_000_000),
  areas: fc.integer({ min: 2, max: 7 }),
  people: fc.constantFrom(60, 200, 900),
  rule: fc.constantFrom("row", "row-and-column"),
});

const madeUp = ({
  seed,
  areas,
  people,
  rule,
}: {
  seed: number;
  areas: number;
  people: number;
  rule: string;
}) => syntheticCountry(seed, { prefectures: 3, areas, people, rule: rule as "row" });

const byKey = (rows: readonly RatioRow[]) => new Map(rows.map((row) => [keyOf(row), row]));

describe("regions against their own prefecture", () => {
  it("have bounds that hold the ratio of the true counts to the prefecture's true rates", () => {
    let open = 0;
    fc.assert(
      fc.property(countries, (shape) => {
        const country = madeUp(shape);
        const truth = byKey(ratiosOf(country, country.truth, OWN));
        for (const row of ratiosOf(country, country.published, OWN)) {
          const real = truth.get(keyOf(row))!;
          const slack = 1e-7 * (1 + (real.ratio ?? 0));
          if (real.ratio !== null) {
            expect(row.ratioLower ?? 0).toBeLessThanOrEqual(real.ratio + slack);
            expect(row.ratioUpper ?? Infinity).toBeGreaterThanOrEqual(real.ratio - slack);
          }
          expect(row.expectedLower).toBeLessThanOrEqual(real.expected + slack);
          expect(row.expectedUpper ?? Infinity).toBeGreaterThanOrEqual(real.expected - slack);
          if (row.ratioLower !== row.ratioUpper) open++;
        }
      }),
      { numRuns: 12, seed: 20261129 },
    );
    expect(open).toBeGreaterThan(400);
  });

  it("are what each prefecture as the reference of all gives its regions, with its hidden counts in the bounds", () => {
    const country = syntheticCountry(5, { prefectures: 3, areas: 4, people: 300 });
    const own = ratiosOf(country, country.published, OWN);
    const numbers = ({ rank, rankBest, rankWorst, adjustedMark, smoothedRatio, ...row }: RatioRow) => row;
    for (const { code } of country.catalog.prefectures) {
      const reference = { kind: "prefecture", code } as const;
      const against = ratiosOf(country, country.published, {
        reference,
        boundsWithReference: true,
        levels: ["prefecture", "area"],
      });
      const isIn = ({ prefectureCode }: RatioRow) => prefectureCode === code;
      expect(own.filter(isIn).map(numbers)).toEqual(against.filter(isIn).map(numbers));
      expect(own.filter(isIn).every((row) => row.reference === `prefecture:${code}@8`)).toBe(true);
    }
  });

  it("are never ranked or judged together, since each prefecture is another reference", () => {
    const country = syntheticCountry(6, { prefectures: 3, areas: 9, people: 900 });
    const { rows, outcome } = computed(country, country.published, OWN);
    for (const row of rows)
      expect([row.rank, row.rankBest, row.rankWorst, row.adjustedMark, row.smoothedRatio]).toEqual(
        Array(5).fill(null),
      );
    expect(outcome.groups).toEqual([]);
    expect(rows.some(({ mark }) => mark !== null && mark !== "none")).toBe(true);
  });

  it("have no nation among them, and the prefecture itself is 100", () => {
    const country = syntheticCountry(7, { prefectures: 2, areas: 3, people: 200 });
    const rows = ratiosOf(country, country.published, OWN);
    expect(new Set(rows.map(({ level }) => level))).toEqual(new Set(["prefecture", "area"]));
    for (const row of rows.filter(({ level, expected }) => level === "prefecture" && expected > 0)) {
      expect([row.ratio, row.ratioLower, row.ratioUpper]).toEqual([100, 100, 100]);
      expect(row.flags).toContain("is-reference");
    }
  });

  it("cannot be computed without the prefecture table, which the reason says", () => {
    const country = syntheticCountry(8, { prefectures: 2, areas: 3, people: 200 });
    const pairs = country.published.pairs.map((pair) => ({ ...pair, prefecture: null }));
    const { rows, outcome } = computed(country, { ...country.published, pairs }, OWN);
    expect(rows).toEqual([]);
    const reason = outcome.notComputable[0]!.reason;
    const text = typeof reason === "function" ? reason((asked) => asked) : reason;
    expect(text.ja).toContain("own-prefecture@8");
  });
});
