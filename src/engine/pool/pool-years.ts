import type { RatioRow } from "../../model/ratios.js";
import type { Intervals } from "../marks.js";
import { narrower } from "../ratio/group-ratio.js";
import type { StandardizedRatio } from "../ratio/standardize.js";
import type { Interval } from "../statistics/interval.js";
import type { IntervalMethod } from "../statistics/interval-methods.js";
import { expectedDeviation, markOfIntervals } from "../statistics/significance.js";
import { type Weighed, weightedMeanBound } from "./weighted-mean.js";

/**
 * Observed and expected people of several years of one region, sex and age group added up: R = 100 · ΣO_y / ΣE_y, each E_y with
 * the reference of its own row. It is the mean of the years' ratios, weighed by the people expected.
 *
 * Bounds: what is hidden in one year is printed nowhere in another, so the counts' bounds add up. Those of the ratio are the
 * narrower ends of two that both hold: ΣO_lower / ΣE_upper, and the least mean of the years' own lower bounds, in which O and
 * E are known to be made of the same cells.
 *
 * @param rows a year each
 */
export function pooledRatio(rows: readonly RatioRow[]): StandardizedRatio {
  const sum = (of: (row: RatioRow) => number | null) =>
    rows.reduce((total, row) => total + (of(row) ?? Number.POSITIVE_INFINITY), 0);
  const examined = sum((row) => row.examined);
  const [observed, expected] = [sum((row) => row.observed), sum((row) => row.expected)];
  const [observedLower, observedUpper] = [sum((row) => row.observedLower), sum((row) => row.observedUpper)];
  const [expectedLower, expectedUpper] = [sum((row) => row.expectedLower), sum((row) => row.expectedUpper)];
  const uncertainty = weightedMeanBound(
    rows.map((row) => ({ value: row.referenceUncertainty, ...best(row) })),
    1,
  );
  const counts = {
    examined,
    // What the bounds of E say of the people that it is made of.
    examinedLower: expected > 0 ? examined * (expectedLower / expected) : 0,
    examinedUpper: expected > 0 ? examined * (expectedUpper / expected) : examined,
    observed,
    observedLower,
    observedUpper,
    expected,
    expectedLower,
    expectedUpper,
    referenceUncertainty: uncertainty ?? 0,
    hiddenCells: sum((row) => row.hiddenCells),
    subtotalHidden: rows.some(({ flags }) => flags.includes("subtotal-hidden")),
  };
  const lower = narrower(
    boundOf(rows, (row) => row.ratioLower, -1),
    expectedUpper > 0 ? (100 * observedLower) / expectedUpper : null,
    Math.max,
  );
  if (rows.some((row) => row.ratio === null) || !(expected > 0))
    return { ...counts, ratio: null, ratioLower: lower, ratioUpper: null };
  if (rows.every(({ flags }) => flags.includes("is-reference")))
    return { ...counts, ratio: 100, ratioLower: 100, ratioUpper: 100 };
  const ratio = (100 * observed) / expected;
  if (
    rows.every(({ ratioLower, ratioUpper }) => ratioLower === ratioUpper) &&
    expectedLower === expectedUpper
  )
    return { ...counts, ratio, ratioLower: ratio, ratioUpper: ratio };
  const upper = narrower(
    boundOf(rows, (row) => row.ratioUpper, 1),
    expectedLower > 0 ? (100 * observedUpper) / expectedLower : null,
    Math.min,
  );
  // The best estimate lies inside; min and max only take away rounding in the last digit.
  const ratioUpper = upper === null || upper === Number.POSITIVE_INFINITY ? null : Math.max(ratio, upper);
  return {
    ...counts,
    ratio: ratioUpper === null ? null : ratio,
    ratioLower: Math.min(ratio, lower ?? 0),
    ratioUpper,
  };
}

/**
 * Limits of a pooled ratio: those of its years, weighed as the ratios are, so that the interval is as wide as the mean one of a
 * single year.
 *
 * The sum of k years has the variance Σ v_y + 2 Σ ρ_yz √(v_y v_z), where ρ is how far two years share their sampling error. Were
 * they independent, the interval would shrink by √k; but nearly the same people are examined every year and answer and measure
 * nearly alike, so that a year more adds years and hardly any people. ρ of the same people cannot be told from tables without
 * persons (trends estimate 1 − ρ from how ratios move, with other noise in it). Whatever ρ is, the standard deviation of a sum is
 * at most the sum of the standard deviations, and exactly that with ρ = 1: limits that add up claim no more than one year does.
 * What pooling gives is a ratio that does not hang on one year, and bounds that hidden counts leave narrower.
 * Sources: Kish 1965, Survey Sampling, §12.4 (overlapping samples: v·[1 + (k − 1)ρ]/k); Cochran 1977, Sampling Techniques, §12.10.
 *
 * z = Σ(O − E) / Σ sd, for the same reason.
 */
export function pooledIntervals(rows: readonly RatioRow[], method: IntervalMethod): Intervals {
  const plain95 = limitsOf(rows, "ratioCi95", best);
  const plain998 = limitsOf(rows, "ratioCi998", best);
  const outer95 = limitsOf(rows, "ratioOuter95", bounded);
  const outer998 = limitsOf(rows, "ratioOuter998", bounded);
  const deviation = rows.reduce((sum, row) => sum + expectedDeviation(method, row), 0);
  const excess = rows.reduce((sum, { observed, expected }) => sum + observed - expected, 0);
  return {
    plain95,
    plain998,
    outer95,
    outer998,
    z: deviation > 0 ? excess / deviation : null,
    mark: markOfIntervals(outer95, outer998),
  };
}

const best = ({ expected }: RatioRow) => ({ least: expected, most: expected });
const bounded = ({ expectedLower, expectedUpper }: RatioRow) => ({
  least: expectedLower,
  most: expectedUpper ?? Number.POSITIVE_INFINITY,
});

/** Lower and upper limits, weighed by people expected; an upper one that nothing bounds is Infinity. */
function limitsOf(
  rows: readonly RatioRow[],
  limits: `ratio${"Ci" | "Outer"}${95 | 998}`,
  weight: (row: RatioRow) => Omit<Weighed, "value">,
): Interval | null {
  const known = rows.filter((row) => row.expected > 0);
  if (known.length === 0 || known.some((row) => row[`${limits}Lower`] === null)) return null;
  const end = (side: "Lower" | "Upper", direction: 1 | -1) =>
    weightedMeanBound(
      known.map((row) => ({ value: row[`${limits}${side}`]!, ...weight(row) })),
      direction,
    );
  const isOpen = known.some((row) => row[`${limits}Upper`] === null);
  const upper = isOpen ? null : end("Upper", 1);
  return { lower: end("Lower", -1) ?? 0, upper: upper ?? Number.POSITIVE_INFINITY };
}

/** The least or largest mean of the years' bounds; null where one is not known. */
function boundOf(
  rows: readonly RatioRow[],
  of: (row: RatioRow) => number | null,
  direction: 1 | -1,
): number | null {
  const known = rows.map((row) => ({ value: of(row), ...bounded(row) }));
  if (known.some(({ value, most }) => value === null && most > 0)) return direction < 0 ? 0 : null;
  return weightedMeanBound(known as Weighed[], direction);
}

/**
 * The mean year of pooled ones: their sums divided by how many they are. Whatever compares regions by how many people stand behind
 * a ratio must take these, since the years' people are mostly the same.
 */
export function meanYear(value: StandardizedRatio, years: number): StandardizedRatio {
  const of = (people: number) => people / years;
  return {
    ...value,
    examined: of(value.examined),
    examinedLower: of(value.examinedLower),
    examinedUpper: of(value.examinedUpper),
    observed: of(value.observed),
    observedLower: of(value.observedLower),
    observedUpper: of(value.observedUpper),
    expected: of(value.expected),
    expectedLower: of(value.expectedLower),
    expectedUpper: of(value.expectedUpper),
  };
}
