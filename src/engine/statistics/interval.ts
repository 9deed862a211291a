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

function poissonLower(x: number, tail: number): number {
  return x === 0 ? 0 : gammaQuantile(tail, x, "lower");
}

function poissonUpper(x: number, tail: number): number {
  return gammaQuantile(tail, x + 1, "upper");
}

function byarLimit(count: number, z: number): number {
  return count * Math.max(0, 1 - 1 / (9 * count) + z / (3 * Math.sqrt(count))) ** 3;
}

function binomialLower(x: number, n: number, tail: number): number {
  return x === 0 ? 0 : n * betaQuantile(tail, x, n - x + 1, "lower");
}

function binomialUpper(x: number, n: number, tail: number): number {
  return x === n ? n : n * betaQuantile(tail, x + 1, n - x, "upper");
}

/** Where the guidance turns from the exact limits to Byar's. */
const BYAR_FROM = 10;

function lowerLimit(method: IntervalMethod, x: number, n: number, tail: number): number {
  if (method === "binomial") return binomialLower(x, n, tail);
  if (method === "poisson" || x < BYAR_FROM) return poissonLower(x, tail);
  return byarLimit(x, normalQuantile(tail));
}

function upperLimit(method: IntervalMethod, x: number, n: number, tail: number): number {
  if (method === "binomial") return binomialUpper(x, n, tail);
  if (method === "poisson" || x < BYAR_FROM) return poissonUpper(x, tail);
  return byarLimit(x + 1, -normalQuantile(tail));
}

/**
 * Exact limits of a Poisson count: χ²(α/2; 2x)/2 and χ²(1−α/2; 2x+2)/2; the lower limit of 0 is 0.
 * Source: Garwood 1936, Biometrika 28:437.
 */
export function poissonExact(x: number, level: number): Interval {
  checkCount(x);
  const tail = tailOf(level);
  return { lower: poissonLower(x, tail), upper: poissonUpper(x, tail) };
}

/**
 * Byar's approximation to the exact Poisson limits, for every x > 0:
 * x(1 − 1/9x − z/3√x)³ and (x+1)(1 − 1/9(x+1) + z/3√(x+1))³.
 * Below 10 it is poor (48 % off at x = 1); `byar` does not use it there.
 * Source: Breslow & Day 1987, p. 69.
 */
export function byarApproximation(x: number, level: number): Interval {
  checkCount(x);
  const z = -normalQuantile(tailOf(level));
  return { lower: x === 0 ? 0 : byarLimit(x, -z), upper: byarLimit(x + 1, z) };
}

/** Exact below 10, Byar's approximation from 10 on. Source: DHSC/PHE guidance, PHEindicatormethods. */
export function byar(x: number, level: number): Interval {
  return x < BYAR_FROM ? poissonExact(x, level) : byarApproximation(x, level);
}

/**
 * Exact limits of x people out of n, as counts: n times the beta quantiles of α/2 at (x, n−x+1) and of
 * 1−α/2 at (x+1, n−x); the lower limit of x = 0 is 0, the upper limit of x = n is n.
 * Source: Clopper & Pearson 1934, Biometrika 26:404.
 *
 * @throws RangeError where x is above n, a count is negative or not finite, or the level is not between 0 and 1
 */
export function clopperPearson(x: number, n: number, level: number): Interval {
  checkCount(x);
  checkCount(n);
  if (x > n) throw new RangeError(`More observed than examined: ${x} of ${n}`);
  const tail = tailOf(level);
  return { lower: binomialLower(x, n, tail), upper: binomialUpper(x, n, tail) };
}

/** Limits of the observed count by the method asked for; only `binomial` looks at n. */
function countInterval(method: IntervalMethod, x: number, n: number, level: number): Interval {
  if (method === "binomial") return clopperPearson(x, n, level);
  return method === "poisson" ? poissonExact(x, level) : byar(x, level);
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
    lower = Math.min(lower, binomialLower(observedLower, Math.max(examinedLower, observedLower), tail));
  }
  const upper = expectedLower > 0 ? upperLimit(method, observedUpper, most, tail) : Infinity;
  return { lower: (100 * lower) / expectedUpper, upper: (100 * upper) / expectedLower };
}
