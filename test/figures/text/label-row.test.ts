import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spreadLabels } from "../../../src/figures/text/label-row.js";

const labels = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1000, noNaN: true }), fc.double({ min: 1, max: 40, noNaN: true })),
  {
    maxLength: 25,
  },
);

describe("labels along a line", () => {
  it("stay where they are when there is room", () => {
    expect(spreadLabels([300, 10, 100], [20, 20, 20])).toEqual([300, 10, 100]);
  });

  it("share the move when they overlap", () => {
    expect(spreadLabels([100, 104], [20, 20])).toEqual([92, 112]);
  });

  it("never overlap, keep their order and stay inside", () => {
    fc.assert(
      fc.property(labels, (pairs) => {
        const wanted = pairs.map(([at]) => at);
        const sizes = pairs.map(([, size]) => size);
        const middles = spreadLabels(wanted, sizes, 0, 1000);
        const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
        let end = 0;
        for (const index of order) {
          expect(middles[index]! - sizes[index]! / 2).toBeGreaterThanOrEqual(end - 1e-9);
          end = middles[index]! + sizes[index]! / 2;
        }
        expect(end).toBeLessThanOrEqual(1000 + 1e-9);
      }),
    );
  });
});
