import type { AgeGroup } from "../../model/ages.js";
import { type GroupRows, mayUseRemainder } from "./group-rows.js";
import type { RegionRows } from "./region-rows.js";
import type { StandardizedRatio } from "./standardize.js";

/**
 * The ratio of regions put together. Its best estimate is that of its members; its bounds are the narrower ends of two that
 * both hold: of the members' rows, and of what their prefectures leave.
 *
 * @param rows of one sex, or of both
 * @param ratioOf makes a ratio of rows, such as `standardize`
 */
export function groupRatio(
  rows: readonly GroupRows[],
  ages: AgeGroup,
  ratioOf: (parts: readonly RegionRows[]) => StandardizedRatio,
): StandardizedRatio {
  const value = ratioOf(rows.flatMap(({ members }) => members));
  if (rows.every(({ remainder }) => remainder === null) || !mayUseRemainder(rows, ages)) return value;
  const left = ratioOf(rows.flatMap(({ members, remainder }) => remainder ?? members));
  const observed = inBoth(left.observed, value, left, "observedLower", "observedUpper");
  const expected = inBoth(left.expected, value, left, "expectedLower", "expectedUpper");
  const examined = inBoth(left.examined, value, left, "examinedLower", "examinedUpper");
  const ratioLower = narrower(value.ratioLower, left.ratioLower, Math.max);
  const least = narrower(value.ratioUpper, left.ratioUpper, Math.min);
  // Two ways to the same number can differ in its last digit.
  const ratioUpper = least === null ? null : Math.max(ratioLower ?? 0, least);
  const quotient = expected.best > 0 ? (100 * observed.best) / expected.best : null;
  return {
    examined: examined.best,
    examinedLower: examined.lower,
    examinedUpper: examined.upper,
    observed: observed.best,
    observedLower: observed.lower,
    observedUpper: observed.upper,
    expected: expected.best,
    expectedLower: expected.lower,
    expectedUpper: expected.upper,
    ratio: quotient === null || ratioUpper === null ? null : between(quotient, ratioLower ?? 0, ratioUpper),
    ratioLower,
    ratioUpper,
    referenceUncertainty: left.referenceUncertainty,
    hiddenCells: value.hiddenCells,
    subtotalHidden: left.subtotalHidden,
  };
}

type End = Exclude<keyof StandardizedRatio, "ratio" | "ratioLower" | "ratioUpper" | "subtotalHidden">;

/** What lies within two ranges, and the best estimate moved into it: the estimates of areas add up but for the last step of their fitting. */
function inBoth(best: number, one: StandardizedRatio, other: StandardizedRatio, least: End, most: End) {
  const lower = Math.max(one[least], other[least]);
  const upper = Math.max(lower, Math.min(one[most], other[most]));
  return { best: between(best, lower, upper), lower, upper };
}

function between(value: number, lower: number, upper: number): number {
  return Math.min(upper, Math.max(lower, value));
}

/** The narrower of two ends; where one is not known, the other. @param choose Math.max of lower ends, Math.min of upper ones */
export function narrower(
  one: number | null,
  other: number | null,
  choose: (a: number, b: number) => number,
): number | null {
  return one === null || other === null ? (one ?? other) : choose(one, other);
}
