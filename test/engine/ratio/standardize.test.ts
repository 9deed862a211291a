import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type RegionRows, regionRows } from "../../../src/engine/ratio/region-rows.js";
import { standardize } from "../../../src/engine/ratio/standardize.js";
import type { ResolvedSex } from "../../../src/engine/suppression/suppression.js";
import { ageGroup } from "../../../src/model/ages.js";
import { AGES, COLUMNS } from "../../../src/model/counts.js";

const ALL = ageGroup("40-74")![0]!;

/** One region in which nothing is hidden: people hit and examined by up to seven ages, and the reference's rates. */
function region(
  hit: readonly number[],
  examined: readonly number[],
  rates: readonly number[],
  [lowRates, highRates]: readonly (readonly number[])[] = [rates, rates],
): RegionRows {
  const fill = (numbers: readonly number[]) => Array.from({ length: AGES }, (_, age) => numbers[age] ?? 0);
  const row = (ages: readonly number[]) => [...ages, ages.reduce((a, b) => a + b, 0)];
  const cases = fill(hit);
  const others = fill(examined).map((people, age) => people - cases[age]!);
  const counts = Float64Array.from([...row(cases), ...row(others)]);
  const cells: ResolvedSex = {
    strata: 2,
    hidden: new Uint8Array(2 * COLUMNS),
    lower: counts,
    upper: counts,
    estimate: counts,
    guard: null,
  };
  const best = Float64Array.from(fill(rates));
  const lower = Float64Array.from(fill(lowRates!));
  const upper = Float64Array.from(fill(highRates!));
  return regionRows(cells, [0], Uint8Array.of(1, 0), { best, lower, upper });
}

describe("indirect standardization", () => {
  it("sets observed people against those that the reference's rates let one expect", () => {
    const value = standardize([region([30, 10], [100, 50], [0.2, 0.4])], ALL);
    expect(value.observed).toBe(40);
    expect(value.expected).toBeCloseTo(100 * 0.2 + 50 * 0.4, 12);
    expect(value.ratio).toBeCloseTo(100, 12);
  });

  it("takes only the ages asked for", () => {
    const part = region([1, 2, 3, 4, 5, 6, 7], new Array(7).fill(100), new Array(7).fill(0.1));
    const observed = ["40-64", "65-74", "50-54"].map((id) => standardize([part], ageGroup(id)![0]!).observed);
    expect(observed).toEqual([15, 13, 3]);
  });

  it("adds men and women before it divides", () => {
    const parts = [region([30], [100], [0.2]), region([5], [200], [0.1])];
    expect(standardize(parts, ALL).ratio).toBeCloseTo((100 * 35) / 40, 12);
  });

  it("has a ratio however few are expected", () => {
    const value = standardize([region([1], [100], [0.004], [[0.002], [0.005]])], ALL);
    expect(value.ratio).toBeCloseTo(250, 10);
    expect(value.referenceUncertainty).toBeCloseTo(250, 10);
    const upwards = standardize([region([1], [100], [0.004], [[0.004], [0.005]])], ALL);
    expect(upwards.referenceUncertainty).toBeCloseTo(250 * (1 - 4 / 5), 10);
  });

  it("has no ratio where nobody is expected", () => {
    const value = standardize([region([0], [100], [0])], ALL);
    expect([value.ratio, value.ratioLower, value.ratioUpper]).toEqual([null, null, null]);
  });
});

describe("a reference with hidden cells", () => {
  const part = (low: readonly number[], high: readonly number[]) =>
    region([30, 10], [100, 50], [0.2, 0.4], [low, high]);

  it("moves the ratio by as much as the nearer of its extreme rates does: the larger of up and down", () => {
    // E is 40; at 32 the ratio is 125, at 50 it is 80.
    expect(standardize([part([0.16, 0.32], [0.25, 0.5])], ALL).referenceUncertainty).toBeCloseTo(25, 12);
    expect(standardize([part([0.2, 0.4], [0.25, 0.5])], ALL).referenceUncertainty).toBeCloseTo(20, 12);
    expect(standardize([part([0.2, 0.4], [0.2, 0.4])], ALL).referenceUncertainty).toBe(0);
  });

  it("moves it by the ages asked for alone", () => {
    const [forties] = ageGroup("40-44")!;
    const value = standardize([part([0.1, 0.4], [0.2, 0.4])], forties!);
    expect(value.ratio).toBeCloseTo(150, 12);
    expect(value.referenceUncertainty).toBeCloseTo(150, 12);
  });

  it("moves nothing where no one can be expected", () => {
    expect(standardize([part([0, 0], [0.2, 0.4])], ALL).referenceUncertainty).toBe(0);
    expect(standardize([region([0], [100], [0], [[0], [0.1]])], ALL).referenceUncertainty).toBe(0);
  });
});

interface PublishedVector {
  population: number[];
  reference_count: number[];
  reference_population: number[];
  areas: { name: string; count?: number[]; observed: number; expected: number; ratio: number }[];
}

describe("the published vector of indirect standardization (PHEindicatormethods, 19 age bands)", () => {
  const url = new URL("../../vectors/published.json", import.meta.url);
  const vector: PublishedVector = JSON.parse(readFileSync(url, "utf8")).indirect_standardization;
  const rates = vector.reference_count.map((count, band) => count / vector.reference_population[band]!);

  // Parts add up, whatever they are: 19 bands are three parts of seven, seven and five.
  const partsOf = (counts: readonly number[]) =>
    [0, 7, 14].map((from) =>
      region(
        counts.slice(from, from + AGES),
        vector.population.slice(from, from + AGES),
        rates.slice(from, from + AGES),
      ),
    );

  for (const { name, count, observed, expected, ratio } of vector.areas) {
    it(`gives the observed, expected and ratio of the ${name} area`, () => {
      const counts = count ?? vector.population.map((_, band) => (band === 0 ? observed : 0));
      const value = standardize(partsOf(counts), ALL);
      expect(value.observed).toBe(observed);
      expect(Math.abs(value.expected / expected - 1)).toBeLessThan(1e-12);
      expect(Math.abs(value.ratio! / (100 * ratio) - 1)).toBeLessThan(1e-12);
    });
  }
});
