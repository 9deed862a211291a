// @ts-nocheck
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { falseDiscoveryRates } from "../../../src/engine/statistics/false-discovery.js";

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("false discovery rates", () => {
  it("are those that R's p.adjust(method = 'BH') gives", () => {
    const rates = falseDiscoveryRates([0.01, 0.04, 0.03, 0.005, 0.5]);
    for (const [i, rate] of [0.025, 0.05, 0.05, 0.025, 0.5].entries()) expect(rates[i]).toBeCloseTo(rate, 12);
  });

  it("up to a bound are those that the step-up rule takes: the most i with p(i) ≤ bound · i/m", () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 30 }), share, (p, bound) => {
        const rates = falseDiscoveryRates(p);
        const sorted = [...p].sort((a, b) => a - b);
        let taken = 0;
        for (const [i, value] of sorted.entries()) if ((value * p.length) / (i + 1) <= bound) taken = i + 1;
        expect(rates.filter((rate) => rate! <= bound)).toHaveLength(taken);
      }),
    );
  });

  it("leave out what is not tested", () => {
    expect(falseDiscoveryRates([null, 0.02, null])).toEqual([null, 0.02, null]);
    expect(falseDiscoveryRates([])).toEqual([]);
  });
});
