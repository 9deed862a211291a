import { describe, expect, it } from "vitest";
import { fillProportionally } from "../../../src/engine/suppression/proportional-fill.js";
import { plainFill } from "../country/plain-block.js";
import { randomFrom } from "../country/random.js";

function fill(seeds: number[], total: number, lower: number[], upper: number[]): number[] {
  const x = Float64Array.from(seeds);
  const cells = Int32Array.from(seeds, (_, i) => i);
  fillProportionally(x, Float64Array.from(lower), Float64Array.from(upper), cells, seeds.length, total);
  return [...x];
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const open = (n: number) => new Array<number>(n).fill(Number.POSITIVE_INFINITY);

describe("splitting a total over cells", () => {
  it("goes by the seeds where no box is in the way", () => {
    const x = fill([1, 2, 5], 40, [0, 0, 0], open(3));
    for (const [i, people] of [5, 10, 25].entries()) expect(x[i]).toBeCloseTo(people, 9);
  });

  it("gives what one cell may not hold to the others, in proportion", () => {
    const x = fill([1, 2, 5], 40, [0, 0, 0], [40, 40, 10]);
    for (const [i, people] of [10, 20, 10].entries()) expect(x[i]).toBeCloseTo(people, 9);
  });

  it("moves a cell whose seed is 0 where nothing else can take the rest", () => {
    expect(fill([0, 3], 10, [0, 0], [9, 4])).toEqual([6, 4]);
  });

  it("fills the boxes to their end where they cannot reach the total", () => {
    expect(fill([1, 1], 100, [0, 0], [9, 7])).toEqual([9, 7]);
    expect(fill([1, 1], 1, [3, 2], [9, 7])).toEqual([3, 2]);
  });

  it("stays in every box and makes the total, for random boxes that allow it", () => {
    const random = randomFrom(31);
    for (let i = 0; i < 2000; i++) {
      const n = random.whole(1, 8);
      const lower = Array.from({ length: n }, () => random.whole(0, 9));
      const upper = lower.map((least) => least + random.whole(0, 30));
      const total = sum(lower) + random.next() * (sum(upper) - sum(lower));
      const x = fill(
        lower.map(() => 20 * random.next()),
        total,
        lower,
        upper,
      );
      expect(sum(x)).toBeCloseTo(total, 6);
      const inside = x.map((people, cell) => people >= lower[cell]! - 1e-9 && people <= upper[cell]! + 1e-9);
      expect(inside).not.toContain(false);
    }
  });

  it("is what halving the scale finds, ends and seeds of 0 included", () => {
    const random = randomFrom(32);
    for (let i = 0; i < 300; i++) {
      const n = random.whole(1, 8);
      const lower = Array.from({ length: n }, () => random.whole(0, 9));
      const upper = lower.map((least) => (random.next() < 0.2 ? 200 : least + random.whole(0, 30)));
      const seeds = lower.map(() => (random.next() < 0.2 ? 0 : 20 * random.next()));
      const total = (sum(upper) + 5) * random.next();
      const plain = plainFill(seeds, lower, upper, total);
      for (const [cell, people] of fill(seeds, total, lower, upper).entries())
        expect(people).toBeCloseTo(plain[cell]!, 6);
    }
  });
});
