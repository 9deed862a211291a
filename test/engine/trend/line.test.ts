import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type LinePoint,
  residuals,
  slope,
  slopeBounds,
  slopeInterval,
  slopeWeights,
} from "../../../src/engine/trend/line.js";

const Z_95 = 1.959963984540054;

function point(year: number, ratio: number, half = 1, lower = ratio, upper = ratio): LinePoint {
  return { year, ratio, lower, upper, limits: { lower: ratio - half, upper: ratio + half } };
}

const YEARS = [2017, 2018, 2020, 2022];
// Saitama, men, BMI ≥ 25 against the nation of release 6; slope and residuals by numpy.polyfit.
const SAITAMA = [98.5911, 101.4107, 107.8213, 106.1198].map((ratio, i) => point(YEARS[i]!, ratio));

describe("the least-squares line", () => {
  it("has the slope and the residuals that numpy.polyfit gives", () => {
    expect(slope(SAITAMA)).toBeCloseTo(1.63403898, 8);
    const expected = [-1.21803729, -0.03247627, 3.11004576, -1.8595322];
    for (const [i, distance] of residuals(SAITAMA).entries()) expect(distance).toBeCloseTo(expected[i]!, 7);
  });

  it("joins two points", () => {
    expect(slope([point(2018, 100), point(2020, 103)])).toBeCloseTo(1.5, 12);
    expect(
      residuals([point(2018, 100), point(2020, 103)])
        .map(Math.abs)
        .every((d) => d < 1e-12),
    ).toBe(true);
  });

  it("needs two different years", () => {
    expect(() => slopeWeights([2020])).toThrow(RangeError);
    expect(() => slopeWeights([2020, 2020])).toThrow(RangeError);
  });

  it("does not move when all ratios or all years move together", () => {
    const moved = SAITAMA.map(({ year, ratio }) => point(year + 10, ratio - 50));
    expect(slope(moved)).toBeCloseTo(slope(SAITAMA), 10);
  });
});

describe("the bounds of a slope", () => {
  it("contain the slope of any ratios within theirs, and are reached", () => {
    const values = fc.array(
      fc.record({
        low: fc.double({ min: 0, max: 300, noNaN: true }),
        wide: fc.double({ min: 0, max: 40, noNaN: true }),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 4, maxLength: 4 },
    );
    fc.assert(
      fc.property(values, (drawn) => {
        const points = drawn.map(({ low, wide, at }, i) =>
          point(YEARS[i]!, low + at * wide, 1, low, low + wide),
        );
        const { lower, upper } = slopeBounds(points);
        expect(slope(points)).toBeGreaterThanOrEqual(lower - 1e-9);
        expect(slope(points)).toBeLessThanOrEqual(upper + 1e-9);
        const weights = slopeWeights(YEARS);
        const highest = points.map(({ year, lower: l, upper: u }, i) => point(year, weights[i]! > 0 ? u : l));
        expect(slope(highest)).toBeCloseTo(upper, 8);
      }),
    );
  });
});

describe("the interval of a slope", () => {
  it("of two years with even limits is the textbook one: ± √(h₁² + h₂²) / Δt", () => {
    const { lower, upper } = slopeInterval([point(2018, 100, 3), point(2020, 106, 4)], 0, Z_95);
    expect(lower).toBeCloseTo(3 - 5 / 2, 12);
    expect(upper).toBeCloseTo(3 + 5 / 2, 12);
  });

  it("takes the limit that matters of a lopsided one: the later year's lower and the earlier year's upper", () => {
    const first = { ...point(2018, 100), limits: { lower: 90, upper: 103 } };
    const last = { ...point(2020, 106), limits: { lower: 102, upper: 130 } };
    const { lower, upper } = slopeInterval([first, last], 0, Z_95);
    expect(lower).toBeCloseTo(3 - Math.hypot(3, 4) / 2, 12);
    expect(upper).toBeCloseTo(3 + Math.hypot(10, 24) / 2, 12);
  });

  it("widens by the noise and by what hidden counts leave open, and always holds the slope's bounds", () => {
    const exact = [point(2018, 100, 3), point(2020, 106, 4)];
    const noisy = slopeInterval(exact, 2, Z_95);
    expect(noisy.upper).toBeCloseTo(3 + Math.sqrt(25 + 2 * 2 * Z_95 ** 2) / 2, 10);
    const open = slopeInterval([exact[0]!, point(2020, 106, 4, 104, 107)], 0, Z_95);
    expect(open.lower).toBeCloseTo(2 - 2.5, 12);
    expect(open.upper).toBeCloseTo(3.5 + 2.5, 12);
  });
});
