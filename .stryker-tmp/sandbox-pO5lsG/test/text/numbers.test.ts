// @ts-nocheck
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markOfIntervals } from "../../src/engine/statistics/significance.js";
import {
  decimalOf,
  lowerEnd,
  MINUS,
  MOST_DECIMALS,
  nearest,
  numberOf,
  people,
  peopleRange,
  percent,
  percentUp,
  plain,
  ratioEnd,
  signed,
  signedRange,
  signedText,
  stepsOf,
  times,
  upperEnd,
  withHyphen,
} from "../../src/text/numbers.js";

const DECIMALS = fc.integer({ min: 0, max: MOST_DECIMALS });
const POINTS = fc.oneof(
  fc.double({ min: -100, max: 7000, noNaN: true }),
  fc.double({ min: -0.2, max: 0.2, noNaN: true }),
  // Numbers of few decimals, with and without what a subtraction leaves behind them.
  fc.integer({ min: -100_000, max: 700_000 }).map((n) => n / 1000),
  fc.integer({ min: 0, max: 700_000 }).map((n) => n / 1000 - 100),
);
/** Beyond the ninth decimal nothing is a digit. */
const NOISE = 1.1e-9;
const numberIn = (text: string) => Number(withHyphen(text).replaceAll(",", ""));

describe("a number as text", () => {
  it("is rounded once, to the nearest, a half away from 0", () => {
    expect([27.495, 0.5, 1.5, 2.5, -2.5, -0.5].map((value) => signed(value, 0))).toEqual([
      "+27",
      "+1",
      "+2",
      "+3",
      "−3",
      "−1",
    ]);
    expect([0.15, -0.15, 0.25, 0.35, 27.495, 99.95].map((value) => signed(value, 1))).toEqual([
      "+0.2",
      "−0.2",
      "+0.3",
      "+0.4",
      "+27.5",
      "+100.0",
    ]);
    expect([1.005, 2.675, -1.115].map((value) => signed(value, 2))).toEqual(["+1.01", "+2.68", "−1.12"]);
  });

  it("is read as a decimal: what the arithmetic leaves behind its digits does not decide a half", () => {
    // 2.3499999999999943 and 0.15000000000000568.
    expect([102.35 - 100, 100.15 - 100, 99.85 - 100].map((value) => signed(value, 1))).toEqual([
      "+2.4",
      "+0.2",
      "−0.2",
    ]);
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 7_000_000 }), (hundredths) => {
        const [value, moved] = [hundredths / 100, (hundredths + 10_000) / 100 - 100];
        expect(signed(moved, 1)).toBe(signed(value, 1));
        expect(signed(moved, 0)).toBe(signed(value, 0));
        // Half away from 0 on whole numbers.
        const tenths = Math.floor((Math.abs(hundredths) + 5) / 10);
        expect(Math.abs(numberIn(signed(value, 1)) * 10)).toBeCloseTo(tenths, 6);
      }),
    );
  });

  it("has no sign where 0 is printed, be it −0 or a trace of something", () => {
    expect([0, -0, 0.04, -0.04, 5e-324, -5e-324, 1e-14].map((value) => signed(value, 1))).toEqual(
      new Array(7).fill("0.0"),
    );
    expect([plain(-0.004, 2), plain(-0, 0), signed(-0.4, 0)]).toEqual(["0.00", "0", "0"]);
    expect(Object.is(numberOf(nearest(-0.04, 1)), 0)).toBe(true);
    expect(Object.is(decimalOf(-0), 0)).toBe(true);
  });

  it("has all its digits however large it is, and never an exponent", () => {
    expect(signed(1e21, 1)).toBe("+1000000000000000000000.0");
    expect(people(1e22)).toBe("10,000,000,000,000,000,000,000");
    expect([signed(9_999_999.95, 1), plain(123_456_789.125, 2), people(30_123_456.5, 1)]).toEqual([
      "+10000000.0",
      "123456789.13",
      "30,123,456.5",
    ]);
  });

  it("is a dash where there is none, and infinite where nothing bounds it", () => {
    expect([signed(Number.NaN, 1), plain(Number.NaN, 2), people(Number.NaN), percent(0 / 0)]).toEqual(
      new Array(4).fill("—"),
    );
    expect([signed(Number.NEGATIVE_INFINITY, 1), plain(Number.POSITIVE_INFINITY, 2)]).toEqual(["−∞", "∞"]);
  });

  it("says people with separators, shares in percent and ratios as so many times", () => {
    expect([people(0), people(999), people(1000), people(1_234_567.5), people(12.25, 1)]).toEqual([
      "0",
      "999",
      "1,000",
      "1,234,568",
      "12.3",
    ]);
    expect([percent(0.1234), percent(0.0005), percent(1)]).toEqual(["12.3%", "0.1%", "100.0%"]);
    // A share of false marks is never made smaller.
    expect([0.0321, 0.1, 0.1001, 1, 0].map(percentUp)).toEqual(["4%", "10%", "11%", "100%", "0%"]);
    expect([times(107.3), times(107.5), times(100.4999), times(4), times(1234.5)]).toEqual([
      "1.07",
      "1.08",
      "1.00",
      "0.04",
      "12.35",
    ]);
  });

  it("lies within half a step of the number", () => {
    fc.assert(
      fc.property(POINTS, DECIMALS, (value, decimals) => {
        const printed = numberIn(signed(value, decimals));
        expect(Math.abs(printed - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + NOISE);
      }),
    );
  });

  it("is what Excel shows of the decimal in the cell", () => {
    /** Half away from 0 on 15 significant digits, by the decimal's own digits. */
    const shown = (value: number) => {
      const [whole = "", fraction = ""] = Math.abs(Number(value.toPrecision(15)))
        .toFixed(9)
        .split(".");
      const tenths = BigInt(whole + fraction[0]) + (Number(fraction[1]) >= 5 ? 1n : 0n);
      return Number(tenths) / 10;
    };
    fc.assert(
      fc.property(POINTS, (value) => {
        expect(Math.abs(numberOf(nearest(value, 1)))).toBe(shown(decimalOf(value)));
      }),
    );
  });

  it("may be made of digits that were cut before, with the same result", () => {
    fc.assert(
      fc.property(POINTS, DECIMALS, fc.integer({ min: 1, max: 4 }), (value, decimals, more) => {
        const kept = stepsOf(value, decimals + more, "cut") / 10 ** (decimals + more);
        expect(signed(kept, decimals)).toBe(signed(value, decimals));
      }),
    );
  });
});

describe("an interval as text", () => {
  it("is rounded outwards, and an end near 0 has as many decimals as keep it on its side", () => {
    expect(signedRange(-8.51, -0.003, 1)).toEqual({ lower: "−8.6", upper: "−0.003" });
    expect(signedRange(0.37, 7.21, 0)).toEqual({ lower: "+0.3", upper: "+8" });
    expect(signedRange(0.0204, 0.1, 1)).toEqual({ lower: "+0.02", upper: "+0.1" });
    expect(signedRange(-0.003, 0.003, 1)).toEqual({ lower: "−0.1", upper: "+0.1" });
    expect(signedRange(0, 0.003, 1)).toEqual({ lower: "0.0", upper: "+0.1" });
  });

  it("says the nearest number on its side of an end that four decimals cannot tell from 0", () => {
    expect(signedRange(0.00003, 2, 1)).toEqual({ lower: "+0.0001", upper: "+2.0" });
    expect(signedRange(-3, -1e-12, 1)).toEqual({ lower: "−3.0", upper: "−0.0001" });
  });

  it("leaves ends that need no rounding, whatever the arithmetic did to them", () => {
    expect(signedRange(107.3 - 100, 109.7 - 100, 1)).toEqual({ lower: "+7.3", upper: "+9.7" });
    expect(signedRange(92.3 - 100, 94.1 - 100, 1)).toEqual({ lower: "−7.7", upper: "−5.9" });
  });

  it("is one number, to the nearest, where nothing is open, and open where nothing bounds it", () => {
    expect(signedRange(7.26, 7.26, 1)).toEqual({ lower: "+7.3", upper: "+7.3" });
    expect(signedRange(7.26, 7.260001, 1)).toEqual({ lower: "+7.2", upper: "+7.3" });
    expect(signedRange(-5.01, null, 1)).toEqual({ lower: "−5.1", upper: null });
    expect(signedRange(null, Number.POSITIVE_INFINITY, 1)).toEqual({ lower: null, upper: null });
    expect(peopleRange(98.2, 107.0001)).toEqual({ lower: "98", upper: "108" });
    expect(peopleRange(1234, 1234)).toEqual({ lower: "1,234", upper: "1,234" });
    expect(peopleRange(3, null)).toEqual({ lower: "3", upper: null });
  });

  it("holds the interval, and is on the sides of 0 that its ends are on", () => {
    fc.assert(
      fc.property(POINTS, POINTS, DECIMALS, (a, b, decimals) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        if (from === to) return;
        const { lower, upper } = signedRange(from, to, decimals);
        const [low, high] = [numberIn(lower!), numberIn(upper!)];
        // Never over 0, and where that would be inwards, not onto it either.
        expect(low * Math.sign(from)).toBeGreaterThanOrEqual(0);
        expect(high * Math.sign(to)).toBeGreaterThanOrEqual(0);
        if (from > 0) expect(low).toBeGreaterThan(0);
        if (to < 0) expect(high).toBeLessThan(0);
        // Ends nearer to 0 than the fourth decimal are the exception.
        const nearBy = 10 ** -MOST_DECIMALS;
        if (from <= 0 || from >= nearBy) expect(low).toBeLessThanOrEqual(from + NOISE);
        if (to >= 0 || to <= -nearBy) expect(high).toBeGreaterThanOrEqual(to - NOISE);
        expect(low).toBeGreaterThan(from - 10 ** -decimals - NOISE);
        expect(high).toBeLessThan(to + 10 ** -decimals + NOISE);
      }),
      { numRuns: 1000 },
    );
  });

  it("never disagrees with the mark that its ends decide", () => {
    fc.assert(
      fc.property(POINTS, POINTS, DECIMALS, (a, b, decimals) => {
        const [lower, upper] = [100 + Math.min(a, b), 100 + Math.max(a, b)];
        if (lower === upper) return;
        const mark = markOfIntervals({ lower, upper }, { lower, upper })!;
        const texts = signedRange(lower - 100, upper - 100, decimals);
        expect(texts.lower!.startsWith("+")).toBe(mark.startsWith("high"));
        expect(texts.upper!.startsWith(MINUS)).toBe(mark.startsWith("low"));
        // As ratios, on their side of 100.
        expect(Number(ratioEnd(lower, "lower", decimals)) > 100).toBe(mark.startsWith("high"));
        expect(Number(ratioEnd(upper, "upper", decimals)) < 100).toBe(mark.startsWith("low"));
      }),
      { numRuns: 1000 },
    );
  });

  it("may be made of ends that were rounded outwards before, with the same result", () => {
    fc.assert(
      fc.property(POINTS, DECIMALS, DECIMALS, (value, decimals, more) => {
        const finer = Math.min(MOST_DECIMALS, decimals + more);
        for (const end of [lowerEnd, upperEnd]) {
          const kept = numberOf(end(value, finer));
          expect(signedText(end(kept, decimals))).toBe(signedText(end(value, decimals)));
        }
      }),
    );
  });
});

describe("a minus", () => {
  it("is a hyphen for terminals", () => {
    expect(withHyphen(`${signed(-1.5, 1)} to ${signed(-0.5, 1)}`)).toBe("-1.5 to -0.5");
  });
});
