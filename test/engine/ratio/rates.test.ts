import { describe, expect, it } from "vitest";
import { adjustedRate, crudeRate, referenceRate } from "../../../src/engine/ratio/rates.js";
import type { ItemReference, ReferenceCounts } from "../../../src/engine/reference/reference.js";
import { readRelease } from "../../../src/jobs/input/read-release.js";
import { computeRatios, type RatioResult } from "../../../src/jobs/ratios/compute-release.js";
import { ageGroup } from "../../../src/model/ages.js";
import { SEXES } from "../../../src/model/counts.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { ALL_AGES, keyOf, ratiosOf, trueReference } from "../country/country-ratios.js";
import { syntheticCountry } from "../synthetic-country.js";
import { exactRatio } from "./exact-ratio.js";

const exact = (observed: number, examined: number, expected: number) =>
  exactRatio({ observed, expected, examined });

const WHOLE = ageGroup("40-74")![0]!;

describe("the crude rate", () => {
  it("is the share of cases, per cent, and unknown of nobody", () => {
    const known = { best: 25, lower: 25, upper: 25 };
    expect(crudeRate(exact(50, 200, 40))).toEqual(known);
    expect(crudeRate(exact(0, 0, 0))).toEqual({ best: null, lower: null, upper: null });
  });

  it("is least with the fewest cases among the most others: by hand", () => {
    const value = { ...exact(50, 200, 40), observedLower: 45, observedUpper: 54, examinedLower: 192 };
    // Others 147 to 155, as n is 192 to 209.
    const { lower, upper } = crudeRate({ ...value, examinedUpper: 209 });
    expect(lower).toBeCloseTo((100 * 45) / (45 + 155), 12);
    expect(upper).toBeCloseTo((100 * 54) / (54 + 147), 12);
  });

  it("has no best estimate where nothing bounds the people, and no upper end where nothing bounds the cases", () => {
    const open = { ...exact(50, 200, 40), examinedUpper: Number.POSITIVE_INFINITY };
    expect(crudeRate(open)).toEqual({ best: null, lower: 0, upper: 25 });
    expect(crudeRate({ ...open, observedUpper: Number.POSITIVE_INFINITY }).upper).toBeNull();
  });
});

describe("the reference rate", () => {
  const counts = (observed: readonly number[], examined: readonly number[]): ReferenceCounts => {
    const rates = Float64Array.from(observed, (count, age) => count / examined[age]!);
    return {
      examined: Float64Array.from(examined),
      observed: Float64Array.from(observed),
      rateLower: rates,
      rateUpper: rates.slice(),
    };
  };
  const reference: ItemReference = {
    male: counts([10, 20, 30, 40, 50, 60, 70], [100, 100, 100, 100, 100, 200, 300]),
    female: counts([1, 2, 3, 4, 5, 6, 7], [100, 100, 100, 100, 100, 100, 400]),
  };

  it("is the crude rate of the reference's own people of the sex and ages: by hand", () => {
    expect(referenceRate(reference, "male", WHOLE).best).toBeCloseTo((100 * 280) / 1000, 12);
    expect(referenceRate(reference, "male", ageGroup("65-74")![0]!).best).toBeCloseTo((100 * 130) / 500, 12);
    expect(referenceRate(reference, "female", ageGroup("40-44")![0]!).best).toBeCloseTo(1, 12);
  });

  it("of both sexes is that of all people together, no mean of two rates", () => {
    expect(referenceRate(reference, "both", WHOLE).best).toBeCloseTo((100 * 308) / 2000, 12);
  });

  it("has ends where the reference's own counts are hidden", () => {
    const rateUpper = reference.male.rateUpper.map((rate, age) => (age === 0 ? rate + 0.05 : rate));
    const { best, lower, upper } = referenceRate(
      { ...reference, male: { ...reference.male, rateUpper } },
      "male",
      WHOLE,
    );
    expect(lower).toBeCloseTo(best!, 12);
    expect(upper).toBeCloseTo(best! + (100 * 5) / 1000, 12);
  });
});

describe("the adjusted rate", () => {
  it("is the reference rate times the ratio, and may exceed 100", () => {
    const rate = { best: 30, lower: 29, upper: 32 };
    expect(adjustedRate(rate, exact(50, 200, 40), false)).toEqual({ best: 37.5, lower: 37.5, upper: 37.5 });
    expect(adjustedRate({ ...rate, best: 90 }, exact(50, 200, 40), false).best).toBe(112.5);
  });

  it("covers the reference's own range where the ratio does", () => {
    const rate = { best: 30, lower: 29, upper: 32 };
    expect(adjustedRate(rate, exact(50, 200, 40), true)).toEqual({ best: 37.5, lower: 36.25, upper: 40 });
  });

  it("is unknown without a ratio", () => {
    const value = { ...exact(50, 200, 40), ratio: null, ratioLower: 90, ratioUpper: null };
    expect(adjustedRate({ best: 30, lower: 30, upper: 30 }, value, false)).toEqual({
      best: null,
      lower: 27,
      upper: null,
    });
  });
});

describe("rates of countries of which the truth is known", () => {
  it("lie within their ends, whatever is hidden", () => {
    let bounded = 0;
    for (let seed = 1; seed <= 24; seed++) {
      const rule = seed % 2 ? ("row" as const) : ("row-and-column" as const);
      const country = syntheticCountry(seed, { rule, people: seed % 3 ? 150 : 900, strata: 4 });
      const changes = { ages: ALL_AGES, reference: { kind: "file" as const, file: trueReference(country) } };
      const truth = new Map(ratiosOf(country, country.truth, changes).map((row) => [keyOf(row), row]));
      for (const row of ratiosOf(country, country.published, changes)) {
        const { rate, adjustedRate } = truth.get(keyOf(row))!;
        if (rate === null || adjustedRate === null) continue;
        if (row.rateLower !== row.rateUpper) bounded++;
        expect(row.rateLower ?? 0).toBeLessThanOrEqual(rate + 1e-9);
        expect(row.rateUpper ?? 100).toBeGreaterThanOrEqual(rate - 1e-9);
        expect(row.adjustedRateLower ?? 0).toBeLessThanOrEqual(adjustedRate + 1e-9);
        expect(row.adjustedRateUpper ?? Infinity).toBeGreaterThanOrEqual(adjustedRate - 1e-9);
        if (row.rate !== null) {
          expect(row.rateLower!).toBeLessThanOrEqual(row.rate);
          expect(row.rateUpper!).toBeGreaterThanOrEqual(row.rate);
        }
      }
    }
    expect(bounded).toBeGreaterThan(1000);
  });
});

const rowsOf = (result: RatioResult, sex: string, code: string): RatioRow[] =>
  [...result.rows].filter((row) => row.sex === sex && row.code === code);

describe("rates of the official tables", () => {
  it("are the published shares of the nation: BMI of 25 or more in release 5, ages 40–74", () => {
    const release = readRelease(5, { items: ["bmi-ge-25"] });
    const result = computeRatios(release, { items: ["bmi-ge-25"], levels: ["nation"], ages: ["40-74"] });
    const [men, women] = SEXES.map((sex) => rowsOf(result, sex, "00")[0]!);
    expect(men!.rate!.toFixed(1)).toBe("34.2");
    expect(women!.rate!.toFixed(1)).toBe("19.9");
    for (const row of [men!, women!]) {
      expect(row.referenceRate).toBeCloseTo(row.rate!, 6);
      expect(row.adjustedRate).toBe(row.referenceRate);
    }
  });

  it("are the published shares of Yamagata's women who walk, by age, release 10", () => {
    const items = ["q11-walking"];
    const release = readRelease(10, { items });
    const result = computeRatios(release, { items, levels: ["prefecture"], ages: ["5-year"] });
    const rates = rowsOf(result, "female", "06").map(({ rate }) => rate!.toFixed(2));
    expect(rates).toEqual(["29.04", "27.88", "28.68", "29.13", "29.73", "29.54", "31.33"]);
  });
});
