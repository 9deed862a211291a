import { betaQuantile } from "./distributions/beta-quantile.js";
import { gammaQuantile } from "./distributions/gamma-quantile.js";
import { normalQuantile } from "./distributions/normal.js";
import type { IntervalMethod } from "./interval-methods.js";

/*
 * Confidence limits of an observed count, and of the ratio made from it. A best estimate under suppression need
 * not be whole; gamma and beta are defined for real shapes, so the same formulas serve and interpolate smoothly.
 */

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** People examined, those among them who meet the criterion, and those expected to; any real numbers ≥ 0. */
export interface Counts {
  readonly observed: number;
  readonly expected: number;
  readonly examined: number;
}

/** What the printed tables allow each of the counts to be. */
export interface CountBounds {
  readonly observedLower: number;
  readonly observedUpper: number;
  readonly expectedLower: number;
  readonly expectedUpper: number;
  readonly examinedLower: number;
  readonly examinedUpper: number;
}

function checkCount(x: number): void {
  if (!(x >= 0 && x < Infinity)) throw new RangeError(`A count must be finite and not negative: ${x}`);
}

/** α/2, the share beyond each limit. */
function tailOf(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`A level must lie between 0 and 1: ${level}`);
  return (1 - level) / 2;
}

/** Where the guidance turns from the exact limits to Byar's. */
const BYAR_FROM = 10;

/** Byar's approximation to the exact Poisson limits, c(1 − 1/9c + z/3√c)³ with c = x, or c = x + 1 for the upper one. */
function byarLimit(count: number, z: number): number {
  return count * Math.max(0, 1 - 1 / (9 * count) + z / (3 * Math.sqrt(count))) ** 3;
}

function lowerLimit(method: IntervalMethod, x: number, n: number, tail: number): number {
  if (method === "byar" && x >= BYAR_FROM) return byarLimit(x, normalQuantile(tail));
  if (x === 0) return 0;
  return method === "binomial"
    ? n * betaQuantile(tail, x, n - x + 1, "lower")
    : gammaQuantile(tail, x, "lower");
}

function upperLimit(method: IntervalMethod, x: number, n: number, tail: number): number {
  if (method === "byar" && x >= BYAR_FROM) return byarLimit(x + 1, -normalQuantile(tail));
  if (method !== "binomial") return gammaQuantile(tail, x + 1, "upper");
  return x === n ? n : n * betaQuantile(tail, x + 1, n - x, "upper");
}

/**
 * Limits of x people out of n, as counts; the lower limit of 0 is 0.
 * - `binomial`: exact, n times the beta quantiles of α/2 at (x, n−x+1) and of 1−α/2 at (x+1, n−x); the upper limit of x = n
 *   is n. Source: Clopper & Pearson 1934, Biometrika 26:404.
 * - `poisson`: exact, χ²(α/2; 2x)/2 and χ²(1−α/2; 2x+2)/2. Source: Garwood 1936, Biometrika 28:437.
 * - `byar`: Byar's approximation (Breslow & Day 1987, p. 69) from 10 on; below, where it is poor (48 % off at x = 1), the
 *   exact Poisson limits. Source: DHSC/PHE guidance, PHEindicatormethods.
 *
 * @param n only `binomial` looks at it
 * @throws RangeError where x is above n, a count is negative or not finite, or the level is not between 0 and 1
 */
export function countInterval(method: IntervalMethod, x: number, n: number, level: number): Interval {
  checkCount(x);
  if (method === "binomial") checkCount(n);
  if (method === "binomial" && x > n) throw new RangeError(`More observed than examined: ${x} of ${n}`);
  const tail = tailOf(level);
  return { lower: lowerLimit(method, x, n, tail), upper: upperLimit(method, x, n, tail) };
}

/** Limits of the ratio 100·O/E: those of O over E, which is taken as known. null where E is 0. */
export function ratioInterval(method: IntervalMethod, counts: Counts, level: number): Interval | null {
  const { observed, expected, examined } = counts;
  if (!(expected > 0)) return null;
  const { lower, upper } = countInterval(method, observed, examined, level);
  return { lower: (100 * lower) / expected, upper: (100 * upper) / expected };
}

/**
 * Limits that hold wherever in its bounds the truth lies: the lower limit of the smallest O over the largest E,
 * the upper limit of the largest O over the smallest E. Both are taken out of the largest n, since the limits of
 * a given count widen with n, towards the Poisson ones; only the lower limit of about one person narrows instead.
 * The upper limit is Infinity where E can be 0; null where E must be 0.
 */
export function outerInterval(method: IntervalMethod, bounds: CountBounds, level: number): Interval | null {
  const { observedLower, observedUpper, expectedLower, expectedUpper, examinedLower, examinedUpper } = bounds;
  if (!(expectedUpper > 0)) return null;
  checkCount(observedLower);
  checkCount(observedUpper);
  checkCount(examinedUpper);
  const tail = tailOf(level);
  const most = Math.max(examinedUpper, observedUpper);
  let lower = lowerLimit(method, observedLower, most, tail);
  if (method === "binomial" && observedLower < 2) {
    lower = Math.min(lower, lowerLimit(method, observedLower, Math.max(examinedLower, observedLower), tail));
  }
  const upper = expectedLower > 0 ? upperLimit(method, observedUpper, most, tail) : Infinity;
  return { lower: (100 * lower) / expectedUpper, upper: (100 * upper) / expectedLower };
}
