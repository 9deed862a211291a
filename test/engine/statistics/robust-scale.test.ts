import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastPoint } from "../../../src/engine/statistics/least-point.js";
import { scaleLoss } from "../../../src/engine/statistics/robust-scale.js";
import { randomFrom } from "../country/random.js";

/** The standard deviation at which the loss is least. */
function scaleOf(values: readonly number[]): number {
  const loss = ([logScale = 0]: readonly number[]) =>
    values.reduce((sum, x) => sum + scaleLoss((x / Math.exp(logScale)) ** 2) + logScale, 0);
  return Math.exp(leastPoint(loss, [0], [0.5], 1e-9)[0]!);
}

describe("the robust scale", () => {
  const random = randomFrom(3);
  const normal = Array.from({ length: 20_000 }, () => 2.5 * random.normal());

  it("of a normal sample is its standard deviation", () => {
    expect(scaleOf(normal)).toBeGreaterThan(2.45);
    expect(scaleOf(normal)).toBeLessThan(2.55);
  });

  it("is moved by wild values as by those just outside, however wild they are", () => {
    const with_ = (value: number) => scaleOf([...normal.slice(0, 400), ...new Array(8).fill(value)]);
    expect(with_(1e6)).toBeCloseTo(with_(10), 4);
    expect(with_(1e6) / scaleOf(normal.slice(0, 400))).toBeLessThan(1.05);
  });

  it("has a loss that rises, without a step at the cut", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (squared) => {
        expect(scaleLoss(squared + 1e-6)).toBeGreaterThan(scaleLoss(squared));
        expect(scaleLoss(squared + 1e-6) - scaleLoss(squared)).toBeLessThan(1e-6);
      }),
    );
  });
});

describe("the least point", () => {
  it("is found in a bent valley", () => {
    const rosenbrock = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    const [x, y] = leastPoint(rosenbrock, [-1.2, 1], [0.5, 0.5], 1e-14);
    expect(x).toBeCloseTo(1, 4);
    expect(y).toBeCloseTo(1, 4);
  });

  it("is found in as many directions as there are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 4 }),
        (at) => {
          const bowl = (point: readonly number[]) =>
            point.reduce((sum, x, i) => sum + (i + 1) * (x - at[i]!) ** 2, 0);
          const found = leastPoint(
            bowl,
            at.map(() => 0),
            at.map(() => 1),
            1e-12,
          );
          for (const [i, x] of found.entries()) expect(x).toBeCloseTo(at[i]!, 3);
        },
      ),
    );
  });
});
