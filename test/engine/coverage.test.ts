import { describe, expect, it } from "vitest";
import type { RatioRow } from "../../src/model/ratios.js";
import { ALL_AGES, keyOf, ratiosOf, trueReference } from "./country/country-ratios.js";
import { type CountryShape, syntheticCountry } from "./synthetic-country.js";

/** Every choice of `shapeOf` meets every other five times; `prove/countries` takes real tables. */
const COUNTRIES = 100;
/** The published groups, and the ends of the 5-year classes. */
const ages = ALL_AGES.filter(({ id }) => ["40-74", "40-64", "65-74", "40-44", "70-74"].includes(id));
/** Rounding of sums of some thousand numbers, as a share of the value. */
const ROUNDING = 1e-9;

/** Every other country by the rule of release 6, and people from a village to a town an area. */
function shapeOf(seed: number): Partial<CountryShape> {
  return {
    rule: seed % 2 ? "row" : "row-and-column",
    people: [90, 300, 900, 3000][seed % 4]!,
    strata: ([2, 3, 4, 5, 6] as const)[seed % 5]!,
    areas: 2 + (seed % 5),
  };
}

const outside = (value: number, lower: number | null, upper: number | null) => {
  const slack = ROUNDING * Math.max(1, Math.abs(value));
  return (lower !== null && value < lower - slack) || (upper !== null && value > upper + slack);
};

describe("bounds of suppressed tables", () => {
  it(`hold the true O, E and ratio in ${COUNTRIES} random countries`, () => {
    const misses: string[] = [];
    let open = 0;
    let ratios = 0;
    for (let seed = 1; seed <= COUNTRIES; seed++) {
      const country = syntheticCountry(seed, shapeOf(seed));
      const reference = { kind: "file", file: trueReference(country) } as const;
      const truth = new Map(
        ratiosOf(country, country.truth, { reference, ages }).map((row) => [keyOf(row), row]),
      );
      for (const row of ratiosOf(country, country.published, { reference, ages })) {
        const real = truth.get(keyOf(row))!;
        ratios++;
        if (row.hiddenCells > 0) open++;
        const missed =
          outside(real.observed, row.observedLower, row.observedUpper) ||
          outside(real.expected, row.expectedLower, row.expectedUpper) ||
          (real.ratio !== null && outside(real.ratio, row.ratioLower, row.ratioUpper));
        if (missed) misses.push(`seed ${seed}, ${keyOf(row)}`);
      }
    }
    expect(misses).toEqual([]);
    expect(ratios).toBeGreaterThan(15_000);
    expect(open / ratios).toBeGreaterThan(0.3);
  });

  it("hold the estimate, and both sexes are men + women", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const country = syntheticCountry(seed, shapeOf(seed));
      const rows = new Map(ratiosOf(country, country.published).map((row) => [keyOf(row), row]));
      for (const row of rows.values()) {
        expect(outside(row.observed, row.observedLower, row.observedUpper)).toBe(false);
        expect(outside(row.expected, row.expectedLower, row.expectedUpper)).toBe(false);
        if (row.ratio !== null) expect(outside(row.ratio, row.ratioLower, row.ratioUpper)).toBe(false);
        if (row.sex !== "both") continue;
        const [male, female] = (["male", "female"] as const).map((sex) => rows.get(keyOf({ ...row, sex })));
        expectSum(row, male!, female!);
      }
    }
  });
});

function expectSum(both: RatioRow, male: RatioRow, female: RatioRow): void {
  for (const column of ["examined", "observed", "expected", "hiddenCells"] as const) {
    expect(both[column]).toBeCloseTo(male[column] + female[column], 6);
  }
}
