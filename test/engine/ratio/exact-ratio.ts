import type { StandardizedRatio } from "../../../src/engine/ratio/standardize.js";
import type { Counts } from "../../../src/engine/statistics/interval.js";

/** A ratio in which nothing is hidden, unless the changes say so. */
export function exactRatio(
  { observed, expected, examined }: Counts,
  changes: Partial<StandardizedRatio> = {},
): StandardizedRatio {
  const ratio = (100 * observed) / expected;
  return {
    examined,
    examinedLower: examined,
    examinedUpper: examined,
    observed,
    observedLower: observed,
    observedUpper: observed,
    expected,
    expectedLower: expected,
    expectedUpper: expected,
    ratio,
    ratioLower: ratio,
    ratioUpper: ratio,
    referenceUncertainty: 0,
    hiddenCells: 0,
    subtotalHidden: false,
    ...changes,
  };
}
