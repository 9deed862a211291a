import { describe, expect, it } from "vitest";
import { adjustedMarkOf, compareRegions, intervalsOf, smoothedOf } from "../../src/engine/marks.js";
import type { StandardizedRatio } from "../../src/engine/ratio/standardize.js";
import { outerInterval } from "../../src/engine/statistics/interval.js";
import { clopperPearsonRows, relativeError } from "./statistics/vectors.js";

/** A ratio in which nothing is hidden, unless the changes say so. */
function exactly(
  observed: number,
  expected: number,
  examined: number,
  changes: Partial<StandardizedRatio> = {},
): StandardizedRatio {
  const ratio = (100 * observed) / expected;
  return {
    examined,
    examinedLower: examined,
    examinedUpper: examined,
    observed,
    observedLower: observed,
    observedUpper: observed,
    expected,
    expectedLower: expected,
    expectedUpper: expected,
    ratio,
    ratioLower: ratio,
    ratioUpper: ratio,
    referenceUncertainty: 0,
    hiddenCells: 0,
    subtotalHidden: false,
    ...changes,
  };
}

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

  it("say nothing and mark nothing where nothing bounds a count", () => {
    const { outer95, outer998, mark } = intervalsOf(unbounded, "binomial");
    for (const outer of [outer95, outer998]) expect(outer).toEqual({ lower: 0, upper: Infinity });
    expect(mark).toBe("none");
    expect(adjustedMarkOf(unbounded, 1, "binomial")).toBe("none");
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

  it("are ranked, one without a ratio not", () => {
    const { ranks, rankBounds } = compareRegions(values, "binomial");
    expect(ranks).toEqual([1, 3, null, 2]);
    expect(rankBounds).toEqual([{ best: 1, worst: 1 }, { best: 3, worst: 3 }, null, { best: 2, worst: 2 }]);
  });

  it("can have ranks that hidden counts leave open, without a limit where there is none", () => {
    const wide = exactly(60, 50, 400, { ratioLower: null, ratioUpper: null });
    expect(compareRegions([...values, wide], "binomial").rankBounds.at(-1)).toEqual({ best: 1, worst: 4 });
    const nothing = exactly(1e-9, 50, 400, { ratioLower: null, ratioUpper: 90 });
    const least = exactly(0.5, 100, 400);
    expect(compareRegions([least, nothing], "binomial").rankBounds).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
    ]);
  });

  it("give an overdispersion by which marks are adjusted", () => {
    const { phi } = compareRegions(values, "binomial");
    expect(phi).toBeGreaterThan(3);
    expect(adjustedMarkOf(values[0]!, 1, "binomial")).toBe("high-99.8");
    expect(adjustedMarkOf(values[0]!, 16, "binomial")).toBe("none");
  });

  it("give a prior towards which ratios are drawn, or none", () => {
    const { prior } = compareRegions(values.slice(0, 2), "binomial");
    const smoothed = smoothedOf(values[0]!, prior)!;
    expect(smoothed).toBeLessThan(180);
    expect(smoothed).toBeGreaterThan(130);
    expect(smoothedOf(values[0]!, null)).toBeNull();
  });
});
