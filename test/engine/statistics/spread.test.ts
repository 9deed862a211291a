import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../../src/engine/statistics/distributions/normal.js";
import type { Counts } from "../../../src/engine/statistics/interval.js";
import {
  estimateSpread,
  LEAST_REGIONS,
  markInSpread,
  samplingVariance,
  spreadDeviation,
  spreadLimits,
  spreadScore,
} from "../../../src/engine/statistics/spread.js";

/** Regions of 1,000 times growing size whose scores are a normal sample's: every quantile once, in no order of size. */
function regions(count: number, tau: number, gamma: number, scale = 1): Counts[] {
  const sizes = Array.from({ length: count }, (_, i) => 300 * 1000 ** (i / (count - 1)) * scale);
  const mean = Math.exp(sizes.reduce((sum, size) => sum + Math.log(size), 0) / count);
  return sizes.map((expected, i) => {
    const place = (i * 89 + 7) % count;
    const score = normalQuantile((place + 0.5) / count);
    const deviation = Math.sqrt(0.8 / expected + (tau * (expected / mean) ** -gamma) ** 2);
    return { observed: expected * Math.exp(score * deviation), expected, examined: 5 * expected };
  });
}

describe("the sampling variance of log(O/E)", () => {
  it("is (1 − E/n)/E of a binomial count and 1/E of a Poisson one", () => {
    const counts = { observed: 0, expected: 50, examined: 200 };
    expect(samplingVariance("binomial", counts)).toBe(0.75 / 50);
    expect(samplingVariance("poisson", counts)).toBe(1 / 50);
    expect(samplingVariance("byar", counts)).toBe(1 / 50);
    expect(samplingVariance("binomial", { expected: 50, examined: 49.999 })).toBe(0);
    expect(samplingVariance("binomial", { expected: 0, examined: 10 })).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("the spread between regions", () => {
  it.each([
    [0.05, 0],
    [0.1, 0.15],
    [0.2, 0.3],
    [0.4, 0.5],
  ])("is found where it is normal: τ %f, γ %f", (tau, gamma) => {
    const found = estimateSpread("binomial", regions(335, tau, gamma))!;
    expect(found.tau / tau).toBeGreaterThan(0.95);
    expect(found.tau / tau).toBeLessThan(1.05);
    expect(Math.abs(found.gamma - gamma)).toBeLessThan(0.05);
    expect(found.meanExpected).toBeCloseTo(300 * Math.sqrt(1000), 6);
    expect(found.regions).toBe(335);
  });

  it("makes the squares, drawn in at the 90th percentile, what they are for a normal score at every size", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.double({ min: -0.5, max: 0.5, noNaN: true }), fc.integer({ min: 50, max: 1e6 })),
          {
            minLength: 30,
            maxLength: 60,
          },
        ),
        (pairs) => {
          const made = pairs.map(([y, expected]) => ({
            observed: expected * Math.exp(y),
            expected,
            examined: 4 * expected,
          }));
          const spread = estimateSpread("binomial", made)!;
          if (spread.tau === 0 || spread.gamma === 0 || spread.gamma === 0.5) return;
          const c = normalQuantile(0.9);
          // E[min(z², c²)], with the density of the normal distribution at c.
          const usual = 0.8 - (2 * c * Math.exp((-c * c) / 2)) / Math.sqrt(2 * Math.PI) + 0.2 * c * c;
          let [ofTau, ofGamma, weight] = [0, 0, 0];
          for (const counts of made) {
            const variance =
              spreadDeviation(spread, samplingVariance("binomial", counts), counts.expected) ** 2;
            const share = 1 - samplingVariance("binomial", counts) / variance;
            const excess = Math.min(spreadScore(spread, "binomial", counts) ** 2, c * c) / usual - 1;
            ofTau += excess * share;
            ofGamma += excess * share * Math.log(counts.expected / spread.meanExpected);
            weight += share;
          }
          expect(Math.abs(ofTau / weight)).toBeLessThan(1e-4);
          expect(Math.abs(ofGamma / weight)).toBeLessThan(1e-4);
        },
      ),
    );
  });

  it("is the same in any order, and when high and low change places", () => {
    const made = regions(120, 0.15, 0.2).map((counts, i) =>
      i % 9 ? counts : { ...counts, observed: 3 * counts.observed },
    );
    const { tau, gamma } = estimateSpread("binomial", made)!;
    const turned = made.map(({ observed, expected, examined }) => ({
      observed: expected ** 2 / observed,
      expected,
      examined,
    }));
    for (const other of [made.toReversed(), turned]) {
      const found = estimateSpread("binomial", other)!;
      expect(found.tau).toBeCloseTo(tau, 8);
      expect(found.gamma).toBeCloseTo(gamma, 8);
    }
  });

  it("is hardly moved by gross errors and by regions with nobody observed", () => {
    const made = regions(335, 0.1, 0.2);
    const { tau } = estimateSpread("binomial", made)!;
    for (const factor of [7.97, 1e6, 0]) {
      const spoilt = made.map((counts, i) =>
        i === 100 || i === 200 ? { ...counts, observed: factor * counts.expected } : counts,
      );
      const found = estimateSpread("binomial", spoilt)!;
      expect(Math.abs(found.tau / tau - 1)).toBeLessThan(0.02);
    }
  });

  it("is 0 where chance explains everything, and then the limits are those of chance", () => {
    const alike = regions(100, 0, 0).map((counts) => ({ ...counts, observed: 1.0001 * counts.expected }));
    const spread = estimateSpread("binomial", alike)!;
    expect([spread.tau, spread.gamma]).toEqual([0, 0]);
    expect(spreadDeviation(spread, 0.01, 5)).toBe(0.1);
    const all = { observed: 10, expected: 10, examined: 10 };
    expect(estimateSpread("binomial", Array(30).fill(all))).toMatchObject({ tau: 0, gamma: 0 });
  });

  it("is found even where most regions have nobody observed", () => {
    const made = regions(60, 0.1, 0.2).map((counts, i) => (i % 3 ? { ...counts, observed: 0 } : counts));
    const { tau, gamma } = estimateSpread("binomial", made)!;
    expect(tau).toBeGreaterThan(1);
    expect(gamma).toBeLessThanOrEqual(0.5);
    expect(Number.isFinite(tau + gamma)).toBe(true);
  });

  it("needs 20 regions in which somebody is expected", () => {
    const made = regions(LEAST_REGIONS, 0.1, 0);
    const empty = { observed: 0, expected: 0, examined: 10 };
    expect(estimateSpread("binomial", [...made, empty])).toMatchObject({ regions: LEAST_REGIONS });
    expect(estimateSpread("binomial", [...made.slice(1), empty, empty])).toBeNull();
    expect(estimateSpread("binomial", [])).toBeNull();
  });
});

describe("the limits in a spread", () => {
  const spread = { tau: 0.1, gamma: 0.25, meanExpected: 1000, regions: 335 };

  it("are a little wider than 1.96 and 3.09, the more so the fewer regions there are", () => {
    const of = (count: number) => spreadLimits({ ...spread, regions: count });
    expect(of(335).at95).toBeCloseTo(1.963, 3);
    expect(of(335).at998).toBeCloseTo(3.116, 3);
    expect(of(47).at95).toBeCloseTo(1.983, 3);
    expect(of(47).at998).toBeCloseTo(3.276, 3);
    expect(of(1e9).at998).toBeCloseTo(normalQuantile(0.999), 6);
  });

  it("divide the five classes on the log scale", () => {
    // (16000/1000)^(−¼) = ½: a deviation of 0.05, and no sampling variance where E is large in n.
    const at = (score: number) =>
      markInSpread(spread, "binomial", {
        observed: 16_000 * Math.exp(0.05 * score),
        expected: 16_000,
        examined: 16_000,
      });
    expect([-3.2, -2, -1.9, 1.9, 2, 3.2].map(at)).toEqual([
      "low-99.8",
      "low-95",
      "none",
      "none",
      "high-95",
      "high-99.8",
    ]);
  });

  it("hold nobody observed to be as low as can be, and nobody expected to be nothing", () => {
    expect(spreadScore(spread, "binomial", { observed: 0, expected: 5, examined: 9 })).toBe(-Infinity);
    expect(spreadScore(spread, "binomial", { observed: 0, expected: 0, examined: 9 })).toBe(0);
  });
});
