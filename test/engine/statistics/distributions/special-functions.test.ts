import { describe, expect, it } from "vitest";
import { deviance } from "../../../../src/engine/statistics/deviance.js";
import { digammaLessLog, trigamma } from "../../../../src/engine/statistics/distributions/digamma.js";
import { logFactorial, stirlingError } from "../../../../src/engine/statistics/distributions/log-gamma.js";
import { relativeError } from "../vectors.js";

/** x, δ(x), ψ(x) − ln x and ψ′(x) of mpmath at 40 digits. */
const FORTY_DIGITS: readonly (readonly [number, number, number, number])[] = [
  [0.125, 0.44568924621918515, -6.309051121616019, 65.38813344498803],
  [0.3125, 0.22842002999381145, -2.191954766404159, 11.359458005155656],
  [1.5, 0.05481412105191765, -0.3689751341295879, 0.9348022005446793],
  [3.75, 0.02217056544620611, -0.13921845137052322, 0.3053398526902531],
  [7.5, 0.011104559758206917, -0.06814553629617796, 0.1426158966967038],
  [9.5, 0.008768700134139386, -0.053553922203545615, 0.11099728846909904],
  [10.0, 0.00833056343336287, -0.05083250392732458, 0.10516633568168575],
  [10.5, 0.00793411456431402, -0.048374222865791315, 0.09991695605912673],
  [12.0, 0.00694284010720953, -0.042244969812188296, 0.08690187287176838],
  [16.0, 0.0052076559196096404, -0.03157539391232087, 0.06449378340323936],
  [25.0, 0.003333155636728093, -0.02013331201622674, 0.04081066325722558],
  [100.0, 0.0008333305556349147, -0.005008333250003967, 0.010050166663333571],
  [1000.0, 8.333333055555635e-5, -0.000500083333325, 0.0010005001666666333],
];

const FROM_TEN = [10, 11, 13, 20, 50];

/**
 * Σ Bₖ·n/(d·aᵐ) over k = 2, 4 … 14, [n, d, m] given for each k, in whole numbers as far as the last division;
 * the Bernoulli numbers by Σ C(n+1, k)Bₖ = 0 over their common denominator.
 */
function bernoulliSeries(term: (k: number) => [number, number, number], a: number): number {
  const denominator = 30030n;
  const bernoulli = [denominator];
  for (let n = 1n; n <= 14n; n++) {
    let [choose, sum] = [1n, 0n];
    bernoulli.forEach((value, k) => {
      sum += choose * value;
      choose = (choose * (n + 1n - BigInt(k))) / BigInt(k + 1);
    });
    expect(sum % (n + 1n)).toBe(0n);
    bernoulli.push(-sum / (n + 1n));
  }
  let sum = 0n;
  for (let k = 2; k <= 14; k += 2) {
    const [n, d, m] = term(k).map(BigInt) as [bigint, bigint, bigint];
    sum += (10n ** 60n * bernoulli[k]! * n) / (denominator * d * BigInt(a) ** m);
  }
  return Number(sum) / 1e60;
}

describe("Stirling's error", () => {
  it("has the digits that 40 of them give", () => {
    // Below 10 it is a difference of ln Γ and its formula.
    for (const [x, error] of FORTY_DIGITS)
      expect(Math.abs(stirlingError(x) - error)).toBeLessThan(x < 10 ? 1e-14 : 4e-17);
  });

  it("is Bernoulli's series from 10 on, to the last digit", () => {
    for (const a of FROM_TEN) {
      const exact = bernoulliSeries((k) => [1, k * (k - 1), k - 1], a);
      expect(relativeError(stirlingError(a), exact)).toBeLessThan(3e-16);
    }
  });

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

  it("have the digits that 40 of them give", () => {
    for (const [x, , digamma, trigammaValue] of FORTY_DIGITS) {
      expect(relativeError(digammaLessLog(x), digamma)).toBeLessThan(x < 10 ? 2e-15 : 1e-15);
      expect(relativeError(trigamma(x), trigammaValue)).toBeLessThan(1e-15);
    }
  });

  it("are Bernoulli's series from 10 on, to the last digit", () => {
    for (const a of FROM_TEN) {
      const digamma = -0.5 / a - bernoulliSeries((k) => [1, k, k], a);
      expect(relativeError(digammaLessLog(a), digamma)).toBeLessThan(3e-16);
      const exact = 1 / a + (0.5 / a / a + bernoulliSeries((k) => [1, 1, k + 1], a));
      expect(relativeError(trigamma(a), exact)).toBeLessThan(3e-16);
    }
  });

  it("obey the recurrence", () => {
    for (const x of [0.3, 2.5, 9.5, 11, 400]) {
      const digamma = (at: number) => digammaLessLog(at) + Math.log(at);
      expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 13);
      expect(trigamma(x) - trigamma(x + 1)).toBeCloseTo(1 / (x * x), 13);
    }
  });
});
