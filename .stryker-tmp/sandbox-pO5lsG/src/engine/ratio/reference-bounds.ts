// @ts-nocheck
import type { AgeGroup } from "../../model/ages.js";
import type { Rates } from "../reference/reference.js";
import type { RegionRows } from "./region-rows.js";
import { type StandardizedRatio, standardize } from "./standardize.js";

/**
 * Bounds that hold for every rate that the reference's own hidden cells allow, too. E rises with each rate, so that
 * its upper end and the ratio's lower one are those at the highest rates, the others those at the lowest; limits,
 * marks and ranks are made of these bounds and follow. Where the lowest rates leave nobody expected, nothing bounds
 * the ratio from above, and it is null.
 *
 * @param value the ratio at the reference's best estimate, of the same parts and ages
 */
export function withReferenceBounds(
  value: StandardizedRatio,
  parts: readonly RegionRows[],
  ages: AgeGroup,
): StandardizedRatio {
  if (parts.every(({ rates }) => areKnown(rates, ages))) return value;
  const least = standardize(atRates(parts, "lower"), ages);
  const most = standardize(atRates(parts, "upper"), ages);
  const isBounded = value.ratioUpper !== null && least.ratioUpper !== null;
  return {
    examined: value.examined,
    examinedLower: value.examinedLower,
    examinedUpper: value.examinedUpper,
    observed: value.observed,
    observedLower: value.observedLower,
    observedUpper: value.observedUpper,
    expected: value.expected,
    // The best rates lie between their ends; min and max only take away rounding in the last digit.
    expectedLower: Math.min(value.expectedLower, least.expectedLower),
    expectedUpper: Math.max(value.expectedUpper, most.expectedUpper),
    ratio: isBounded ? value.ratio : null,
    ratioLower: value.ratioLower === null ? null : Math.min(value.ratioLower, most.ratioLower ?? 0),
    ratioUpper: isBounded ? Math.max(value.ratioUpper, least.ratioUpper) : null,
    referenceUncertainty: value.referenceUncertainty,
    hiddenCells: value.hiddenCells,
    subtotalHidden: value.subtotalHidden,
  };
}

/** Are the rates of these ages the same whatever the reference's hidden cells are? */
function areKnown({ lower, upper }: Rates, ages: AgeGroup): boolean {
  for (let age = ages.from; age <= ages.to; age++) if (lower[age] !== upper[age]) return false;
  return true;
}

function atRates(parts: readonly RegionRows[], end: "lower" | "upper"): RegionRows[] {
  return parts.map((part) => ({ ...part, rates: { ...part.rates, best: part.rates[end] } }));
}
