import type { AgeGroup } from "../../model/ages.js";
import type { CountBounds, Counts } from "../statistics/interval.js";
import { expectedBound, observedBound, ratioBound } from "./bounds.js";
import { RatioRows } from "./ratio-rows.js";
import type { RegionRows } from "./region-rows.js";

/** One standardized prevalence ratio with what it is made of. People; ratios as 100 · O/E. */
export interface StandardizedRatio extends Counts, CountBounds {
  /** null where nobody is expected, and where nothing bounds the ratio from above (E can be 0, or O has no limit). */
  readonly ratio: number | null;
  readonly ratioLower: number | null;
  readonly ratioUpper: number | null;
  /** How far the reference's own hidden cells can move the ratio, points; 0 where it has none. */
  readonly referenceUncertainty: number;
  readonly hiddenCells: number;
  readonly subtotalHidden: boolean;
}

/** Reused for every ratio; `standardize` is not re-entrant, and need not be. */
const rows = new RatioRows();

/**
 * Indirect standardization (間接法; Breslow & Day 1987, §2.3): E = Σ_j n_j · r_j with the reference's rates r_j by sex
 * and 5-year age, ratio = 100 · O / E; both sexes together (O_m + O_f) / (E_m + E_f).
 *
 * @param parts the rows of one sex, or of both
 */
export function standardize(parts: readonly RegionRows[], ages: AgeGroup): StandardizedRatio {
  rows.gather(parts, ages);
  const { examined, examinedLower, examinedUpper, observed, expected, hiddenCells, subtotalHidden } = rows;
  const quotient = expected > 0 ? observed / expected : null;
  const ratio = quotient === null ? null : 100 * quotient;
  const referenceUncertainty = ratio === null ? 0 : movedByReference(ratio);
  const { open } = rows;
  if (open.isEmpty) {
    return {
      examined,
      examinedLower,
      examinedUpper,
      observed,
      observedLower: observed,
      observedUpper: observed,
      expected,
      expectedLower: expected,
      expectedUpper: expected,
      ratio,
      ratioLower: ratio,
      ratioUpper: ratio,
      referenceUncertainty,
      hiddenCells,
      subtotalHidden,
    };
  }
  const upper = quotient === null ? Number.NaN : ratioBound(open, quotient, 1);
  // What nothing bounds from above is no ratio: the best estimate would be the lower end of its box, often 0.
  const bounded = Number.isFinite(upper);
  return {
    examined,
    examinedLower,
    examinedUpper,
    observed,
    // The best estimate lies inside; min and max only take away rounding in the last digit.
    observedLower: Math.min(observed, observedBound(open, -1)),
    observedUpper: Math.max(observed, observedBound(open, 1)),
    expected,
    expectedLower: Math.min(expected, expectedBound(open, -1)),
    expectedUpper: Math.max(expected, expectedBound(open, 1)),
    ratio: bounded ? ratio : null,
    ratioLower: quotient === null ? null : 100 * ratioBound(open, quotient, -1),
    ratioUpper: bounded ? 100 * upper : null,
    referenceUncertainty,
    hiddenCells,
    subtotalHidden,
  };
}

/** The larger of the two ways in which E, and with it the ratio, can move. */
function movedByReference(ratio: number): number {
  const { expected, expectedAtLowRates, expectedAtHighRates } = rows;
  const up = expectedAtLowRates > 0 ? expected / expectedAtLowRates - 1 : 0;
  const down = expectedAtHighRates > 0 ? 1 - expected / expectedAtHighRates : 0;
  return ratio * Math.max(up, down, 0);
}
