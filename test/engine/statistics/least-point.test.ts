import { describe, expect, it } from "vitest";
import { leastPoint } from "../../../src/engine/statistics/least-point.js";

describe("the least point of a function", () => {
  it("is found at the bottom of a bent valley (Rosenbrock 1960)", () => {
    const [x, y] = leastPoint(
      ([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
      [-1.2, 1],
      [0.3, 0.3],
      1e-12,
    );
    expect(x).toBeCloseTo(1, 4);
    expect(y).toBeCloseTo(1, 4);
  });

  it("is found where a single simplex falls flat on a slope and rests (McKinnon 1998)", () => {
    // His simplex has corners at (0, 0), (1, 1) and (λ₁, λ₂); here they lie along the axes.
    const [first, second] = [(1 + Math.sqrt(33)) / 8, (1 - Math.sqrt(33)) / 8];
    const slope = ([u = 0, v = 0]: readonly number[]) => {
      const [x, y] = [u + first * v, u + second * v];
      return (x <= 0 ? 360 : 6) * x * x + y + y * y;
    };
    expect(slope(leastPoint(slope, [0, 0], [1, 1], 1e-9))).toBeCloseTo(-0.25, 6);
  });
});
