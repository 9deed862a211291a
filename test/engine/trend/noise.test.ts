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

/** Σ (y − ŷ)² around the least-squares line: Syy − Sxy²/Sxx. */
function squaresAroundLine(points: readonly LinePoint[]): number {
  const mean = (of: (p: LinePoint) => number) => points.reduce((sum, p) => sum + of(p), 0) / points.length;
  const [year, ratio] = [mean((p) => p.year), mean((p) => p.ratio)];
  const sum = (of: (p: LinePoint) => number) => points.reduce((total, p) => total + of(p), 0);
  const sxy = sum((p) => (p.year - year) * (p.ratio - ratio));
  return sum((p) => (p.ratio - ratio) ** 2) - sxy ** 2 / sum((p) => (p.year - year) ** 2);
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

  it("solves Σ RSS/(v + τ²) = Σ df, whatever the regions' sizes", () => {
    const lines = [
      ...regions(15, [2018, 2019, 2020, 2022], 6, 2, () => 1),
      ...regions(15, [2018, 2020, 2022], 6, 5, () => -1),
    ];
    const noise = trendNoise(lines)!;
    expect(noise).toBeGreaterThan(1);
    const sum = lines.reduce((total, line) => {
      // Limits 2·1.96 standard deviations apart, which are the same in all years of a region.
      const sd = (line[0]!.limits.upper - line[0]!.limits.lower) / (2 * Z_95);
      return total + squaresAroundLine(line) / (sd ** 2 + noise);
    }, 0);
    expect(sum).toBeCloseTo(15 * 2 + 15, 9);
  });

  it("counts each year's sampling error by what its leverage leaves over", () => {
    const lines = regions(30, [2018, 2020, 2021], 6, 2, () => 0).map((line) =>
      line.map((p, i) => point(p.year, p.ratio, [1, 2, 3][i]!)),
    );
    // Leverages 1/3 + (t − t̄)²/Σ(t − t̄)² of three years at −5/3, 1/3, 4/3 around their mean: Σ = 42/9.
    const left = [25, 1, 16].map((square) => 1 - 1 / 3 - square / 42);
    const sampling = left[0]! * 1 + left[1]! * 4 + left[2]! * 9;
    const mean = lines.reduce((sum, line) => sum + squaresAroundLine(line), 0) / lines.length;
    expect(trendNoise(lines)).toBeCloseTo(mean - sampling, 9);
  });

  it("of two years weighs the common change by precision", () => {
    const lines = [
      ...regions(12, [2018, 2020], 6, 1, () => 3),
      ...regions(12, [2018, 2020], 6, 10, () => -5).map((line) =>
        line.map((p) => ({ ...p, ratio: p.ratio + 1 })),
      ),
    ];
    const noise = trendNoise(lines)!;
    const changes = lines.map(([a, b], i) => ({ d: b!.ratio - a!.ratio, v: i < 12 ? 1 : 100 }));
    const total = changes.reduce((sum, { v }) => sum + 1 / (v + noise), 0);
    const mean = changes.reduce((sum, { d, v }) => sum + d / (v + noise), 0) / total;
    const sum = changes.reduce((all, { d, v }) => all + (d - mean) ** 2 / 2 / (v + noise), 0);
    expect(noise).toBeGreaterThan(1);
    expect(sum).toBeCloseTo(lines.length - 1, 9);
  });

  it("takes regions with more than two years where they are enough, else those with two; single years tell nothing", () => {
    const long = regions(25, [2018, 2020, 2022], 3, 1, () => 0);
    const short = regions(30, [2018, 2020], 8, 1, () => 0);
    const single = regions(30, [2018], 8, 1, () => 0);
    expect(trendNoise([...long, ...short, ...single])).toBe(trendNoise(long));
    expect(trendNoise([...long.slice(0, 5), ...short, ...single])).toBe(trendNoise(short));
  });

  it("is told without any sampling error too, and of regions that lie on their lines", () => {
    const exact = regions(25, [2018, 2020, 2022], 2, 0, () => 0);
    const mean = exact.reduce((sum, line) => sum + squaresAroundLine(line), 0) / exact.length;
    expect(trendNoise(exact)).toBeCloseTo(mean, 9);
    const straight = [2018, 2020, 2022].map((year) => point(year, 100, 0));
    expect(trendNoise(exact.map(() => straight))).toBe(0);
    expect(trendNoise([...exact, straight])).toBeCloseTo((mean * 25) / 26, 9);
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

  it("begins where the squares exceed the sampling error, by however little", () => {
    // Up and down by x around a flat line of three years: RSS = (1 + 2 + 1)²x²/6.
    const straying = (x: number) => [100 + x, 100 - x, 100 + x].map((y, i) => point(2018 + i, y, 0.1));
    const at = (share: number) =>
      trendNoise(Array.from({ length: 25 }, () => straying(0.1 * Math.sqrt((share * 6) / 16))));
    expect(at(1.02)).toBeCloseTo(0.0002, 12);
    expect(at(1.5)).toBeCloseTo(0.005, 12);
    expect(at(0.98)).toBe(0);
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
