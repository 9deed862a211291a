import { betaQuantile } from "./beta-quantile.js";
import { regularizedBeta } from "./incomplete-beta.js";

/**
 * P(|T| > t) of Student's distribution with ν degrees of freedom, as Iₓ(ν/2, ½) with x = ν/(ν + t²).
 * Source: Abramowitz & Stegun 26.7.1; the incomplete beta function keeps the digits of far tails.
 */
export function studentTails(t: number, freedom: number): number {
  const squared = t * t;
  return regularizedBeta(freedom / (freedom + squared), freedom / 2, 0.5, squared / (freedom + squared))
    .lower;
}

/** The t ≥ 0 with P(|T| > t) = p; the inverse of `studentTails`. */
export function studentQuantile(p: number, freedom: number): number {
  const x = betaQuantile(p, freedom / 2, 0.5);
  // Of x and 1 − x, the smaller one has the digits.
  if (x < 0.5) return Math.sqrt((freedom * (1 - x)) / x);
  const y = betaQuantile(p, 0.5, freedom / 2, "upper");
  return Math.sqrt((freedom * y) / (1 - y));
}
