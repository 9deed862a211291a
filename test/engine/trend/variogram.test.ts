import { describe, expect, it } from "vitest";
import type { LinePoint } from "../../../src/engine/trend/net-change.js";
import { noiseVariance, trendNoise } from "../../../src/engine/trend/variogram.js";
import { madeUpLines } from "./made-up-lines.js";

const FOUR = [2018, 2019, 2020, 2021];
/** Standard deviation of a change over three years of a region of 1,000 expected, points. */
const sdOf = (lines: readonly (readonly LinePoint[])[], at = lines.length >> 1) => {
  const noise = trendNoise(lines)!;
  return Math.sqrt(noiseVariance(noise, lines[at]!, 3));
};

describe("the noise of a level", () => {
  it("finds a white part: twice its variance in a difference of any lag", () => {
    const noise = trendNoise(madeUpLines(400, FOUR, { white: 0.02 }))!;
    expect(Math.sqrt(noise.white)).toBeGreaterThan(0.018);
    expect(Math.sqrt(noise.white)).toBeLessThan(0.022);
    expect(Math.sqrt(3 * noise.wander)).toBeLessThan(0.012);
  });

  it("finds a wandering part, which grows with the lag, over gaps too", () => {
    for (const years of [FOUR, [2017, 2018, 2020, 2024]]) {
      const noise = trendNoise(madeUpLines(400, years, { wander: 0.02 }))!;
      expect(Math.sqrt(noise.wander)).toBeGreaterThan(0.018);
      expect(Math.sqrt(noise.wander)).toBeLessThan(0.022);
      expect(Math.sqrt(noise.white)).toBeLessThan(0.008);
    }
  });

  it("finds how it falls with size", () => {
    const of = (gamma: number) => trendNoise(madeUpLines(400, FOUR, { wander: 0.02, gamma }))!.gamma;
    expect(of(0)).toBeLessThan(0.06);
    expect(of(0.3)).toBeGreaterThan(0.24);
    expect(of(0.3)).toBeLessThan(0.36);
  });

  it("does not hang on where the search for it begins", () => {
    const elsewhere = { white: 1e-4, wander: 1e-4, meanExpected: 1000, regions: 150, freedom: 75 };
    for (let seed = 1; seed <= 6; seed++) {
      const lines = madeUpLines(150, FOUR, { wander: 0.02, gamma: 0.2, sampling: 0.02, seed });
      const found = trendNoise(lines)!;
      for (const near of [
        { ...elsewhere, sampling: 1, gamma: 0 },
        { ...elsewhere, sampling: 0.2, gamma: 0.4 },
      ]) {
        const again = trendNoise(lines, near)!;
        for (const line of [lines[0]!, lines[75]!, lines[149]!]) {
          const ratio = noiseVariance(again, line, 3) / noiseVariance(found, line, 3);
          expect(Math.sqrt(ratio)).toBeGreaterThan(0.95);
          expect(Math.sqrt(ratio)).toBeLessThan(1.05);
        }
      }
    }
  });

  it("takes sampling error for what it is, also where the same people make less of it", () => {
    const lines = madeUpLines(400, FOUR, { sampling: 0.05, wander: 0.01 });
    const whole = trendNoise(lines)!;
    expect(whole.sampling).toBeGreaterThan(0.7);
    const wider = lines.map((points) =>
      points.map((point) => {
        const half = 2 * (point.limits.upper - point.ratio);
        return { ...point, limits: { lower: point.ratio - half, upper: point.ratio + half } };
      }),
    );
    expect(trendNoise(wider)!.sampling).toBeLessThan(0.35);
  });

  it("does not count a move that all regions share", () => {
    const lines = madeUpLines(300, FOUR, { wander: 0.02 });
    const moved = lines.map((points) =>
      points.map((point, t) => {
        const by = [0, 6, -2, 9][t]!;
        const limits = { lower: point.limits.lower + by, upper: point.limits.upper + by };
        return { ...point, ratio: point.ratio + by, limits };
      }),
    );
    // The ratios themselves are larger by 3 points in the median of the years.
    expect(sdOf(moved) / sdOf(lines)).toBeGreaterThan(0.97);
    expect(sdOf(moved) / sdOf(lines)).toBeLessThan(1.06);
  });

  it("does not move by more than a tenth for some regions that are beyond all measure", () => {
    const lines = madeUpLines(335, FOUR, { wander: 0.02 });
    const wild = lines.map((points, i) =>
      i % 48 === 0 ? points.map((point, t) => ({ ...point, ratio: t === 2 ? 800 : point.ratio })) : points,
    );
    expect(sdOf(wild, 100) / sdOf(lines, 100)).toBeLessThan(1.1);
    expect(sdOf(wild, 100) / sdOf(lines, 100)).toBeGreaterThan(0.97);
  });

  it("of two years is the spread of the changes", () => {
    const lines = madeUpLines(2000, [2018, 2020], { white: 0.03 });
    const noise = trendNoise(lines)!;
    expect(noise.white).toBe(0);
    expect(Math.sqrt(noiseVariance(noise, lines[1000]!, 2)) / lines[1000]![0]!.ratio).toBeCloseTo(
      0.03 * Math.SQRT2,
      2,
    );
  });

  it("is not told by fewer than 20 regions, nor by single years", () => {
    expect(trendNoise(madeUpLines(19, FOUR, { white: 0.02 }))).toBeNull();
    expect(trendNoise(madeUpLines(20, FOUR, { white: 0.02 }))).not.toBeNull();
    expect(trendNoise(madeUpLines(300, [2018], { white: 0.02 }))).toBeNull();
    expect(trendNoise([])).toBeNull();
  });

  it("is the same whatever the order of the regions is, and small where nothing moves", () => {
    const lines = madeUpLines(100, FOUR, { wander: 0.02 });
    const [there, back] = [trendNoise(lines)!, trendNoise([...lines].reverse())!];
    expect(back.wander).toBeCloseTo(there.wander, 5);
    expect(sdOf(madeUpLines(100, FOUR, {}))).toBeLessThan(1e-3);
  });
});
