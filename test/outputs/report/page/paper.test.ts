import * as fc from "fast-check";
import { expect, it } from "vitest";
import { rowsThatFit } from "../../../../src/outputs/report/page/paper.js";

const rows = (count: number) => Array.from({ length: count }, () => 10);

it("rows that are printed begin with the first one in view and fill the page", () => {
  expect(rowsThatFit(rows(100), 0, 205)).toEqual({ first: 0, end: 20 });
  expect(rowsThatFit(rows(100), 30, 205)).toEqual({ first: 30, end: 50 });
});

it("where the table ends before the page does, those above fill it", () => {
  expect(rowsThatFit(rows(100), 95, 205)).toEqual({ first: 80, end: 100 });
  expect(rowsThatFit(rows(12), 5, 205)).toEqual({ first: 0, end: 12 });
});

it("never more are printed than fit, but for a first one that is too high alone", () => {
  const cases = fc.record({
    heights: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 60 }),
    share: fc.double({ min: 0, max: 0.999, noNaN: true }),
    room: fc.integer({ min: 1, max: 500 }),
  });
  fc.assert(
    fc.property(cases, ({ heights, share, room }) => {
      const wanted = Math.floor(share * heights.length);
      const { first, end } = rowsThatFit(heights, wanted, room);
      const taken = heights.slice(first, end).reduce((sum, height) => sum + height, 0);
      expect(first).toBeLessThanOrEqual(wanted);
      expect(end).toBeGreaterThan(wanted);
      if (end - first > 1) expect(taken).toBeLessThanOrEqual(room);
    }),
  );
});
