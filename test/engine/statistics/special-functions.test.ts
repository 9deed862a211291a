import { describe, expect, it } from "vitest";
import { deviance } from "../../../src/engine/statistics/deviance.js";
import { digammaLessLog, trigamma } from "../../../src/engine/statistics/digamma.js";
import { logFactorial, stirlingError } from "../../../src/engine/statistics/log-gamma.js";

describe("Stirling's error", () => {
  it("is what ln Γ leaves over its formula", () => {
    expect(stirlingError(1)).toBeCloseTo(1 - 0.5 * Math.log(2 * Math.PI), 14);
    expect(stirlingError(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI) + 0.5 - 0.9189385332046728, 13);
  });

  it("joins the series without a step", () => {
    const slope = -1 / (12 * 10 * 10);
    expect(stirlingError(10 - 1e-9)).toBeCloseTo(stirlingError(10) - slope * 1e-9, 14);
  });
});

describe("the logarithm of a factorial", () => {
  it("is that of the product", () => {
    let sum = 0;
    for (let n = 1; n <= 40; n++) {
      sum += Math.log(n);
      expect(logFactorial(n)).toBeCloseTo(sum, 12);
    }
    expect(logFactorial(0)).toBeCloseTo(0, 14);
  });
});

describe("the deviance of a count from its mean", () => {
  it("is 0 at the mean, the mean at a count of 0, and never negative", () => {
    expect(deviance(7, 7)).toBe(0);
    expect(deviance(0, 3)).toBe(3);
    for (const x of [0.1, 1, 6.9, 7.1, 30]) expect(deviance(x, 7)).toBeGreaterThan(0);
  });

  it("keeps its digits near the mean", () => {
    const e = 1e-6;
    const exact = 1e6 * ((e * e) / 2 - e ** 3 / 6);
    expect(deviance(1e6 + 1, 1e6) / exact).toBeCloseTo(1, 12);
  });
});

describe("digamma and trigamma", () => {
  const EULER = 0.5772156649015329;

  it("have their closed values", () => {
    expect(digammaLessLog(1)).toBeCloseTo(-EULER, 14);
    expect(digammaLessLog(0.5) + Math.log(0.5)).toBeCloseTo(-EULER - 2 * Math.LN2, 14);
    expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 13);
    expect(trigamma(0.5)).toBeCloseTo(Math.PI ** 2 / 2, 13);
  });

  it("obey the recurrence", () => {
    for (const x of [0.3, 2.5, 9.5, 11, 400]) {
      const digamma = (at: number) => digammaLessLog(at) + Math.log(at);
      expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 13);
      expect(trigamma(x) - trigamma(x + 1)).toBeCloseTo(1 / (x * x), 13);
    }
  });
});
