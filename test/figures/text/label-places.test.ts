import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeLabels } from "../../../src/figures/text/label-places.js";

const FRAME = { width: 540, height: 420 };
const point = fc.record({
  x: fc.double({ min: 5, max: 535, noNaN: true }),
  y: fc.double({ min: 5, max: 415, noNaN: true }),
  width: fc.constantFrom(24, 36, 60),
  height: fc.constant(12),
});

describe("labels beside points", () => {
  it("stand near a lonely point, without a line", () => {
    const [place] = placeLabels([{ x: 200, y: 200, width: 36, height: 12 }], [], FRAME);
    expect(place!.isAway).toBe(false);
    expect(Math.hypot(place!.x - 200, place!.y - 200)).toBeLessThan(40);
  });

  it("give way to background dots", () => {
    const dots = Array.from({ length: 12 }, (_, index) => ({ x: 210 + 3 * index, y: 200 }));
    const [place] = placeLabels([{ x: 200, y: 200, width: 36, height: 12 }], dots, FRAME);
    expect(dots.some((dot) => Math.abs(dot.x - place!.x) < 18 && Math.abs(dot.y - place!.y) < 6)).toBe(false);
  });

  it("never overlap each other nor leave the frame, even 21 of them in a heap", () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 21 }), fc.boolean(), (points, isHeap) => {
        const all = isHeap
          ? points.map((each) => ({ ...each, x: 300 + each.x / 20, y: 200 + each.y / 20 }))
          : points;
        const places = placeLabels(all, [], FRAME);
        for (const [a, one] of places.entries()) {
          expect(one.x - all[a]!.width / 2).toBeGreaterThanOrEqual(0);
          expect(one.x + all[a]!.width / 2).toBeLessThanOrEqual(FRAME.width);
          for (const [b, other] of places.entries()) {
            if (b <= a) continue;
            const isClear =
              Math.abs(one.x - other.x) >= (all[a]!.width + all[b]!.width) / 2 ||
              Math.abs(one.y - other.y) >= 12;
            expect(isClear).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
