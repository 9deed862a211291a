import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { logFactorial } from "../../../src/engine/statistics/distributions/log-gamma.js";
import {
  empiricalBayesRatio,
  type GammaPrior,
  gammaPrior,
  type ObservedExpected,
} from "../../../src/engine/statistics/smoothing.js";
import { randomFrom } from "../country/random.js";
import { published } from "./vectors.js";

const scotland = published.empirical_bayes_scotland;
const districts = scotland.observed_expected.map(([observed, expected]) => ({ observed, expected }));

/** ln of the negative binomial likelihood without the terms that hold neither ν nor α. */
function logLikelihood(
  nu: number,
  alpha: number,
  regions: readonly { observed: number; expected: number }[],
) {
  let sum = 0;
  for (const { observed, expected } of regions) {
    sum += logFactorial(observed + nu) - Math.log(observed + nu) - logFactorial(nu) + Math.log(nu);
    sum += nu * Math.log(alpha / (expected + alpha)) - observed * Math.log(expected + alpha);
  }
  return sum;
}

/** The derivatives of the likelihood by ln ν and ln α, as shares of the terms that they are made of: ψ(O+ν) − ψ(ν) = Σ 1/(ν+k). */
function slopes({ nu, alpha }: GammaPrior, regions: readonly ObservedExpected[]): [number, number] {
  let [byNu, byAlpha, ofNu, ofAlpha] = [0, 0, 0, 0];
  for (const { observed, expected } of regions) {
    let difference = 0;
    for (let k = 0; k < observed; k++) difference += 1 / (nu + k);
    const logarithm = Math.log1p(expected / alpha);
    byNu += difference - logarithm;
    ofNu += difference + logarithm;
    byAlpha += (nu * expected - observed * alpha) / (expected + alpha);
    ofAlpha += (nu * expected + observed * alpha) / (expected + alpha);
  }
  return [byNu / ofNu, byAlpha / ofAlpha];
}

/** Made-up regions whose true ratios spread by about 1/√ν. */
function madeUpRegions(count: number, nu: number, people: number, seed: number): ObservedExpected[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const expected = people * Math.exp(1.5 * random.normal());
    const mean = expected * Math.exp(random.normal() / Math.sqrt(nu));
    return { observed: Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal())), expected };
  });
}

/** How often all regions are gone through: the price of the estimate. */
function passesOver(regions: readonly ObservedExpected[]): number {
  let reads = 0;
  const counted = regions.map(({ observed, expected }) => ({
    observed,
    get expected() {
      reads++;
      return expected;
    },
  }));
  gammaPrior(counted);
  return reads / regions.length;
}

describe("empirical Bayes smoothing", () => {
  // Seed, regions, ν, people a region, and what the estimate costs: how often all regions are gone through. In the
  // last five Newton's step leads out of the bracket at least once.
  it.each([
    [7, 47, 0.05, 1, 22],
    [7, 47, 0.05, 1000, 17],
    [7, 335, 50, 1000, 19],
    [7, 5, 0.5, 1, 33],
    [7, 20, 4, 1, 31],
    [7, 47, 4, 30, 21],
    [7, 47, 1000, 1000, 19],
    [7, 335, 0.5, 30, 19],
    [7, 335, 10_000, 3000, 16],
    [11, 2, 50, 1000, 37],
    [8, 47, 0.5, 1, 31],
    [9, 47, 1000, 30, 52],
    [3, 20, 1000, 1, 53],
    [11, 47, 50, 1, 47],
  ])("is exact and quick for regions drawn at random (seed %i: %i, ν %f, %i people)", (...given) => {
    const [seed, count, nu, people, passes] = given;
    const regions = madeUpRegions(count, nu, people, seed);
    const prior = gammaPrior(regions)!;
    expect(prior.degenerate).toBe(false);
    expect(prior.mean).toBeCloseTo(prior.nu / prior.alpha, 12);
    for (const slope of slopes(prior, regions)) expect(Math.abs(slope)).toBeLessThan(1e-12);
    expect(passesOver(regions)).toBeLessThanOrEqual(passes);
  });

  it("finds the prior of Scotland's lip cancer, and its smoothed ratios", () => {
    const prior = gammaPrior(districts)!;
    expect(prior.nu).toBeCloseTo(scotland.nu, 6);
    expect(prior.alpha).toBeCloseTo(scotland.alpha, 6);
    expect(prior.degenerate).toBe(false);
    scotland.first_six.forEach((ratio, i) => {
      expect(empiricalBayesRatio(prior, districts[i]!)).toBeCloseTo(100 * ratio, 5);
    });
  });

  it("stands on the top of the likelihood, for the sudden infant deaths of North Carolina too", () => {
    const counties = readFileSync(new URL("../../vectors/nc_sids74.csv", import.meta.url), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").slice(1).map(Number) as [number, number]);
    const births = counties.reduce((sum, [count]) => sum + count, 0);
    const deaths = counties.reduce((sum, [, count]) => sum + count, 0);
    const regions = counties.map(([b, observed]) => ({ observed, expected: (b * deaths) / births }));
    for (const places of [districts, regions]) {
      const { nu, alpha } = gammaPrior(places)!;
      const top = logLikelihood(nu, alpha, places);
      for (const step of [0.99, 1.01]) {
        expect(logLikelihood(nu * step, alpha, places)).toBeLessThan(top);
        expect(logLikelihood(nu, alpha * step, places)).toBeLessThan(top);
        expect(logLikelihood(nu * step, alpha * step, places)).toBeLessThan(top);
      }
    }
  });

  it("draws every ratio towards the mean, a small region more than a large one", () => {
    const prior = gammaPrior(districts)!;
    for (const { observed, expected } of districts) {
      const crude = (100 * observed) / expected;
      const smoothed = empiricalBayesRatio(prior, { observed, expected });
      expect(Math.abs(smoothed - 100 * prior.mean)).toBeLessThanOrEqual(Math.abs(crude - 100 * prior.mean));
    }
    const small = empiricalBayesRatio(prior, { observed: 4, expected: 2 });
    const large = empiricalBayesRatio(prior, { observed: 4000, expected: 2000 });
    expect(small).toBeLessThan(large);
    expect(large).toBeCloseTo(200, 0);
  });

  it("scales with the reference: twice the expectation is half the mean at the same ν", () => {
    const prior = gammaPrior(districts)!;
    const doubled = gammaPrior(districts.map((d) => ({ ...d, expected: 2 * d.expected })))!;
    expect(doubled.nu).toBeCloseTo(prior.nu, 8);
    expect(doubled.mean).toBeCloseTo(prior.mean / 2, 8);
  });

  it("finds a narrow prior among large counts", () => {
    const regions = Array.from({ length: 335 }, (_, i) => {
      const expected = 200 * 1.02 ** i;
      return { observed: Math.round(expected * (1 + 0.05 * Math.sin(12.9898 * i))), expected };
    });
    const prior = gammaPrior(regions)!;
    expect(prior.mean).toBeCloseTo(1, 1);
    expect(1 / Math.sqrt(prior.nu)).toBeGreaterThan(0.025);
    expect(1 / Math.sqrt(prior.nu)).toBeLessThan(0.05);
  });

  it("says so when the counts spread no more than chance, and gives all the common mean", () => {
    const regions = [10, 20, 30].map((expected) => ({ observed: 1.1 * expected, expected }));
    const prior = gammaPrior(regions)!;
    expect(prior).toMatchObject({ nu: Infinity, alpha: Infinity, degenerate: true });
    for (const region of regions) expect(empiricalBayesRatio(prior, region)).toBeCloseTo(110, 10);
  });

  it("takes counts for chance alone as long as Σ (O − μE)² is at most Σ O", () => {
    const spread = (second: number) =>
      gammaPrior([
        { observed: 0, expected: 1 },
        { observed: 2, expected: second },
      ])!;
    expect(spread(1).degenerate).toBe(true);
    expect(spread(1.01).degenerate).toBe(true);
    expect(spread(0.9).degenerate).toBe(false);
    expect(gammaPrior([{ observed: 1, expected: 2 }])).toMatchObject({ mean: 0.5, degenerate: true });
  });

  it("passes over regions without an expectation, and gives up where no one is observed", () => {
    expect(gammaPrior([...districts, { observed: 0, expected: 0 }])).toEqual(gammaPrior(districts));
    expect(gammaPrior([...districts, { observed: 3, expected: 0 }])).toEqual(gammaPrior(districts));
    expect(gammaPrior([{ observed: 0, expected: 4 }])).toBeNull();
    expect(gammaPrior([])).toBeNull();
    const prior = gammaPrior(districts)!;
    expect(empiricalBayesRatio(prior, { observed: 0, expected: 0 })).toBeCloseTo(100 * prior.mean, 10);
  });
});
