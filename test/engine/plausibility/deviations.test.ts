import fc from "fast-check";
import { expect, test } from "vitest";
import { peopleByStratum } from "../../../src/engine/plausibility/deviations.js";
import { HIDDEN } from "../../../src/model/counts.js";

function row(counts: readonly number[]) {
  return peopleByStratum({
    strata: [{ label: "a", values: null }],
    counts: Int32Array.from(counts),
    sheetRows: new Int32Array(1),
    sheetColumns: [],
  })[0]!;
}

test("printed counts are what they are", () => {
  const { best, lower, upper } = row([10, 20, 30, 40, 50, 60, 70, 280]);
  expect([...best]).toEqual([10, 20, 30, 40, 50, 60, 70, 280]);
  expect(lower).toEqual(best);
  expect(upper).toEqual(best);
});

test("a hidden count under 10 leaves no trace: whatever it is, the cells beside its row's total are the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), (one, other) => {
      const printed = [20, 30, 40, 50, 60];
      const total = (count: number) => 200 + count;
      const [a, b] = [one, other].map((count) => row([HIDDEN, ...printed, HIDDEN, total(count)]));
      for (const of of ["best", "lower", "upper"] as const)
        expect(a![of].subarray(0, 7)).toEqual(b![of].subarray(0, 7));
    }),
  );
});

test("hidden ages share what a total leaves, and each may be all of it", () => {
  const { best, lower, upper } = row([HIDDEN, 100, HIDDEN, 100, 100, 100, 100, 600]);
  expect([best[0], lower[0], upper[0]]).toEqual([50, 0, 100]);
});

test("a hidden total without a printed age is small", () => {
  const { best, lower, upper, isOpen } = row(Array(8).fill(HIDDEN));
  expect([lower[7], best[7], upper[7]]).toEqual([0, 4.5, 7 * 9]);
  expect(isOpen).not.toContain(1);
});

test("a hidden total beside a printed age, and the hidden ages there, need not be small", () => {
  const { best, lower, upper, isOpen } = row([HIDDEN, 12, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN]);
  expect([lower[7], best[7], upper[7]]).toEqual([12, 16.5, 12 + 6 * 9]);
  expect([...isOpen]).toEqual([1, 0, 1, 1, 1, 1, 1, 1]);
});
