import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankBounds, ranks } from "../../../src/engine/statistics/rank.js";

const RATIO = fc.integer({ min: 90, max: 110 });
const REGION = fc.option(
  fc.tuple(RATIO, fc.nat(6), fc.nat(6)).map(([ratio, below, above]) => ({
    ratio,
    lower: ratio - below,
    upper: ratio + above,
  })),
);

describe("ranks", () => {
  it("give the highest ratio 1 and ties the same rank", () => {
    expect(ranks([104, 99, 104, 120, null, 80])).toEqual([2, 4, 2, 1, null, 5]);
  });

  it("take one fraction of other counts for a tie, whatever the last digits of the division are", () => {
    const rate = 0.0314159;
    const ratio = (people: number) => (100 * (people / 15)) / (people * rate);
    const same = [15, 45, 105, 165, 315, 1155].map(ratio);
    expect(new Set(same).size).toBeGreaterThan(1);
    expect(ranks([...same, 300, same[0]! * (1 + 1e-11)])).toEqual([3, 3, 3, 3, 3, 3, 1, 2]);
    const exact = same.map((lower, i) => ({ lower, upper: same[(i + 1) % same.length]! }));
    expect(rankBounds(exact)).toEqual(exact.map(() => ({ best: 1, worst: 1 })));
  });

  it("count the regions above", () => {
    fc.assert(
      fc.property(fc.array(fc.option(RATIO), { maxLength: 40 }), (ratios) => {
        const expected = ratios.map((own) =>
          own === null ? null : 1 + ratios.filter((other) => other !== null && other > own).length,
        );
        expect(ranks(ratios)).toEqual(expected);
      }),
    );
  });
});

describe("rank bounds", () => {
  it("are the rank itself where every ratio is exact", () => {
    fc.assert(
      fc.property(fc.array(fc.option(RATIO), { maxLength: 40 }), (ratios) => {
        const exact = ratios.map((ratio) => (ratio === null ? null : { lower: ratio, upper: ratio }));
        const expected = ranks(ratios).map((rank) => (rank === null ? null : { best: rank, worst: rank }));
        expect(rankBounds(exact)).toEqual(expected);
      }),
    );
  });

  it("hold the rank of any ratios inside the bounds", () => {
    fc.assert(
      fc.property(fc.array(REGION, { maxLength: 40 }), (regions) => {
        const bounds = rankBounds(regions);
        ranks(regions.map((region) => region?.ratio ?? null)).forEach((rank, i) => {
          if (rank === null) expect(bounds[i]).toBeNull();
          else {
            expect(rank).toBeGreaterThanOrEqual(bounds[i]!.best);
            expect(rank).toBeLessThanOrEqual(bounds[i]!.worst);
          }
        });
      }),
    );
  });

  it("are attained: the own ratio at one end, all others at the opposite", () => {
    fc.assert(
      fc.property(fc.array(REGION, { minLength: 1, maxLength: 20 }), (regions) => {
        const bounds = rankBounds(regions);
        regions.forEach((own, i) => {
          if (own === null) return;
          const best = ranks(regions.map((other, j) => (j === i ? own.upper : (other?.lower ?? null))));
          const worst = ranks(regions.map((other, j) => (j === i ? own.lower : (other?.upper ?? null))));
          expect(bounds[i]).toEqual({ best: best[i], worst: worst[i] });
        });
      }),
    );
  });

  it("take a ratio without an upper bound", () => {
    expect(
      rankBounds([
        { lower: 0, upper: Infinity },
        { lower: 90, upper: 95 },
      ]),
    ).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
    ]);
  });
});
