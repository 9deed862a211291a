import type { StandardizedRatio } from "./ratio/standardize.js";
import {
  type CountBounds,
  type Counts,
  type Interval,
  type IntervalMethod,
  outerInterval,
  ratioInterval,
} from "./statistics/interval.js";
import { guaranteedAdjustedMark, overdispersion } from "./statistics/overdispersion.js";
import { type RankBounds, rankBounds, ranks } from "./statistics/rank.js";
import { type Mark, markOfIntervals, zBounds, zScore } from "./statistics/significance.js";
import { type GammaPrior, gammaPrior, smoothedRatio } from "./statistics/smoothing.js";

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
  /** Spiegelhalter's overdispersion factor. */
  readonly phi: number | null;
  readonly prior: GammaPrior | null;
  readonly ranks: readonly (number | null)[];
  readonly rankBounds: readonly (RankBounds | null)[];
}

/** Intervals and the five-class mark of one ratio (METHODS: Intervals, Marks). */
export function intervalsOf(value: StandardizedRatio, method: IntervalMethod): Intervals {
  const counts = countsOf(value);
  const plain95 = ratioInterval(method, counts, 0.95);
  const plain998 = ratioInterval(method, counts, 0.998);
  const exact = value.ratioLower === value.ratioUpper;
  const outer = (level: number) =>
    isUnbounded(value) ? ANYTHING : outerInterval(method, boundsOf(value), level);
  const outer95 = exact ? plain95 : outer(0.95);
  const outer998 = exact ? plain998 : outer(0.998);
  return {
    plain95,
    plain998,
    outer95,
    outer998,
    z: zScore(method, counts),
    mark: markOfIntervals(outer95, outer998),
  };
}

/** Overdispersion, ranks and the smoothing prior of all regions of one level, for one item, sex and age group. */
export function compareRegions(values: readonly StandardizedRatio[], method: IntervalMethod): Comparison {
  return {
    phi: overdispersion(values.map((value) => zScore(method, countsOf(value)))),
    prior: gammaPrior(values),
    ranks: ranks(values.map(({ ratio }) => ratio)),
    rankBounds: rankBounds(
      values.map(({ ratio, ratioLower, ratioUpper }) =>
        ratio === null ? null : { lower: ratioLower ?? 0, upper: ratioUpper ?? Number.POSITIVE_INFINITY },
      ),
    ),
  };
}

/** The mark after adjustment for overdispersion, whatever the hidden counts are. */
export function adjustedMarkOf(
  value: StandardizedRatio,
  phi: number | null,
  method: IntervalMethod,
): Mark | null {
  if (isUnbounded(value)) return "none";
  return guaranteedAdjustedMark(zBounds(method, boundsOf(value)), phi);
}

/** Empirical-Bayes ratio, 100 · (O + ν)/(E + α); null without a prior. */
export function smoothedOf(value: StandardizedRatio, prior: GammaPrior | null): number | null {
  return prior === null ? null : smoothedRatio(prior, value);
}

const ANYTHING: Interval = { lower: 0, upper: Number.POSITIVE_INFINITY };

/** Nothing that is published bounds one of the hidden counts from above. */
function isUnbounded({ examinedUpper }: StandardizedRatio): boolean {
  return examinedUpper === Number.POSITIVE_INFINITY;
}

/** The best estimate may exceed n by rounding where everybody is a hit. */
function countsOf({ observed, expected, examined }: StandardizedRatio): Counts {
  return { observed: Math.min(observed, examined), expected, examined };
}

function boundsOf(value: StandardizedRatio): CountBounds {
  return value;
}
