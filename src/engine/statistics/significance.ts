import {
  type CountBounds,
  type Counts,
  type Interval,
  type IntervalMethod,
  outerInterval,
  ratioInterval,
} from "./interval.js";
import { normalQuantile } from "./normal.js";

/** Five classes against the reference, from significantly high at 99.8 % to significantly low at 99.8 %. */
export const MARKS = ["high-99.8", "high-95", "none", "low-95", "low-99.8"] as const;
export type Mark = (typeof MARKS)[number];

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

/** The mark at the best estimate, as if nothing were hidden. */
export function plainMark(method: IntervalMethod, counts: Counts): Mark | null {
  return markOfIntervals(ratioInterval(method, counts, 0.95), ratioInterval(method, counts, 0.998));
}

/** The mark that holds whatever the hidden counts are; the one to publish. */
export function guaranteedMark(method: IntervalMethod, bounds: CountBounds): Mark | null {
  return markOfIntervals(outerInterval(method, bounds, 0.95), outerInterval(method, bounds, 0.998));
}

/**
 * z = (O − E)/sd: the variance of O under the reference's rates is E for Poisson, E(1 − E/n) for binomial
 * (with one rate for all n, as the intervals have it). null where it is 0.
 */
export function zScore(method: IntervalMethod, { observed, expected, examined }: Counts): number | null {
  const variance = method === "binomial" ? expected * (1 - expected / examined) : expected;
  return variance > 0 ? (observed - expected) / Math.sqrt(variance) : null;
}

/**
 * Least and greatest z that the bounds allow; z rises with O, falls with E and moves away from 0 as n falls.
 * null where a z cannot be had.
 */
export function zBounds(method: IntervalMethod, bounds: CountBounds): Interval | null {
  const { observedLower, observedUpper, expectedLower, expectedUpper, examinedLower, examinedUpper } = bounds;
  const lower = zScore(method, {
    observed: observedLower,
    expected: expectedUpper,
    examined: observedLower > expectedUpper ? examinedUpper : examinedLower,
  });
  const upper = zScore(method, {
    observed: observedUpper,
    expected: expectedLower,
    examined: observedUpper > expectedLower ? examinedLower : examinedUpper,
  });
  return lower === null || upper === null ? null : { lower, upper };
}

/** Φ⁻¹(0.975) and Φ⁻¹(0.999). */
const Z_95 = normalQuantile(0.975);
const Z_998 = normalQuantile(0.999);

/** The class of a z-score against the normal limits 1.96 and 3.09. */
export function markOfZ(z: number | null): Mark | null {
  if (z === null) return null;
  const size = Math.abs(z);
  if (size <= Z_95) return "none";
  const side = z > 0 ? "high" : "low";
  return size > Z_998 ? `${side}-99.8` : `${side}-95`;
}

/** The class that every z between two bounds has at least: that of the bound nearer 0, "none" if they straddle 0. */
export function markOfZBounds(bounds: Interval | null): Mark | null {
  if (bounds === null) return null;
  return markOfZ(Math.max(bounds.lower, 0) + Math.min(bounds.upper, 0));
}
