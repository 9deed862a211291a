import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../../../src/engine/statistics/distributions/normal.js";
import { studentQuantile, studentTails } from "../../../../src/engine/statistics/distributions/student.js";

describe("Student's distribution", () => {
  // Printed tables (Abramowitz & Stegun 26.10) and the closed forms of one and two degrees of freedom.
  it.each([
    [0.05, 10, 2.228138852],
    [0.05, 30, 2.042272456],
    [0.002, 120, 3.159539],
    [0.05, 1, Math.tan((Math.PI / 2) * 0.95)],
    [0.05, 2, 0.95 * Math.sqrt(2 / (1 - 0.95 ** 2))],
  ])("has %d of its share beyond ± the quantile with %d degrees of freedom", (p, freedom, t) => {
    expect(studentQuantile(p, freedom)).toBeCloseTo(t, 5);
    expect(studentTails(t, freedom)).toBeCloseTo(p, 7);
  });

  it("has quantiles that its tails lead back from", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-8, max: 0.999, noNaN: true }),
        fc.double({ min: 1, max: 500, noNaN: true }),
        (p, freedom) => {
          expect(studentTails(studentQuantile(p, freedom), freedom) / p).toBeCloseTo(1, 8);
        },
      ),
    );
  });

  it("comes near the normal with many degrees of freedom, from above", () => {
    expect(studentQuantile(0.05, 1e6)).toBeCloseTo(normalQuantile(0.975), 5);
    expect(studentQuantile(0.05, 100)).toBeGreaterThan(normalQuantile(0.975));
    expect(studentTails(0, 5)).toBe(1);
  });
});
