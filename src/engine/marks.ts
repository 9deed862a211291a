import { WIDE_POINTS } from "../model/flags.js";
import type { Mark } from "../model/marks.js";
import type { RankRange } from "../model/ranked-regions.js";
import type { StandardizedRatio } from "./ratio/standardize.js";
import { type Counts, type Interval, outerInterval, ratioInterval } from "./statistics/interval.js";
import type { IntervalMethod } from "./statistics/interval-methods.js";
import { rankBounds, ranks } from "./statistics/rank.js";
import { markOfIntervals, REFERENCE_RATIO, weakerMark, zScore } from "./statistics/significance.js";
import { empiricalBayesRatio, type GammaPrior, gammaPrior } from "./statistics/smoothing.js";
import { estimateSpread, markInSpread, type Spread } from "./statistics/spread.js";

/** Sampling error of one ratio: limits at the best estimate, and limits that cover the bounds too. */
export interface Intervals {
  readonly plain95: Interval | null;
  readonly plain998: Interval | null;
  readonly outer95: Interval | null;
  readonly outer998: Interval | null;
  readonly z: number | null;
  /** Five classes against the reference, whatever the hidden counts are. */
  readonly mark: Mark | null;
}

/** What only all regions of the nation together can say of each one: the 335 areas, or the 47 prefectures. */
export interface Comparison {
  /** How far regions lie from the reference, by size; null with too few of them. */
  readonly spread: Spread | null;
  readonly prior: GammaPrior | null;
  readonly ranks: readonly (number | null)[];
  readonly rankBounds: readonly (RankRange | null)[];
  /** How many regions these are counted among. */
  readonly ranked: number;
}

/** Intervals and the five-class mark of one ratio (METHODS: Intervals, Marks). */
export function intervalsOf(value: StandardizedRatio, method: IntervalMethod): Intervals {
  const counts = countsOf(value);
  const plain95 = ratioInterval(method, counts, 0.95);
  const plain998 = ratioInterval(method, counts, 0.998);
  const exact = value.ratioLower === value.ratioUpper;
  const outer = (level: number) => (isUnbounded(value) ? ANYTHING : outerInterval(method, value, level));
  const outer95 = covering(exact ? plain95 : outer(0.95), rangeOf(value));
  const outer998 = covering(exact ? plain998 : outer(0.998), outer95);
  return {
    plain95,
    plain998,
    outer95,
    outer998,
    z: zScore(method, counts),
    mark: markOfIntervals(outer95, outer998),
  };
}

/**
 * Spread, ranks and the smoothing prior of all regions of one level, for one item, sex and age group. Ratios whose bounds
 * are WIDE_POINTS apart or more do not enter the spread: their best estimate is drawn towards the prefecture's.
 *
 * A region whose ratio has no upper end has no rank, but a place anywhere above its lower end: it counts for the others, in
 * their rank where that end lies above their ratio, and in the worst rank where it may lie above them.
 *
 * @param excluded whether the region at an index is left out: it gets no rank, the others are ranked without it, and it
 * enters neither the spread nor the prior
 */
export function compareRegions(
  values: readonly StandardizedRatio[],
  method: IntervalMethod,
  excluded: (index: number) => boolean = () => false,
): Comparison {
  const compared = values.filter((_, index) => !excluded(index));
  const placed = values.map((value, index) => (excluded(index) || !hasPlace(value) ? null : value));
  const ofRatios = <T>(found: readonly (T | null)[]) =>
    found.map((one, index) => (values[index]!.ratio === null ? null : one));
  return {
    spread: estimateSpread(method, compared.filter(isNarrow).map(countsOf)),
    prior: gammaPrior(compared),
    ranks: ofRatios(ranks(placed.map((value) => value && (value.ratio ?? value.ratioLower ?? 0)))),
    rankBounds: ofRatios(rankBounds(placed.map((value) => value && rangeOf(value)))),
    ranked: placed.filter((value) => value !== null).length,
  };
}

/** What hidden counts allow the ratio to be. */
function rangeOf({ ratioLower, ratioUpper }: StandardizedRatio): Interval {
  return { lower: ratioLower ?? 0, upper: ratioUpper ?? Number.POSITIVE_INFINITY };
}

/** Where nobody can be expected there is no ratio, whatever the hidden counts are. */
function hasPlace({ ratio, expectedUpper }: StandardizedRatio): boolean {
  return ratio !== null || expectedUpper > 0;
}

function isNarrow({ ratioLower, ratioUpper }: StandardizedRatio): boolean {
  return ratioLower !== null && ratioUpper !== null && ratioUpper - ratioLower <= WIDE_POINTS;
}

/**
 * Does the region stand out from 100 more than regions of its size do, wherever in its bounds the truth lies? The ratio's
 * bound nearer 100 is held against the spread at the least expected count, where it is widest; and a region that chance
 * alone explains (`mark`, the exact test) never stands out. null where no spread could be estimated.
 */
export function adjustedMarkOf(
  value: StandardizedRatio,
  mark: Mark | null,
  spread: Spread | null,
  method: IntervalMethod,
): Mark | null {
  const { ratioLower, ratioUpper, expectedLower, examinedUpper } = value;
  if (spread === null || mark === null) return null;
  if (mark === "none" || ratioLower === null) return "none";
  const nearest = Math.max(ratioLower, Math.min(REFERENCE_RATIO, ratioUpper ?? Number.POSITIVE_INFINITY));
  const counts = {
    observed: (nearest / REFERENCE_RATIO) * expectedLower,
    expected: expectedLower,
    examined: examinedUpper,
  };
  return weakerMark(mark, markInSpread(spread, method, counts));
}

/** Empirical-Bayes ratio, 100 · (O + ν)/(E + α); null without a prior. */
export function smoothedOf(value: StandardizedRatio, prior: GammaPrior | null): number | null {
  return prior === null ? null : empiricalBayesRatio(prior, value);
}

/**
 * An interval made to hold another. Limits lie around the bounds that they are made of, and those of 99.8 % around
 * those of 95 %: this only takes away rounding in the last digit, where everybody is a case and the upper limit is n.
 */
function covering(interval: Interval | null, inner: Interval | null): Interval | null {
  if (interval === null || inner === null) return interval;
  if (interval.lower <= inner.lower && inner.upper <= interval.upper) return interval;
  return { lower: Math.min(interval.lower, inner.lower), upper: Math.max(interval.upper, inner.upper) };
}

const ANYTHING: Interval = { lower: 0, upper: Number.POSITIVE_INFINITY };

/** Nothing that is published bounds one of the hidden counts from above. */
function isUnbounded({ examinedUpper }: StandardizedRatio): boolean {
  return examinedUpper === Number.POSITIVE_INFINITY;
}

/** The best estimate may exceed n by rounding where everybody is a case. */
function countsOf({ observed, expected, examined }: StandardizedRatio): Counts {
  return { observed: Math.min(observed, examined), expected, examined };
}
