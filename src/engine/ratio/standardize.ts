import type { AgeGroup } from "../../model/ages.js";
import type { Rates } from "../reference/reference.js";
import type { CountBounds, Counts } from "../statistics/interval.js";
import type { OpenRows } from "./open-rows.js";
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

const MAX_STEPS = 50;
/** Growth of λ below which Dinkelbach's iteration has arrived (its convergence is superlinear). */
const ARRIVED = 1e-14;

/** Smallest and largest observed count that the published totals allow, people. */
function observedBound(rows: OpenRows, direction: 1 | -1): number {
  rows.extreme(direction, 0);
  return rows.extremeObserved;
}

/** Smallest and largest expected count, people. */
function expectedBound(rows: OpenRows, direction: 1 | -1): number {
  rows.extreme(0, direction);
  return rows.extremeExpected;
}

/**
 * Smallest (direction −1) or largest (1) O/E. O and E are made of the same hidden cells, so O_lower/E_upper would be
 * too wide. Dinkelbach 1967 (Management Science 13:492): the maximum of O/E is the λ at which max(O − λE) = 0; repeat
 * λ ← O/E at the maximum of O − λE until λ does not grow.
 *
 * @param start a value of O/E inside the bounds
 * @returns ∞ where E can be 0 while O is not; 0 or ∞ where nothing bounds a hidden cell
 */
export function ratioBound(rows: OpenRows, start: number, direction: 1 | -1): number {
  let ratio = start;
  for (let step = 0; step < MAX_STEPS; step++) {
    rows.extreme(direction, -direction * ratio);
    const { extremeObserved: observed, extremeExpected: expected } = rows;
    if (!Number.isFinite(observed) || !Number.isFinite(expected))
      return direction > 0 ? Number.POSITIVE_INFINITY : 0;
    if (expected <= 0) return observed > 0 ? Number.POSITIVE_INFINITY : ratio;
    const next = observed / expected;
    if (direction * (next - ratio) <= ARRIVED * ratio) return ratio;
    ratio = next;
  }
  return ratio;
}

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
