import { describe, expect, it } from "vitest";
import { betaQuantile } from "../../../../src/engine/statistics/distributions/beta-quantile.js";
import { gammaQuantile } from "../../../../src/engine/statistics/distributions/gamma-quantile.js";
import { regularizedBeta } from "../../../../src/engine/statistics/distributions/incomplete-beta.js";
import { callsOf } from "../calls.js";
import { relativeError, smallQuantiles } from "../vectors.js";

const PARAMETERS = [0.3, 1, 1.5, 2, 5, 9.99, 10, 40, 1000, 1e5, 1e7, 3e7];
const SHARES = [1e-9, 0.001, 0.025, 0.3, 0.5];

describe("the incomplete beta functions", () => {
  it("mirror when the parameters are exchanged", () => {
    for (const a of PARAMETERS) {
      for (const b of PARAMETERS) {
        for (const share of [0.03, 0.4]) {
          const x = betaQuantile(share, a, b);
          if (x > 0.5) continue;
          const here = regularizedBeta(x, a, b);
          const there = regularizedBeta(1 - x, b, a, x);
          expect(relativeError(here.lower, there.upper)).toBeLessThan(1e-11);
        }
      }
    }
  });

  it("sum binomial probabilities when the parameters are whole", () => {
    const n = 40;
    const rate = 0.3;
    let probability = (1 - rate) ** n;
    let below = probability;
    for (let x = 1; x <= n; x++) {
      expect(relativeError(regularizedBeta(rate, x, n - x + 1).upper, below)).toBeLessThan(1e-13);
      probability *= (((n - x + 1) / x) * rate) / (1 - rate);
      below += probability;
    }
  });

  it("are powers where a parameter is 1, 2 or 3", () => {
    for (let a = 1; a <= 9; a++) {
      for (let k = 1; k <= 15; k++) {
        const x = k / 16;
        const y = 1 - x;
        const powers = [x ** a, x ** a * (1 + a * y), x ** a * (1 + a * y + 0.5 * a * (a + 1) * y * y)];
        powers.forEach((power, i) => {
          expect(relativeError(regularizedBeta(x, a, i + 1).lower, power)).toBeLessThan(2e-14);
          expect(relativeError(regularizedBeta(y, i + 1, a).upper, power)).toBeLessThan(2e-14);
        });
      }
    }
    for (const a of [100, 1000, 5000]) {
      const [x, y] = [0.9375, 0.0625];
      const power = x ** a * (1 + a * y + 0.5 * a * (a + 1) * y * y);
      expect(relativeError(regularizedBeta(x, a, 3).lower, power)).toBeLessThan(2e-14 + 2e-16 * a);
    }
  });

  it("never leave 0 to 1, as small as a parameter may be", () => {
    for (const x of [0.125, 0.2, 0.25, 0.3]) {
      for (const tails of [regularizedBeta(x, 2e-16, 1), regularizedBeta(1 - x, 1, 2e-16)]) {
        expect(Math.max(tails.lower, tails.upper)).toBe(1);
        expect(Math.min(tails.lower, tails.upper)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it("take no loop for large parameters, and a short one elsewhere", () => {
    const steps = (x: number, a: number, b: number) => callsOf("abs", () => regularizedBeta(x, a, b));
    // Two are the deviances' own.
    expect(steps(0.3, 3e5, 7e5)).toBe(2);
    expect(steps(0.3001, 3e5, 7e5)).toBe(2);
    expect(steps(0.01, 0.25, 9)).toBeLessThanOrEqual(10);
    expect(steps(0.4, 5, 5)).toBeLessThanOrEqual(9);
  });

  it("end at 0 and 1, and know nothing beyond", () => {
    expect(regularizedBeta(0, 2, 3)).toEqual({ lower: 0, upper: 1 });
    expect(regularizedBeta(1, 2, 3)).toEqual({ lower: 1, upper: 0 });
    expect(regularizedBeta(1.2, 2, 3).lower).toBeNaN();
    for (const [x, a, b] of [
      [-0.1, 2, 3] as const,
      [0.3, 0, 3] as const,
      [0.3, 2, 0] as const,
      [0, 0, 3] as const,
    ]) {
      expect(Object.values(regularizedBeta(x, a, b))).toEqual([Number.NaN, Number.NaN]);
    }
  });
});

describe("the beta quantile", () => {
  it("has the digits that 40 of them give where a parameter is small", () => {
    for (const [a, b, p, tail, x] of smallQuantiles.beta) {
      const slack = Math.min(a, b) < 1 ? 1e-12 : 1e-13;
      expect(relativeError(betaQuantile(p, a, b, tail), x)).toBeLessThan(slack);
    }
  });

  it("starts so close that a few steps do", () => {
    let all = 0;
    for (const [a, b, p, tail] of smallQuantiles.beta) {
      all += callsOf("log", () => betaQuantile(p, a, b, tail));
    }
    let more = 0;
    for (const a of [0.4, 1.5, 3, 7]) {
      for (const b of [0.6, 1.5, 4, 9, 30, 1000]) {
        for (const p of [1e-5, 0.001, 0.025, 0.4]) {
          for (const tail of ["lower", "upper"] as const) {
            more += callsOf("log", () => betaQuantile(p, a, b, tail));
          }
        }
      }
    }
    expect(all).toBeLessThanOrEqual(3272);
    expect(more).toBeLessThanOrEqual(6820);
  });

  it("returns to the share that it came from, in both tails", () => {
    for (const a of PARAMETERS) {
      for (const b of PARAMETERS) {
        for (const share of SHARES) {
          for (const tail of ["lower", "upper"] as const) {
            const x = betaQuantile(share, a, b, tail);
            // A quantile close to 1 has lost the digits of 1 − x, which the other tail keeps.
            if (x > 0.9) continue;
            const slack = 2e-13 + 1e-15 * Math.sqrt(a) * 8;
            expect(relativeError(regularizedBeta(x, a, b)[tail], share)).toBeLessThan(slack);
          }
        }
      }
    }
  });

  it("is that of the gamma distribution when b is very large", () => {
    for (const a of [1, 3, 20, 400]) {
      expect(betaQuantile(0.025, a, 1e14) * 1e14).toBeCloseTo(gammaQuantile(0.025, a), 8);
    }
  });

  it("has closed forms where a parameter is 1, and ends at 0 and 1", () => {
    expect(relativeError(betaQuantile(0.025, 1, 100), 1 - 0.975 ** 0.01)).toBeLessThan(1e-12);
    expect(relativeError(betaQuantile(0.025, 100, 1), 0.025 ** 0.01)).toBeLessThan(1e-15);
    expect(betaQuantile(0.5, 1, 1, "upper")).toBe(0.5);
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(0, 2, 3, "upper")).toBe(1);
    expect([betaQuantile(1, 2, 3), betaQuantile(1, 2, 3, "upper")]).toEqual([1, 0]);
    expect(betaQuantile(2, 2, 3)).toBeNaN();
    expect([betaQuantile(0, 0.3, 0.3), betaQuantile(1, 0.3, 0.3)]).toEqual([0, 1]);
    expect([betaQuantile(0, 0.3, 0.3, "upper"), betaQuantile(1, 1, 3, "upper")]).toEqual([1, 0]);
  });

  it("is not a number for what is no share and no parameter", () => {
    for (const share of [-0.1, 1.1, Number.NaN]) {
      for (const [a, b] of [[2, 3] as const, [1, 3] as const, [2, 1] as const]) {
        expect(betaQuantile(share, a, b)).toBeNaN();
        expect(betaQuantile(share, a, b, "upper")).toBeNaN();
      }
    }
    for (const none of [0, -1, Number.NaN]) {
      expect(betaQuantile(0.3, none, 3)).toBeNaN();
      expect(betaQuantile(0.3, 2, none)).toBeNaN();
      expect(betaQuantile(0.3, 1, none)).toBeNaN();
      expect(betaQuantile(0.3, none, 1)).toBeNaN();
      expect(betaQuantile(0, none, 3)).toBeNaN();
    }
  });

  it("is the same from either tail, where the share is above a half too", () => {
    for (const [a, b] of [[2, 3] as const, [0.5, 4] as const, [7, 1.5] as const]) {
      for (const share of [0.502, 0.7, 0.99]) {
        expect(relativeError(betaQuantile(share, a, b), betaQuantile(1 - share, a, b, "upper"))).toBeLessThan(
          1e-12,
        );
      }
    }
  });

  it("finds its way back from where the tail underflows", () => {
    // Near 0 Iₓ(a, b) is xᵃ/(a·B(a, b)); with b of a thousand million the distribution is that of gamma.
    const near = (1e-60 * 5 * 24) / (0.01 * 1.01 * 2.01 * 3.01 * 4.01);
    const far = gammaQuantile(1e-300, 2, "upper") / 1e9;
    expect(relativeError(betaQuantile(1e-60, 5, 0.01), near ** 0.2)).toBeLessThan(1e-12);
    expect(relativeError(betaQuantile(1e-300, 2, 1e9, "upper"), far)).toBeLessThan(1e-6);
    expect(callsOf("log", () => betaQuantile(1e-60, 5, 0.01))).toBeLessThanOrEqual(320);
    expect(callsOf("log", () => betaQuantile(1e-300, 2, 1e9, "upper"))).toBeLessThanOrEqual(30);
  });

  it("ends at once where it is nearer to 0 or 1 than a double", () => {
    expect([betaQuantile(1e-300, 0.1, 3), betaQuantile(1e-300, 3, 0.1, "upper")]).toEqual([0, 1]);
    expect(callsOf("abs", () => betaQuantile(1e-300, 0.1, 3))).toBeLessThanOrEqual(3);
  });

  it("finds its way between the two poles of a density with a, b < 1", () => {
    for (const [a, b] of [[0.5, 0.5] as const, [0.2, 0.6] as const, [0.6, 0.2] as const]) {
      expect(relativeError(regularizedBeta(betaQuantile(0.1, a, b), a, b).lower, 0.1)).toBeLessThan(1e-13);
    }
    expect(relativeError(betaQuantile(0.1, 0.5, 0.5), Math.sin(0.05 * Math.PI) ** 2)).toBeLessThan(1e-13);
  });
});
