import type { Interval } from "./interval.js";
import { type Mark, markOfZ, markOfZBounds } from "./significance.js";

/** The share of z-scores that is drawn in at each end. */
export const WINSORISED_SHARE = 0.1;

/**
 * Winsorised values, in their own order: with k = ⌊share·n⌋, the k lowest are set to the (k+1)-th lowest
 * and the k highest to the (k+1)-th highest, so that truly divergent regions do not inflate the spread.
 * Source: Spiegelhalter 2005, Stat. Med. 24:1185.
 */
export function winsorise(values: readonly number[], share = WINSORISED_SHARE): number[] {
  if (!(share >= 0 && share < 0.5)) throw new RangeError(`A winsorised share must be in [0, 0.5): ${share}`);
  const sorted = Float64Array.from(values).sort();
  const k = Math.floor(share * sorted.length);
  const least = sorted[k]!;
  const most = sorted[sorted.length - 1 - k]!;
  return values.map((value) => Math.min(most, Math.max(least, value)));
}

/**
 * Overdispersion φ̂ = Σ z²/n of the winsorised z-scores; null scores are passed over. null where none is left.
 * Where regions differ by sampling alone φ is about 0.68, not 1, since winsorising draws the ends in;
 * a φ above 1 therefore speaks for real spread, and below 1 nothing is adjusted.
 * Source: Spiegelhalter 2005, multiplicative approach.
 */
export function overdispersion(scores: readonly (number | null)[], share = WINSORISED_SHARE): number | null {
  const known = scores.filter((score) => score !== null);
  if (known.length === 0) return null;
  let sum = 0;
  for (const z of winsorise(known, share)) sum += z * z;
  return sum / known.length;
}

/** z/√φ where φ > 1, else z: limits are only ever widened. */
export function adjustedScore(z: number, phi: number | null): number {
  return phi !== null && phi > 1 ? z / Math.sqrt(phi) : z;
}

/** The five-class mark of a z-score after the adjustment. */
export function adjustedMark(z: number | null, phi: number | null): Mark | null {
  return z === null ? null : markOfZ(adjustedScore(z, phi));
}

/**
 * The adjusted mark that holds for every z in its bounds, at the given φ
 * (φ comes from the best estimates of all regions: one region's hidden counts barely move it).
 */
export function guaranteedAdjustedMark(bounds: Interval | null, phi: number | null): Mark | null {
  if (bounds === null) return null;
  return markOfZBounds({ lower: adjustedScore(bounds.lower, phi), upper: adjustedScore(bounds.upper, phi) });
}
