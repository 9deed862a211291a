import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figureDomain, sharedDomain, tickStep, ticksOf } from "../../src/figures/difference-scale.js";
import { signed } from "../../src/text/numbers.js";
import { ratioRow } from "./synthetic/synthetic-rows.js";

const rowsOf = (differences: readonly number[]) => differences.map((difference) => ratioRow({ difference }));
const differences = fc.array(fc.double({ min: -100, max: 400, noNaN: true }), {
  minLength: 1,
  maxLength: 30,
});

describe("the range of a figure", () => {
  it("holds 0 and every well-known ratio, and spans 10 points at least", () => {
    fc.assert(
      fc.property(differences, (values) => {
        const [low, high] = figureDomain(rowsOf(values));
        expect(low).toBeLessThan(Math.min(0, ...values));
        expect(high).toBeGreaterThan(Math.max(0, ...values));
        expect(high - low).toBeGreaterThanOrEqual(10);
      }),
    );
  });

  it("is not stretched far by a ratio whose bounds are wide", () => {
    const known = rowsOf([5, -5, 8]);
    const wild = ratioRow({ difference: 300, ratioLower: 0, ratioUpper: 900 });
    expect(figureDomain([...known, wild])[1]).toBeLessThan(20);
    expect(figureDomain([wild])[1]).toBeGreaterThan(300);
  });

  it("is the same for no rows and for rows without a ratio", () => {
    expect(figureDomain([ratioRow({ difference: null })])).toEqual(figureDomain([]));
  });

  it("has 0 among three to eight whole ticks", () => {
    fc.assert(
      fc.property(differences, (values) => {
        const ticks = ticksOf(figureDomain(rowsOf(values)));
        expect(ticks).toContain(0);
        expect(ticks.length).toBeGreaterThanOrEqual(3);
        expect(ticks.length).toBeLessThanOrEqual(8);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});

describe("the range shared by many figures", () => {
  it("holds each figure's ratios, ends on ticks and is never lopsided", () => {
    fc.assert(
      fc.property(differences, (values) => {
        const [low, high] = sharedDomain(rowsOf(values));
        expect(low).toBeLessThan(Math.min(0, ...values));
        expect(high).toBeGreaterThan(Math.max(0, ...values));
        const step = tickStep(high - low);
        expect(Math.abs(low)).toBeGreaterThanOrEqual(high / 2 - step);
        expect(high).toBeGreaterThanOrEqual(-low / 2 - step);
      }),
    );
  });
});

describe("a printed difference", () => {
  it("has a sign unless it rounds to 0", () => {
    expect([7.27, 0.49, -0.49, -0, -1.57, 0.5, -0.5].map((value) => signed(value, 0))).toEqual([
      "+7",
      "0",
      "0",
      "0",
      "−2",
      "+1",
      "−1",
    ]);
  });
});
