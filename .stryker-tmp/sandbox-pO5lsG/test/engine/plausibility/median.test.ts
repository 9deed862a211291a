// @ts-nocheck
import fc from "fast-check";
import { expect, test } from "vitest";
import { median } from "../../../src/engine/plausibility/median.js";

const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 40 });

test("the median is the middle of the sorted values, or the mean of the two middle ones", () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const sorted = [...values].sort((a, b) => a - b);
      const half = values.length >> 1;
      const middle = values.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
      expect(median(values)).toBeCloseTo(middle, 9);
    }),
  );
});

test("the median of nothing is not a number", () => {
  expect(median([])).toBeNaN();
});
