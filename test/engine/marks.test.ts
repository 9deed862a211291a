import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustedMarkOf, compareRegions, intervalsOf, smoothedOf } from "../../src/engine/marks.js";
import type { StandardizedRatio } from "../../src/engine/ratio/standardize.js";
import { outerInterval } from "../../src/engine/statistics/interval.js";
import { weakerMark } from "../../src/engine/statistics/significance.js";
import type { Spread } from "../../src/engine/statistics/spread.js";
import { exactRatio } from "./ratio/exact-ratio.js";
import { clopperPearsonRows, relativeError } from "./statistics/vectors.js";

const exactly = (
  observed: number,
  expected: number,
  examined: number,
  changes: Partial<StandardizedRatio> = {},
) => exactRatio({ observed, expected, examined }, changes);

const open = exactly(60, 50, 400, {
  observedLower: 58,
  observedUpper: 64,
  expectedLower: 49,
  expectedUpper: 51,
  ratioLower: 114,
  ratioUpper: 130,
});
const unbounded = exactly(60, 50, 400, {
  examinedUpper: Number.POSITIVE_INFINITY,
  observedUpper: Number.POSITIVE_INFINITY,
  expectedUpper: Number.POSITIVE_INFINITY,
  ratio: null,
  ratioLower: 90,
  ratioUpper: null,
});

/** A tenth either way at an expected count of 50, and no less for larger regions. */
const SPREAD = { tau: 0.1, gamma: 0, meanExpected: 50, regions: 335 };

describe("the intervals of a ratio", () => {
  it("are the exact ones at 95 % and 99.8 %, over E", () => {
    for (const [x, n, level, lower, upper] of clopperPearsonRows.filter(([, n]) => n > 20).slice(0, 40)) {
      const { plain95, plain998 } = intervalsOf(exactly(x, n / 4, n), "binomial");
      const found = level === 0.95 ? plain95! : plain998!;
      expect(relativeError(found.lower, (100 * lower) / (n / 4))).toBeLessThan(1e-11);
      expect(relativeError(found.upper, (100 * upper) / (n / 4))).toBeLessThan(1e-11);
    }
  });

  it("cover the bounds too where counts are hidden, and only there", () => {
    const known = intervalsOf(exactly(60, 50, 400), "binomial");
    expect([known.outer95, known.outer998]).toEqual([known.plain95, known.plain998]);
    const { plain95, plain998, outer95, outer998 } = intervalsOf(open, "binomial");
    expect([outer95, outer998]).toEqual([
      outerInterval("binomial", open, 0.95),
      outerInterval("binomial", open, 0.998),
    ]);
    for (const [plain, outer] of [
      [plain95, outer95],
      [plain998, outer998],
    ] as const) {
      expect(outer!.lower).toBeLessThan(plain!.lower);
      expect(outer!.upper).toBeGreaterThan(plain!.upper);
    }
  });

  it("hold the bounds to the last digit where everybody is a hit", () => {
    // 100 · (O / E) and (100 · O) / E differ in the last digit for many of these.
    for (let expected = 1; expected < 60; expected++) {
      const ratio = 100 * (60 / expected);
      const { outer95, outer998 } = intervalsOf(
        exactly(60, expected, 60, { ratio, ratioLower: ratio, ratioUpper: ratio }),
        "binomial",
      );
      expect(outer95!.upper).toBeGreaterThanOrEqual(ratio);
      expect(outer998!.upper).toBeGreaterThanOrEqual(outer95!.upper);
    }
  });

  it("say nothing and mark nothing where nothing bounds a count", () => {
    const { outer95, outer998, mark } = intervalsOf(unbounded, "binomial");
    for (const outer of [outer95, outer998]) expect(outer).toEqual({ lower: 0, upper: Infinity });
    expect(mark).toBe("none");
    expect(adjustedMarkOf(unbounded, mark, SPREAD, "binomial")).toBe("none");
  });

  it("mark what is significant, at the level that it is", () => {
    const marks = [50, 65, 90].map((observed) => intervalsOf(exactly(observed, 50, 400), "binomial").mark);
    expect(marks).toEqual(["none", "high-95", "high-99.8"]);
  });

  it("take a best estimate that rounding has put above n", () => {
    const { plain95 } = intervalsOf(exactly(20.000000001, 10, 20), "binomial");
    expect(plain95!.upper).toBe(200);
  });
});

describe("all regions of a level", () => {
  const values = [exactly(90, 50, 400), exactly(40, 50, 400), unbounded, exactly(50, 50, 400)];

  it("are ranked; one without an upper end has no rank, but may lie anywhere above its lower end", () => {
    const { ranks, rankBounds, ranked } = compareRegions(values, "binomial");
    expect(ranks).toEqual([1, 4, null, 2]);
    expect(rankBounds).toEqual([{ best: 1, worst: 2 }, { best: 4, worst: 4 }, null, { best: 2, worst: 3 }]);
    expect(ranked).toBe(4);
  });

  it("are ranked without those in which nobody can be expected", () => {
    const nobody = exactly(0, 0, 0, { ratio: null, ratioLower: null, ratioUpper: null });
    const { ranks, rankBounds, ranked } = compareRegions([values[1]!, nobody], "binomial");
    expect([ranks, rankBounds, ranked]).toEqual([[1, null], [{ best: 1, worst: 1 }, null], 1]);
  });

  it("can have ranks that hidden counts leave open, without a limit where there is none", () => {
    const wide = exactly(60, 50, 400, { ratioLower: null, ratioUpper: null });
    expect(compareRegions([...values, wide], "binomial").rankBounds.at(-1)).toEqual({ best: 1, worst: 5 });
    const nothing = exactly(1e-9, 50, 400, { ratioLower: null, ratioUpper: 90 });
    const least = exactly(0.5, 100, 400);
    expect(compareRegions([least, nothing], "binomial").rankBounds).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
    ]);
  });

  it("are ranked and compared without those that are left out", () => {
    const many = Array.from({ length: 30 }, (_, i) => exactly(40 + i, 50, 400));
    const wild = exactly(390, 50, 400);
    const { spread, prior, ranks, rankBounds, ranked } = compareRegions(
      [wild, ...many],
      "binomial",
      (i) => i === 0,
    );
    const alone = compareRegions(many, "binomial");
    expect(ranks).toEqual([null, ...alone.ranks]);
    expect(rankBounds).toEqual([null, ...alone.rankBounds]);
    expect([ranked, alone.ranked]).toEqual([30, 30]);
    expect([spread, prior]).toEqual([alone.spread, alone.prior]);
    expect(compareRegions([wild, ...many], "binomial").prior).not.toEqual(alone.prior);
  });

  it("give a spread by which marks are adjusted, from 20 regions with narrow bounds on", () => {
    const many = Array.from({ length: 20 }, (_, i) => exactly(400 + 20 * i, 600, 4000));
    const { spread } = compareRegions(many, "binomial");
    expect(spread).toMatchObject({ regions: 20 });
    expect(spread!.meanExpected).toBeCloseTo(600, 9);
    const wide = { ...many[0]!, ratioLower: 60, ratioUpper: 70.1 };
    expect(compareRegions([wide, ...many.slice(1)], "binomial").spread).toBeNull();
    expect(compareRegions([...many, wide], "binomial").spread).toEqual(spread);
    const near = { ...many[0]!, ratioLower: 61, ratioUpper: 71 };
    expect(compareRegions([near, ...many.slice(1)], "binomial").spread).toEqual(spread);
    expect(compareRegions([...many, { ...wide, ratioUpper: null }], "binomial").spread).toEqual(spread);
  });

  it("give a prior towards which ratios are drawn, or none", () => {
    const { prior } = compareRegions(values.slice(0, 2), "binomial");
    const smoothed = smoothedOf(values[0]!, prior)!;
    expect(smoothed).toBeLessThan(180);
    expect(smoothed).toBeGreaterThan(130);
    expect(smoothedOf(values[0]!, null)).toBeNull();
  });
});

describe("the adjusted mark", () => {
  const markOf = (value: StandardizedRatio, spread: Spread | null) =>
    adjustedMarkOf(value, intervalsOf(value, "binomial").mark, spread, "binomial");

  it("asks whether the region stands out from 100 more than regions of its size do", () => {
    const high = exactly(6500, 5000, 40_000);
    expect(intervalsOf(high, "binomial").mark).toBe("high-99.8");
    expect(markOf(high, { ...SPREAD, tau: 0.05 })).toBe("high-99.8");
    expect(markOf(high, { ...SPREAD, tau: 0.1 })).toBe("high-95");
    expect(markOf(high, { ...SPREAD, tau: 0.2 })).toBe("none");
    // (5000/50)^(−½) = a tenth of the spread of a region of 50.
    expect(markOf(high, { ...SPREAD, tau: 0.5, gamma: 0.5 })).toBe("high-99.8");
    expect(markOf(exactly(3800, 5000, 40_000), SPREAD)).toBe("low-95");
    expect(markOf(high, null)).toBeNull();
    expect(markOf(exactly(0, 0, 0, { ratio: null, ratioLower: null, ratioUpper: null }), SPREAD)).toBeNull();
  });

  it("is never more than the mark of chance alone", () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        (o, e, tau) => {
          const value = exactly(o, e, 200);
          const { mark } = intervalsOf(value, "binomial");
          const adjusted = markOf(value, { ...SPREAD, tau })!;
          expect(weakerMark(adjusted, mark!)).toBe(adjusted);
        },
      ),
    );
  });

  it("holds wherever in its bounds the truth lies", () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 50, max: 500 }),
        fc.nat(60),
        fc.tuple(part, part, part),
        fc.double({ min: 0, max: 0.4, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (o, e, hidden, [a, b, c], tau, gamma) => {
          const spread = { ...SPREAD, tau, gamma };
          const bounded = exactly(o, e, 3000, {
            observedUpper: o + hidden,
            expectedUpper: e + hidden,
            examinedUpper: 3000 + hidden,
            ratioLower: (100 * o) / (e + hidden),
            ratioUpper: (100 * (o + hidden)) / e,
          });
          const truth = exactly(o + a * hidden, e + b * hidden, 3000 + c * hidden);
          const guaranteed = markOf(bounded, spread)!;
          expect(weakerMark(guaranteed, markOf(truth, spread)!)).toBe(guaranteed);
        },
      ),
    );
  });

  it("is none where the bounds hold 100, and where they begin at 0 or have no end", () => {
    const straddling = exactly(60, 50, 400, { ratioLower: 99, ratioUpper: 140 });
    for (const value of [
      straddling,
      { ...straddling, ratioLower: 0 },
      { ...straddling, ratioUpper: null, ratioLower: 0 },
    ])
      expect(adjustedMarkOf(value, "high-99.8", SPREAD, "binomial")).toBe("none");
    const nobody = exactly(0, 60, 400, { expectedLower: 0, examinedLower: 0 });
    expect(adjustedMarkOf(nobody, "low-99.8", SPREAD, "binomial")).toBe("none");
    expect(adjustedMarkOf(exactly(0, 60, 400), "low-99.8", SPREAD, "binomial")).toBe("low-99.8");
  });
});
