import { describe, expect, it } from "vitest";
import { type LinePoint, slopeInterval } from "../../../src/engine/trend/line.js";
import { trendNoise } from "../../../src/engine/trend/noise.js";
import { randomFrom } from "../country/random.js";

const Z_95 = 1.959963984540054;

function point(year: number, ratio: number, sd: number): LinePoint {
  const half = Z_95 * sd;
  return { year, ratio, lower: ratio, upper: ratio, limits: { lower: ratio - half, upper: ratio + half } };
}

/** Regions on lines of their own, with normal noise and sampling error. Synthetic. */
function regions(
  count: number,
  years: readonly number[],
  noise: number,
  sd: number,
  slope: (i: number) => number,
) {
  const random = randomFrom(7);
  return Array.from({ length: count }, (_, i) =>
    years.map((year) =>
      point(year, 100 + slope(i) * (year - 2018) + Math.hypot(noise, sd) * random.normal(), sd),
    ),
  );
}

describe("the release-to-release noise", () => {
  it("is RSS/df less the sampling variance where every region has the same", () => {
    const lines = regions(60, [2018, 2020, 2022], 3, 1, () => 0);
    // Evenly spaced years: RSS = (y₁ − 2y₂ + y₃)²/6, one degree of freedom a region.
    const mean =
      lines.reduce((sum, [a, b, c]) => sum + (a!.ratio - 2 * b!.ratio + c!.ratio) ** 2 / 6, 0) / lines.length;
    expect(trendNoise(lines)).toBeCloseTo(mean - 1, 8);
  });

  it("of two years is half the variance of the changes less the sampling variance: a common change is none", () => {
    const lines = regions(40, [2018, 2020], 2, 1, () => 5);
    const changes = lines.map(([first, last]) => last!.ratio - first!.ratio);
    const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
    const variance = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / (changes.length - 1);
    expect(trendNoise(lines)).toBeCloseTo(variance / 2 - 1, 8);
  });

  it("finds what was put in, whatever the regions' own slopes and sizes", () => {
    const lines = [
      ...regions(200, [2018, 2019, 2020, 2022], 2, 0.3, (i) => (i % 7) - 3),
      ...regions(135, [2018, 2020, 2022], 2, 6, (i) => i % 3),
    ];
    expect(Math.sqrt(trendNoise(lines)!)).toBeGreaterThan(1.8);
    expect(Math.sqrt(trendNoise(lines)!)).toBeLessThan(2.2);
  });

  it("is 0 where sampling error explains all, and never less", () => {
    expect(
      trendNoise(
        regions(100, [2018, 2020, 2022], 0, 1, () => 0).map((line) =>
          line.map((p) => point(p.year, p.ratio, 5)),
        ),
      ),
    ).toBe(0);
  });

  it("is not told by a few regions: of three years 20, of two 21 at least", () => {
    expect(trendNoise(regions(19, [2018, 2020, 2022], 1, 1, () => 0))).toBeNull();
    expect(trendNoise(regions(20, [2018, 2020, 2022], 1, 1, () => 0))).not.toBeNull();
    expect(trendNoise(regions(20, [2018, 2020], 1, 1, () => 0))).toBeNull();
    expect(trendNoise(regions(21, [2018, 2020], 1, 1, () => 0))).not.toBeNull();
    expect(trendNoise([])).toBeNull();
  });

  it("makes intervals that miss a true change in about 5 % of regions", () => {
    const lines = regions(3000, [2018, 2020, 2022], 3, 1, () => 0.7);
    const noise = trendNoise(lines)!;
    const missed = lines.filter((line) => {
      const { lower, upper } = slopeInterval(line, noise, Z_95);
      return lower > 0.7 || upper < 0.7;
    }).length;
    expect(missed / lines.length).toBeGreaterThan(0.035);
    expect(missed / lines.length).toBeLessThan(0.065);
    const naive = lines.filter((line) => {
      const { lower, upper } = slopeInterval(line, 0, Z_95);
      return lower > 0.7 || upper < 0.7;
    }).length;
    // Sampling error alone would call every second region changed.
    expect(naive / lines.length).toBeGreaterThan(0.4);
  });
});
