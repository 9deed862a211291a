import { MARKS, type Mark } from "../../model/marks.js";
import { normalQuantile } from "./distributions/normal.js";
import type { Counts, Interval } from "./interval.js";
import type { IntervalMethod } from "./interval-methods.js";

/** The reference's ratio against itself. */
export const REFERENCE_RATIO = 100;

/**
 * The class of a ratio whose two intervals are given: high where even the lower limit is above the reference.
 * A limit equal to the reference marks nothing. null where there is no ratio.
 * With exact intervals this is the exact two-sided test at 5 % and 0.2 % (twice the smaller tail).
 */
export function markOfIntervals(
  interval95: Interval | null,
  interval998: Interval | null,
  reference = REFERENCE_RATIO,
): Mark | null {
  if (interval95 === null || interval998 === null) return null;
  if (interval998.lower > reference) return "high-99.8";
  if (interval998.upper < reference) return "low-99.8";
  if (interval95.lower > reference) return "high-95";
  if (interval95.upper < reference) return "low-95";
  return "none";
}

/**
 * z = (O − E)/sd: the variance of O under the reference's rates is E for Poisson, E(1 − E/n) for binomial
 * (with one rate for all n, as the intervals have it). null where it is 0.
 */
export function zScore(method: IntervalMethod, counts: Counts): number | null {
  const variance = expectedVariance(method, counts);
  return variance > 0 ? (counts.observed - counts.expected) / Math.sqrt(variance) : null;
}

const expectedVariance = (method: IntervalMethod, { expected, examined }: Omit<Counts, "observed">) =>
  method === "binomial" ? expected * (1 - expected / examined) : expected;

/** sd of O under the reference's rates, people; 0 where nobody is expected. */
export function expectedDeviation(method: IntervalMethod, counts: Omit<Counts, "observed">): number {
  return Math.sqrt(Math.max(0, expectedVariance(method, counts) || 0));
}

/** What a score may be at most and go unmarked at 95 %, and at 99.8 %. */
export interface ScoreLimits {
  readonly at95: number;
  readonly at998: number;
}

/** Φ⁻¹(0.975) = 1.96 and Φ⁻¹(0.999) = 3.09. */
export const NORMAL_LIMITS: ScoreLimits = { at95: normalQuantile(0.975), at998: normalQuantile(0.999) };

/** The class of a z-score against limits on both sides of 0. */
export function markOfZ(z: number, { at95, at998 } = NORMAL_LIMITS): Mark {
  const size = Math.abs(z);
  if (!(size > at95)) return "none";
  const side = z > 0 ? "high" : "low";
  return size > at998 ? `${side}-99.8` : `${side}-95`;
}

/** What two marks have in common: the lesser of two on one side, else "none". */
export function weakerMark(a: Mark, b: Mark): Mark {
  const place = MARKS.indexOf(a) - NONE;
  const other = MARKS.indexOf(b) - NONE;
  if (place * other <= 0) return "none";
  return Math.abs(place) < Math.abs(other) ? a : b;
}

const NONE = MARKS.indexOf("none");
