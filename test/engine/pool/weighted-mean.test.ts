import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Weighed, weightedMeanBound } from "../../../src/engine/pool/weighted-mean.js";

const numbers = fc.array(
  fc
    .record({
      value: fc.integer({ min: 0, max: 200 }),
      least: fc.integer({ min: 0, max: 9 }),
      wider: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ value, least, wider }): Weighed => ({ value, least, most: least + wider })),
  { minLength: 1, maxLength: 4 },
);

/** Every choice of weights at their ends and in their middles. */
function allMeans(of: readonly Weighed[]): number[] {
  const choices = of.reduce<number[][]>(
    (rows, { least, most }) =>
      rows.flatMap((row) => [least, (least + most) / 2, most].map((w) => [...row, w])),
    [[]],
  );
  return choices.flatMap((weights) => {
    const sum = weights.reduce((a, b) => a + b, 0);
    return sum > 0 ? [weights.reduce((total, w, i) => total + w * of[i]!.value, 0) / sum] : [];
  });
}

describe("the bound of a weighted mean", () => {
  it("is the least and the largest mean that the weights allow", () => {
    fc.assert(
      fc.property(numbers, (of) => {
        const means = allMeans(of);
        const [least, most] = [weightedMeanBound(of, -1), weightedMeanBound(of, 1)];
        if (means.length === 0) expect([least, most]).toEqual([null, null]);
        else {
          expect(least).toBeCloseTo(Math.min(...means), 9);
          expect(most).toBeCloseTo(Math.max(...means), 9);
        }
      }),
      { seed: 20261129 },
    );
  });

  it("goes to the outermost number where a weight has no limit", () => {
    const of = [
      { value: 90, least: 1, most: Number.POSITIVE_INFINITY },
      { value: 120, least: 5, most: 5 },
    ];
    expect([weightedMeanBound(of, -1), weightedMeanBound(of, 1)]).toEqual([90, 120]);
  });
});
