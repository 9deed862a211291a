import { normalCdf, normalDensity } from "./distributions/normal.js";

/** c: a value beyond so many standard deviations, as one in five is, pulls no harder than one at c. */
const CUT = 1.28;

/** E[min(z², c²)] of a standard normal z: 2Φ(c) − 1 − 2c·φ(c) + 2c²·Φ(−c). */
const EXPECTED = 2 * normalCdf(CUT) - 1 - 2 * CUT * normalDensity(CUT) + 2 * CUT ** 2 * normalCdf(-CUT);

/**
 * Loss of a value x at a scale s, where z = x/s. The s at which Σ (ln s + loss) over all x is least solves
 * Σ min(z², c²) = n·E[min(z², c²)], Huber's Proposal 2 for the scale: of normal values it is their standard deviation, and no
 * value moves it further than one at c does. Source: Huber 1964, Ann. Math. Stat. 35:73; Huber & Ronchetti 2009, Robust
 * Statistics, ch. 5.
 *
 * @param squared z²
 */
export function scaleLoss(squared: number): number {
  const cut = CUT * CUT;
  const inside = squared <= cut ? squared : cut * (1 + Math.log(squared / cut));
  return inside / (2 * EXPECTED);
}
