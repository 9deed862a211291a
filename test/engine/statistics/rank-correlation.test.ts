import { describe, expect, it } from "vitest";
import { rankCorrelation } from "../../../src/engine/statistics/rank-correlation.js";

describe("Spearman's rank correlation", () => {
  it("is that of a worked example: intelligence and hours of television, ρ = −29/165", () => {
    const iq = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17];
    expect(rankCorrelation(iq.map((x, i) => [x, hours[i]!]))!.rho).toBeCloseTo(-29 / 165, 12);
  });

  it("gives equal values their mean rank", () => {
    // By hand: ranks 1.5 1.5 3 4 and 1 2 3.5 3.5; Σab = 4.25, Σaa = Σbb = 4.5.
    const { rho } = rankCorrelation([
      [5, 1],
      [5, 2],
      [7, 9],
      [8, 9],
    ])!;
    expect(rho).toBeCloseTo(4 / 4.5, 12);
  });

  it("is 1 of what rises together, however it rises, and −1 of what falls", () => {
    const xs = [1, 2, 3, 10, 40];
    const rising = rankCorrelation(xs.map((x) => [x, Math.exp(x)]))!;
    expect(rising).toEqual({ rho: 1, interval: { lower: 1, upper: 1 }, pairs: 5 });
    expect(rankCorrelation(xs.map((x) => [x, -x]))!.rho).toBe(-1);
  });

  it("has an interval that holds the true ρ in about 95 of 100 samples", () => {
    let seed = 7;
    const uniform = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return (seed + 0.5) / 2147483648;
    };
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const r = 0.5;
    const truth = (6 / Math.PI) * Math.asin(r / 2);
    let held = 0;
    for (let sample = 0; sample < 1000; sample++) {
      const pairs = Array.from({ length: 80 }, (): [number, number] => {
        const x = normal();
        return [x, r * x + Math.sqrt(1 - r * r) * normal()];
      });
      const { lower, upper } = rankCorrelation(pairs)!.interval!;
      if (lower <= truth && truth <= upper) held++;
    }
    expect(held).toBeGreaterThan(930);
    expect(held).toBeLessThan(970);
  });

  it("says nothing where a value does not vary, and gives no interval of three pairs", () => {
    expect(
      rankCorrelation([
        [1, 2],
        [1, 3],
      ]),
    ).toBeNull();
    expect(rankCorrelation([])).toBeNull();
    expect(
      rankCorrelation([
        [1, 2],
        [2, 3],
        [3, 1],
      ])!.interval,
    ).toBeNull();
  });
});
