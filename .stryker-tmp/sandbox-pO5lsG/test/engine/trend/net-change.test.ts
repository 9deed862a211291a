// @ts-nocheck
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type LinePoint,
  netChange,
  netChangeBounds,
  netChangeInterval,
} from "../../../src/engine/trend/net-change.js";

const Z = 1.959963984540054;

function point(ratio: number, half = 1, lower = ratio, upper = ratio): LinePoint {
  const limits = { lower: ratio - half, upper: ratio + half };
  return { year: 2018, ratio, lower, upper, limits, expected: 1000 };
}

/** Nothing shared, no noise, and no loss by its estimate. */
const PLAIN = { sampling: 1, noise: 0, z: Z, t: Z };

describe("the net change", () => {
  it("is the last ratio less the first", () => {
    expect(netChange({ first: point(98.5), last: point(101.7) })).toBeCloseTo(3.2, 12);
  });

  it("lies in its bounds whatever the ratios are within theirs, and the bounds are reached", () => {
    const value = fc.record({
      low: fc.double({ min: 0, max: 300, noNaN: true }),
      wide: fc.double({ min: 0, max: 40, noNaN: true }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [first, last] = [a, b].map(({ low, wide, at }) => point(low + at * wide, 1, low, low + wide));
        const ends = { first: first!, last: last! };
        const { lower, upper } = netChangeBounds(ends);
        expect(netChange(ends)).toBeGreaterThanOrEqual(lower - 1e-9);
        expect(netChange(ends)).toBeLessThanOrEqual(upper + 1e-9);
        expect(netChange({ first: point(a.low + a.wide), last: point(b.low) })).toBeCloseTo(lower, 8);
      }),
    );
  });
});

describe("the interval of a net change", () => {
  it("of even limits is the textbook one: ± √(h₁² + h₂²)", () => {
    const { lower, upper } = netChangeInterval({ first: point(100, 3), last: point(106, 4) }, PLAIN);
    expect(lower).toBeCloseTo(1, 12);
    expect(upper).toBeCloseTo(11, 12);
  });

  it("takes the limit that matters of a lopsided one: the later year's lower and the earlier year's upper", () => {
    const first = { ...point(100), limits: { lower: 90, upper: 103 } };
    const last = { ...point(106), limits: { lower: 102, upper: 130 } };
    const { lower, upper } = netChangeInterval({ first, last }, PLAIN);
    expect(lower).toBeCloseTo(6 - Math.hypot(3, 4), 12);
    expect(upper).toBeCloseTo(6 + Math.hypot(10, 24), 12);
  });

  it("narrows by what the years share of their sampling error, and widens by the noise and by t", () => {
    const ends = { first: point(100, 3), last: point(106, 4) };
    expect(netChangeInterval(ends, { ...PLAIN, sampling: 0.25 }).upper).toBeCloseTo(8.5, 12);
    const noisy = netChangeInterval(ends, { ...PLAIN, noise: 2 });
    expect(noisy.upper).toBeCloseTo(6 + Math.sqrt(25 + 2 * Z ** 2), 10);
    expect(netChangeInterval(ends, { ...PLAIN, t: 2 * Z }).upper).toBeCloseTo(16, 10);
  });

  it("goes from the bounds, so that it holds them", () => {
    const open = { first: point(100, 3), last: point(106, 4, 104, 107) };
    const { lower, upper } = netChangeInterval(open, PLAIN);
    expect(lower).toBeCloseTo(4 - 5, 12);
    expect(upper).toBeCloseTo(7 + 5, 12);
  });
});
