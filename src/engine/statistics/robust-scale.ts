import { normalCdf, normalDensity } from "./distributions/normal.js";

/** Beyond so many standard deviations a value counts as if it were there: one value in five. */
const CUT = 1.28;

/** E min(z², CUT²) of a standard normal z. */
const EXPECTED = 2 * normalCdf(CUT) - 1 - 2 * CUT * normalDensity(CUT) + 2 * CUT ** 2 * normalCdf(-CUT);

/**
 * Loss of a value z = x/s beside ln s, whose sum over many x is least at their standard deviation s, however large a
 * few of them are: Σ ½·min(z², c²)-like steps, Σ min(z², c²)/E min(z², c²) = n at the least. Consistent at the normal;
 * it takes its own derivative from Huber's Proposal 2 (scale), so that no value moves s by more than its c² does.
 * Source: Huber 1964, Ann. Math. Stat. 35:73; Huber & Ronchetti 2009, Robust Statistics, ch. 5.
 *
 * @param squared z²
 */
export function scaleLoss(squared: number): number {
  const cut = CUT * CUT;
  const inside = squared <= cut ? squared : cut * (1 + Math.log(squared / cut));
  return inside / (2 * EXPECTED);
}
