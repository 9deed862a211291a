import { describe, expect, it } from "vitest";
import { makeReference } from "../../../src/engine/reference/make-reference.js";
import { referenceRates } from "../../../src/engine/reference/reference.js";
import { AGES, SEXES } from "../../../src/model/counts.js";
import { ratiosOf } from "../country/country-ratios.js";
import { syntheticCountry } from "../synthetic-country.js";

const country = syntheticCountry(7, { prefectures: 4, areas: 4, people: 700 });
const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0);

describe("the reference", () => {
  it("expects as many people as are observed, over the regions that it is made of", () => {
    const rows = ratiosOf(country, country.truth, {
      levels: ["prefecture"],
      reference: { kind: "national-assigned" },
    });
    for (const sex of ["male", "female", "both"]) {
      for (const ages of ["40-74", "40-64", "65-74", "55-59"]) {
        const chosen = rows.filter((row) => row.sex === sex && row.ages === ages);
        expect(chosen).toHaveLength(4);
        expect(sum(chosen.map((row) => row.expected))).toBeCloseTo(sum(chosen.map((row) => row.observed)), 6);
      }
    }
  });

  it("has a ratio of 100 against itself, at every sex and age, hidden cells or not", () => {
    for (const release of [country.truth, country.published]) {
      const references = [{ kind: "national" }, { kind: "national-assigned" }] as const;
      for (const reference of references) {
        const rows = ratiosOf(country, release, { levels: ["nation"], reference });
        expect(rows.length).toBe(30);
        for (const row of rows) {
          expect([row.ratio, row.ratioLower, row.ratioUpper]).toEqual([100, 100, 100]);
          expect(row.flags).toContain("is-reference");
        }
      }
    }
  });

  it("against itself expects as many as are observed, hidden or not, and its limits lie around 100", () => {
    for (const release of [country.truth, country.published]) {
      for (const row of ratiosOf(country, release, { levels: ["nation"] })) {
        expect([row.expected, row.expectedLower, row.expectedUpper]).toEqual([
          row.observed,
          row.observedLower,
          row.observedUpper,
        ]);
        expect([row.z, row.mark]).toEqual([0, "none"]);
        expect(row.ratioCi95Lower).toBeLessThan(100);
        expect(row.ratioCi95Upper).toBeGreaterThan(100);
      }
    }
  });

  it("can be one prefecture, which then stands at 100", () => {
    const [prefecture] = country.catalog.prefectures;
    const reference = { kind: "prefecture", code: prefecture!.code } as const;
    const rows = ratiosOf(country, country.published, { levels: ["prefecture"], reference });
    for (const row of rows) {
      expect(row.reference).toBe(`prefecture:${prefecture!.code}@8`);
      if (row.code === prefecture!.code) expect(row.ratio).toBe(100);
    }
    expect(rows.some(({ ratio }) => ratio !== null && Math.abs(ratio - 100) > 1)).toBe(true);
  });

  it("with and without 判別不可 is two references", () => {
    const rate = (kind: "national" | "national-assigned") =>
      makeReference(country.truth, [country.item], { kind }, country.catalog).items[0]!.counts.male;
    expect([...referenceRates(rate("national"))]).not.toEqual([...referenceRates(rate("national-assigned"))]);
    expect(sum(rate("national").examined)).toBeGreaterThan(sum(rate("national-assigned").examined));
  });

  it("bounds its rates by its own hidden cells, the best estimate inside", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const rare = syntheticCountry(seed, { people: 120, areas: 2, strata: 5 });
      const { items } = makeReference(rare.published, [rare.item], { kind: "national" }, rare.catalog);
      const real = makeReference(rare.truth, [rare.item], { kind: "national" }, rare.catalog).items[0]!;
      for (const sex of SEXES) {
        const counts = items[0]!.counts[sex];
        const truth = referenceRates(real.counts[sex]);
        for (let age = 0; age < AGES; age++) {
          for (const rate of [referenceRates(counts)[age]!, truth[age]!]) {
            expect(rate).toBeGreaterThanOrEqual(counts.rateLower[age]! - 1e-12);
            expect(rate).toBeLessThanOrEqual(counts.rateUpper[age]! + 1e-12);
          }
        }
      }
    }
  });
});
