import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../../src/engine/statistics/normal.js";
import {
  adjustedMark,
  adjustedScore,
  guaranteedAdjustedMark,
  overdispersion,
  winsorise,
} from "../../../src/engine/statistics/overdispersion.js";

describe("winsorising", () => {
  it("draws a tenth in at each end and leaves the order alone", () => {
    expect(winsorise([30, -2, 1, -1, 0, 2, 3, -3, -40, 4])).toEqual([4, -2, 1, -1, 0, 2, 3, -3, -3, 4]);
  });

  it("touches nothing of fewer than ten values", () => {
    expect(winsorise([100, 1, -100])).toEqual([100, 1, -100]);
    expect(winsorise([])).toEqual([]);
    expect(winsorise([100, 1, -100], 0)).toEqual([100, 1, -100]);
  });

  it("draws in one of ten by itself, of a thousand a hundred", () => {
    const drawn = winsorise(Array.from({ length: 1000 }, (_, i) => i));
    expect([drawn[0], drawn[100], drawn[101], drawn[899], drawn[999]]).toEqual([100, 100, 101, 899, 899]);
  });

  it("refuses a share that leaves nothing in the middle", () => {
    for (const share of [-0.1, 0.5, Number.NaN])
      expect(() => winsorise([1, 2, 3], share)).toThrow(RangeError);
    expect(winsorise([1, 2, 9, 4, 3], 0.499)).toEqual([3, 3, 3, 3, 3]);
  });
});

describe("overdispersion", () => {
  it("is the mean square of the winsorised scores", () => {
    // 4² + 2² + 1 + 1 + 0 + 2² + 3² + 3² + 3² + 4² = 69
    expect(overdispersion([30, -2, 1, -1, 0, 2, 3, -3, -40, 4])).toBeCloseTo(6.9, 14);
  });

  it("passes over regions without a score", () => {
    expect(overdispersion([2, null, -2])).toBe(4);
    expect(overdispersion([null])).toBeNull();
  });

  it("is 0.68 when nothing but chance is at work, since the ends are drawn in", () => {
    const scores = Array.from({ length: 1000 }, (_, i) => normalQuantile((i + 0.5) / 1000));
    // The mean square of a normal score cut at its 10 % points is 0.8 − 2·1.2816·0.17550 + 0.2·1.2816² = 0.6787.
    expect(overdispersion(scores)).toBeCloseTo(0.6787, 2);
  });

  it("grows as the square when every score is scaled", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 60 }),
        (scores) => {
          const doubled = overdispersion(scores.map((z) => 2 * z))!;
          expect(doubled).toBeCloseTo(4 * overdispersion(scores)!, 8);
        },
      ),
    );
  });
});

describe("the adjusted mark", () => {
  it("widens the limits by √φ, and never narrows them", () => {
    expect(adjustedScore(6, 9)).toBe(2);
    expect(adjustedScore(6, 1.44)).toBeCloseTo(5, 14);
    expect(adjustedScore(6, 0.5)).toBe(6);
    expect(adjustedScore(6, null)).toBe(6);
    expect(adjustedMark(6, 9)).toBe("high-95");
    expect(adjustedMark(-6, 1)).toBe("low-99.8");
    expect(adjustedMark(null, 9)).toBeNull();
  });

  it("takes the bound nearer 0 when the score is only bounded", () => {
    expect(guaranteedAdjustedMark({ lower: 6, upper: 12 }, 9)).toBe("high-95");
    expect(guaranteedAdjustedMark({ lower: -1, upper: 12 }, 9)).toBe("none");
    expect(guaranteedAdjustedMark(null, 9)).toBeNull();
  });
});
