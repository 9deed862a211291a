import type { Interval } from "../statistics/interval.js";

/** A ratio of a line: best estimate, what hidden counts leave open, and limits of the sampling error at its best. */
export interface LinePoint {
  /** Fiscal year. */
  readonly year: number;
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
  readonly limits: Interval;
}

/**
 * Weights c of the least-squares slope Σ c·y over the years: (t − t̄) / Σ(t − t̄)². All years count the same, so that
 * a spreadsheet's SLOPE gives the same number.
 *
 * @param years at least two different ones
 */
export function slopeWeights(years: readonly number[]): number[] {
  const mean = years.reduce((sum, year) => sum + year, 0) / years.length;
  const spread = years.reduce((sum, year) => sum + (year - mean) ** 2, 0);
  if (!(spread > 0)) throw new RangeError("A slope needs two different years.");
  return years.map((year) => (year - mean) / spread);
}

/** Slope of the least-squares line, points per year. */
export function slope(points: readonly LinePoint[]): number {
  return weigh(points, ({ ratio }) => ratio);
}

/**
 * Least and greatest slope that the hidden counts allow: years above the middle at their highest and those below at
 * their lowest, and the other way round. A slope is linear in the ratios, so nothing lies outside.
 */
export function slopeBounds(points: readonly LinePoint[]): Interval {
  return {
    lower: weigh(points, ({ lower, upper }, c) => (c > 0 ? lower : upper)),
    upper: weigh(points, ({ lower, upper }, c) => (c > 0 ? upper : lower)),
  };
}

/**
 * Limits of the slope wherever in their bounds the ratios lie: each year's own limits, put together by the distances
 * from the estimate (MOVER), which keeps the exact, lopsided limits of small counts.
 * Source: Zou & Donner 2008, Stat. Med. 27:1693.
 *
 * @param noise variance in a year beyond sampling, in squared points
 * @param z normal quantile that belongs to the level of the points' limits
 */
export function slopeInterval(points: readonly LinePoint[], noise: number, z: number): Interval {
  const weights = slopeWeights(points.map(({ year }) => year));
  const bounds = slopeBounds(points);
  let below = 0;
  let above = 0;
  for (const [i, { ratio, limits }] of points.entries()) {
    const c = weights[i]!;
    const down = ratio - limits.lower;
    const up = limits.upper - ratio;
    below += c * c * ((c > 0 ? down : up) ** 2 + z * z * noise);
    above += c * c * ((c > 0 ? up : down) ** 2 + z * z * noise);
  }
  return { lower: bounds.lower - Math.sqrt(below), upper: bounds.upper + Math.sqrt(above) };
}

/** Distances y − ŷ of the ratios from their least-squares line, points. */
export function residuals(points: readonly LinePoint[]): number[] {
  const weights = slopeWeights(points.map(({ year }) => year));
  const b = slope(points);
  const mean = points.reduce((sum, { ratio }) => sum + ratio, 0) / points.length;
  const spread = 1 / weights.reduce((sum, c) => sum + c * c, 0);
  return points.map(({ ratio }, i) => ratio - mean - b * weights[i]! * spread);
}

function weigh(points: readonly LinePoint[], value: (point: LinePoint, weight: number) => number): number {
  const weights = slopeWeights(points.map(({ year }) => year));
  return points.reduce((sum, point, i) => sum + weights[i]! * value(point, weights[i]!), 0);
}
