import fc from "fast-check";
import { expect, test } from "vitest";
import { median, mediansOfOthers } from "../../../src/engine/statistics/median.js";

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

test("the median of a few values is exact, and that of nothing not a number", () => {
  expect(median([9, 1, 4])).toBe(4);
  expect(median([9, 1, 4, 6])).toBe(5);
  expect(median([])).toBeNaN();
});

test("the median of a value's others is that of all others that are known, where enough are", () => {
  const maybe = fc.oneof(fc.constant(Number.NaN), fc.integer({ min: -3, max: 3 }));
  fc.assert(
    fc.property(
      fc.array(maybe, { minLength: 7, maxLength: 7 }),
      fc.integer({ min: 1, max: 6 }),
      (ages, fewest) => {
        const values = Float64Array.from([9, ...ages]);
        const into = new Float64Array(8);
        mediansOfOthers(values, 1, 7, fewest, new Float64Array(7), into);
        const expected = ages.map((_, own) => {
          const others = ages.filter((value, i) => i !== own && !Number.isNaN(value));
          return others.length < fewest ? Number.NaN : median(others);
        });
        expect([...into.subarray(1)]).toEqual(expected);
      },
    ),
  );
});
