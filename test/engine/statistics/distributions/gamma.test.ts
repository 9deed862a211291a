import { describe, expect, it } from "vitest";
import { gammaQuantile } from "../../../../src/engine/statistics/distributions/gamma-quantile.js";
import { regularizedGamma } from "../../../../src/engine/statistics/distributions/incomplete-gamma.js";
import { normalCdf } from "../../../../src/engine/statistics/distributions/normal.js";
import { callsOf } from "../calls.js";
import { relativeError, smallQuantiles } from "../vectors.js";

const SHAPES = [0.3, 1, 1.5, 2, 5, 9.99, 10, 10.01, 30, 100, 937, 1e4, 1e5, 1e6, 1e7, 1e7 + 1];
const SHARES = [1e-12, 0.001, 0.025, 0.3, 0.5];

describe("the incomplete gamma functions", () => {
  it("add up to 1", () => {
    for (const shape of SHAPES) {
      for (const factor of [0.1, 0.7, 0.999, 1, 1.001, 1.5, 4]) {
        const { lower, upper } = regularizedGamma(shape, shape * factor);
        expect(lower + upper).toBeCloseTo(1, 15);
      }
    }
  });

  it("sum Poisson probabilities when the shape is whole", () => {
    const mean = 12.5;
    let probability = Math.exp(-mean);
    let sum = probability;
    for (let x = 1; x <= 40; x++) {
      expect(relativeError(regularizedGamma(x, mean).upper, sum)).toBeLessThan(1e-13);
      probability *= mean / x;
      sum += probability;
    }
  });

  it("do not jump where one method hands over to the other", () => {
    for (const factor of [0.4, 0.7, 1, 1.4, 2.2]) {
      const below = regularizedGamma(10 * (1 - 1e-13), 10 * factor);
      const at = regularizedGamma(10, 10 * factor);
      expect(relativeError(below.lower, at.lower)).toBeLessThan(5e-12);
      expect(relativeError(below.upper, at.upper)).toBeLessThan(5e-12);
    }
  });

  it("are 1 less an exponential at shape 1, and error functions at a half", () => {
    for (const x of [0.125, 1, 2, 3, 30]) {
      expect(relativeError(regularizedGamma(1, x).lower, -Math.expm1(-x))).toBeLessThan(1e-15);
      expect(relativeError(regularizedGamma(1, x).upper, Math.exp(-x))).toBeLessThan(2e-15);
      const z = Math.sqrt(2 * x);
      expect(relativeError(regularizedGamma(0.5, x).upper, 2 * normalCdf(-z))).toBeLessThan(2e-14);
    }
  });

  it("keep the digits of the smaller tail of a shape close to 0", () => {
    // The quantile of mpmath beyond which 0.001 lies, and ∫e⁻ˣ/x from 1 up, 0.21938393439552026, times the shape.
    expect(relativeError(regularizedGamma(0.01, 1.5090841476947505).upper, 0.001)).toBeLessThan(2e-15);
    expect(relativeError(regularizedGamma(1e-12, 1).upper, 1e-12 * 0.21938393439552026)).toBeLessThan(1e-3);
  });

  it("never leave 0 to 1, as small as the shape may be", () => {
    for (const x of [0.25, 0.5, 0.75]) {
      const { lower, upper } = regularizedGamma(1e-15, x);
      expect(lower).toBeLessThanOrEqual(1);
      expect(upper).toBeGreaterThanOrEqual(0);
    }
  });

  it("take no loop for a large shape, and a short one elsewhere", () => {
    const steps = (shape: number, x: number) => callsOf("abs", () => regularizedGamma(shape, x));
    // One is the deviance's own.
    expect(steps(1e6, 1e6)).toBe(1);
    expect(steps(1e6, 1.001e6)).toBe(1);
    expect(steps(1.5, 3)).toBeLessThanOrEqual(33);
    expect(steps(9, 10.5)).toBeLessThanOrEqual(11);
  });

  it("end at 0 and infinity, and know nothing of negative arguments", () => {
    expect(regularizedGamma(3, 0)).toEqual({ lower: 0, upper: 1 });
    expect(regularizedGamma(3, Infinity)).toEqual({ lower: 1, upper: 0 });
    expect(Object.values(regularizedGamma(3, -1))).toEqual([Number.NaN, Number.NaN]);
    expect(Object.values(regularizedGamma(0, 1))).toEqual([Number.NaN, Number.NaN]);
    expect(Object.values(regularizedGamma(0, 0))).toEqual([Number.NaN, Number.NaN]);
  });
});

describe("the gamma quantile", () => {
  it("has the digits that 40 of them give where the shape is small", () => {
    for (const [shape, p, tail, x] of smallQuantiles.gamma) {
      expect(relativeError(gammaQuantile(p, shape, tail), x)).toBeLessThan(shape < 1 ? 1e-12 : 1e-13);
    }
  });

  it("starts so close that a few steps do", () => {
    let all = 0;
    for (const [shape, p, tail] of smallQuantiles.gamma) {
      all += callsOf("log", () => gammaQuantile(p, shape, tail));
    }
    let more = 0;
    for (const shape of [0.05, 0.2, 0.3, 0.7, 1.2, 2, 3, 7]) {
      for (const p of [1e-5, 0.01, 0.025, 0.1, 0.2, 0.45]) {
        for (const tail of ["lower", "upper"] as const) {
          more += callsOf("log", () => gammaQuantile(p, shape, tail));
        }
      }
    }
    expect(all).toBeLessThanOrEqual(1396);
    expect(more).toBeLessThanOrEqual(1758);
  });

  it("ends at once where it is nearer to 0 than a double", () => {
    // (10⁻¹²)¹⁰⁰
    expect(gammaQuantile(1e-12, 0.01)).toBe(0);
    expect(callsOf("abs", () => gammaQuantile(1e-12, 0.01))).toBeLessThanOrEqual(3);
  });

  it("returns to the share that it came from, in both tails", () => {
    for (const shape of SHAPES) {
      for (const share of SHARES) {
        for (const tail of ["lower", "upper"] as const) {
          const x = gammaQuantile(share, shape, tail);
          // A change of 1e-12 in x moves the share by up to 1e-12·√shape·(z + 1) of itself.
          const slack = 1e-13 + 1e-15 * Math.sqrt(shape) * 8;
          expect(relativeError(regularizedGamma(shape, x)[tail], share)).toBeLessThan(slack);
        }
      }
    }
  });

  it("is the same from either tail", () => {
    for (const shape of SHAPES) {
      expect(relativeError(gammaQuantile(0.7, shape), gammaQuantile(0.3, shape, "upper"))).toBeLessThan(
        1e-13,
      );
    }
  });

  it("is an exponential quantile at shape 1, and ends at 0 and infinity", () => {
    expect(gammaQuantile(0.5, 1)).toBeCloseTo(Math.LN2, 15);
    expect(gammaQuantile(0, 5)).toBe(0);
    expect(gammaQuantile(1, 5)).toBe(Infinity);
    expect(gammaQuantile(0, 5, "upper")).toBe(Infinity);
    expect(gammaQuantile(1, 5, "upper")).toBe(0);
    expect(gammaQuantile(0.3, 1, "upper")).toBeCloseTo(-Math.log(0.3), 15);
    expect(gammaQuantile(1, 1, "upper")).toBe(0);
    expect(gammaQuantile(0, 1, "upper")).toBe(Infinity);
    expect(callsOf("log", () => gammaQuantile(0, 5, "upper"))).toBe(0);
  });

  it("is not a number for what is no share and no shape", () => {
    for (const share of [-0.1, 1.1, Number.NaN]) {
      for (const shape of [1, 5]) {
        expect(gammaQuantile(share, shape)).toBeNaN();
        expect(gammaQuantile(share, shape, "upper")).toBeNaN();
      }
    }
    for (const shape of [0, -1, Number.NaN]) {
      expect(gammaQuantile(0.5, shape)).toBeNaN();
      expect(gammaQuantile(0, shape)).toBeNaN();
    }
  });

  it("is the same from either tail, where the share is above a half too", () => {
    for (const shape of [0.4, 1.5, 4, 9]) {
      for (const share of [0.502, 0.7, 0.99]) {
        expect(
          relativeError(gammaQuantile(share, shape), gammaQuantile(1 - share, shape, "upper")),
        ).toBeLessThan(1e-12);
      }
    }
  });
});
