import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { regularizedBeta } from "../../../src/engine/statistics/distributions/incomplete-beta.js";
import { normalQuantile } from "../../../src/engine/statistics/distributions/normal.js";
import { markOfIntervals, markOfZ, weakerMark, zScore } from "../../../src/engine/statistics/significance.js";
import { MARKS } from "../../../src/model/marks.js";
import { guaranteedMark, plainMark } from "./interval-marks.js";

describe("the five-class mark", () => {
  it("is high or low by the stricter level that still clears the reference", () => {
    const at = (lower: number, upper: number) => ({ lower, upper });
    expect(markOfIntervals(at(103, 110), at(101, 112))).toBe("high-99.8");
    expect(markOfIntervals(at(101, 110), at(99, 112))).toBe("high-95");
    expect(markOfIntervals(at(98, 110), at(95, 112))).toBe("none");
    expect(markOfIntervals(at(90, 99), at(88, 101))).toBe("low-95");
    expect(markOfIntervals(at(90, 97), at(88, 99))).toBe("low-99.8");
  });

  it("marks nothing where a limit just touches the reference, and is null without a ratio", () => {
    const at = (lower: number, upper: number) => ({ lower, upper });
    expect(markOfIntervals(at(100, 110), at(99, 111))).toBe("none");
    expect(markOfIntervals(at(90, 100), at(89, 101))).toBe("none");
    expect(markOfIntervals(at(101, 110), at(100, 111))).toBe("high-95");
    expect(markOfIntervals(at(90, 99), at(89, 100))).toBe("low-95");
    expect(markOfIntervals(null, null)).toBeNull();
    expect(markOfIntervals(at(101, 110), null)).toBeNull();
    expect(markOfIntervals(null, at(101, 110))).toBeNull();
    expect(plainMark("binomial", { observed: 0, expected: 0, examined: 0 })).toBeNull();
  });

  it("is the exact two-sided binomial test: twice the smaller tail below 5 % or 0.2 %", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(1000), fc.nat(998), (n, share, rate) => {
        const x = Math.round((n * share) / 1000);
        const p = (rate + 1) / 1000;
        const atLeast = x === 0 ? 1 : regularizedBeta(p, x, n - x + 1).lower;
        const atMost = x === n ? 1 : regularizedBeta(p, x + 1, n - x).upper;
        const tail = Math.min(atLeast, atMost);
        // On the very edge rounding decides: one person, hit at 0.1 %.
        fc.pre(Math.abs(tail - 0.001) > 1e-12 && Math.abs(tail - 0.025) > 1e-12);
        const side = atLeast < atMost ? "high" : "low";
        const mark = tail < 0.001 ? `${side}-99.8` : tail < 0.025 ? `${side}-95` : "none";
        expect(plainMark("binomial", { observed: x, expected: n * p, examined: n })).toBe(mark);
      }),
    );
  });

  it("is high at 95 % from 15 of 20 fair coins, at 99.8 % from 18, and low from as many of the other side", () => {
    // Of 2²⁰ throws 60460 have 14 or more heads, 21700 (2.07 %) 15 or more, 1351 (0.13 %) 17 or more, 211 18 or more.
    const expected = ["none", "high-95", "high-95", "high-95", "high-99.8", "high-99.8", "high-99.8"];
    expected.forEach((mark, i) => {
      for (const [observed, own] of [
        [14 + i, mark] as const,
        [6 - i, mark.replace("high", "low")] as const,
      ]) {
        expect(plainMark("binomial", { observed, expected: 10, examined: 20 })).toBe(own);
        const exact = {
          observedLower: observed,
          observedUpper: observed,
          expectedLower: 10,
          expectedUpper: 10,
          examinedLower: 20,
          examinedUpper: 20,
        };
        expect(guaranteedMark("binomial", exact)).toBe(own);
      }
    });
  });

  it("never rests on hidden counts when it is taken from the bounds", () => {
    const strength = (mark: string | null) => 2 - MARKS.indexOf(mark as (typeof MARKS)[number]);
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 4000 }),
        fc.nat(20),
        fc.double({ min: 0.6, max: 1.6, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (low, hidden, factor, where) => {
          const bounds = {
            observedLower: low,
            observedUpper: low + hidden,
            expectedLower: low * factor,
            expectedUpper: low * factor + hidden,
            examinedLower: low * 3 + hidden,
            examinedUpper: low * 3 + 2 * hidden,
          };
          const guaranteed = strength(guaranteedMark("binomial", bounds));
          const plain = strength(
            plainMark("binomial", {
              observed: low + where * hidden,
              expected: low * factor + (1 - where) * hidden,
              examined: low * 3 + (1 + where) * hidden,
            }),
          );
          if (guaranteed > 0) expect(plain).toBeGreaterThanOrEqual(guaranteed);
          if (guaranteed < 0) expect(plain).toBeLessThanOrEqual(guaranteed);
        },
      ),
    );
  });
});

describe("the z-score", () => {
  it("divides by the spread of the method", () => {
    const counts = { observed: 130, expected: 100, examined: 400 };
    expect(zScore("poisson", counts)).toBe(3);
    expect(zScore("binomial", counts)).toBeCloseTo(30 / Math.sqrt(75), 14);
    expect(zScore("binomial", { observed: 0, expected: 0, examined: 0 })).toBeNull();
    expect(zScore("binomial", { observed: 5, expected: 9, examined: 9 })).toBeNull();
  });

  it("is classed at 1.96 and 3.09, or at other limits", () => {
    expect([-4, -2, -1.9, 1.95, 1.97, 3.1].map((z) => markOfZ(z))).toEqual([
      "low-99.8",
      "low-95",
      "none",
      "none",
      "high-95",
      "high-99.8",
    ]);
    // Just on a limit is not beyond it.
    expect([0.975, 0.999].map((p) => markOfZ(normalQuantile(p)))).toEqual(["none", "high-95"]);
    expect([0.975, 0.999].map((p) => markOfZ(-normalQuantile(p)))).toEqual(["none", "low-95"]);
    expect([2.5, 4, 5.5].map((z) => markOfZ(z, { at95: 3, at998: 5 }))).toEqual([
      "none",
      "high-95",
      "high-99.8",
    ]);
    expect(markOfZ(Number.NaN)).toBe("none");
  });
});

describe("the weaker of two marks", () => {
  it("is the lesser on one side, and none on two", () => {
    expect(weakerMark("high-99.8", "high-95")).toBe("high-95");
    expect(weakerMark("low-95", "low-99.8")).toBe("low-95");
    expect(weakerMark("low-99.8", "low-99.8")).toBe("low-99.8");
    expect(weakerMark("low-95", "high-95")).toBe("none");
    for (const mark of MARKS) {
      expect(weakerMark(mark, "none")).toBe("none");
      expect(weakerMark("none", mark)).toBe("none");
    }
  });
});
