import type { Interval } from "../statistics/interval.js";

/** A ratio of a line: best estimate, what hidden counts leave open, and limits of the sampling error at its best. */
export interface LinePoint {
  readonly year: number;
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
  readonly limits: Interval;
  readonly expected: number;
}

/** The first and the last ratio of a line. */
export interface Ends {
  readonly first: LinePoint;
  readonly last: LinePoint;
}

/**
 * Net change R_last − R_first, points. If ratios move as a random walk, the years between add no information. If they do
 * not, a fitted line would be more exact by a tenth (with four years).
 */
export const netChange = ({ first, last }: Ends) => last.ratio - first.ratio;

/** Least and greatest net change that the hidden counts allow. */
export const netChangeBounds = ({ first, last }: Ends): Interval => ({
  lower: last.lower - first.upper,
  upper: last.upper - first.lower,
});

/**
 * Limits of the net change wherever in their bounds the ratios lie: each year's own limits, put together by the
 * distances from the estimate (MOVER), which keeps the exact, lopsided limits of small counts, and the noise beside them.
 * Two years that share a part 1 − a of their sampling error differ by the part a of their squared distances.
 * Source: Zou & Donner 2008, Stat. Med. 27:1693; Zou 2007, Psychol. Methods 12:399 (correlated).
 *
 * @param sampling a
 * @param noise variance of the difference beyond sampling, in squared points
 * @param z normal quantile that belongs to the level of the points' limits
 * @param t the quantile that takes its place, because the noise is estimated
 */
export function netChangeInterval(
  ends: Ends,
  { sampling, noise, z, t }: { sampling: number; noise: number; z: number; t: number },
): Interval {
  const { first, last } = ends;
  const bounds = netChangeBounds(ends);
  const reach = (ofFirst: number, ofLast: number) =>
    t * Math.sqrt((sampling * (ofFirst ** 2 + ofLast ** 2)) / z ** 2 + noise);
  return {
    lower: bounds.lower - reach(first.limits.upper - first.ratio, last.ratio - last.limits.lower),
    upper: bounds.upper + reach(first.ratio - first.limits.lower, last.limits.upper - last.ratio),
  };
}
