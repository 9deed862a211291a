import { describe, expect, it } from "vitest";
import {
  logUpperTail,
  upperDeviate,
} from "../../../../src/engine/statistics/distributions/tail-expansion.js";
import { callsOf } from "../calls.js";
import { relativeError, signedRoot } from "../vectors.js";

/** The coefficients of the equation that gamma (b: null) and beta distributions obey, and the smallest parameter. */
function equation(a: number, b: number | null): [skew: number, curvature: number, smallest: number] {
  if (b === null) return [1 / Math.sqrt(a), 0, a];
  return [(b - a) / Math.sqrt(a * b * (a + b)), 1 / (a + b), Math.min(a, b)];
}

describe("the expansion of a tail", () => {
  it("has the logarithm that 50 digits give, from the mean to the farthest that it is trusted with", () => {
    for (const [a, b, w, logTail] of signedRoot.tails) {
      const [skew, curvature, smallest] = equation(a, b);
      const actual = logUpperTail(Math.abs(w), w < 0 ? -skew : skew, curvature, smallest);
      expect(relativeError(actual, logTail)).toBeLessThan(1e-15);
    }
  });

  it("does not answer below 10, nor where its terms fall too slowly", () => {
    expect(logUpperTail(1, 0.3, 0, 9.99)).toBeNaN();
    expect(upperDeviate(0.025, 0.3, 0, 9.99)).toBeNaN();
    expect(logUpperTail(3.95, 0.3, 0, 10)).toBeNaN();
    expect(upperDeviate(1e-5, 0.3, 0, 10)).toBeNaN();
  });
});

describe("the deviate beyond which a tail lies", () => {
  it("has the digits that 50 of them give", () => {
    for (const [a, b, tail, side, deviate] of signedRoot.deviates) {
      const [skew, curvature, smallest] = equation(a, b);
      const actual = upperDeviate(tail, side * skew, curvature, smallest);
      expect(Math.abs(actual - deviate)).toBeLessThan(2e-14 * Math.max(1, Math.abs(deviate)));
    }
  });

  it("is that of the other side where the tail is more than a half", () => {
    expect(upperDeviate(0.75, 0.2, 0.01, 25)).toBe(-upperDeviate(0.25, -0.2, 0.01, 25));
    expect(upperDeviate(0.5, 0, 0, 25)).toBeCloseTo(0, 15);
  });

  it("starts so close that two steps are the most, and one is the rule", () => {
    let deviates = 0;
    let all = 0;
    for (const a of [10, 20, 60, 300, 1e4, 1e7]) {
      for (const b of [null, a, 3 * a, 1000 * a]) {
        const [skew, curvature, smallest] = equation(a, b);
        for (const tail of [0.4, 0.2, 0.05, 0.025, 0.01, 0.001, 1e-4, 1e-7, 1e-12, 1e-40, 1e-200]) {
          for (const side of [1, -1]) {
            let deviate = 0;
            const calls = callsOf("log", () => {
              deviate = upperDeviate(tail, side * skew, curvature, smallest);
            });
            if (Number.isNaN(deviate)) continue;
            // The normal quantile takes one beyond its middle range, the number of terms one, the tail itself one.
            const steps = calls - (tail < 0.075 ? 3 : 2);
            expect(steps).toBeLessThanOrEqual(2);
            all += steps;
            deviates++;
          }
        }
      }
    }
    expect(deviates).toBe(448);
    expect(all).toBeLessThanOrEqual(561);
  });
});
