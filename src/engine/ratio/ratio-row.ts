import type { RatioRow, SexOrBoth } from "../../model/ratios.js";
import { adjustedMarkOf, type Comparison, type Intervals, smoothedOf } from "../marks.js";
import type { IntervalMethod } from "../statistics/interval-methods.js";
import type { Rate } from "./rates.js";
import type { StandardizedRatio } from "./standardize.js";

/** Whose a row is. */
export type RowPlace = Pick<
  RatioRow,
  "item" | "level" | "code" | "name" | "prefectureCode" | "prefecture" | "reference"
>;

/** What a row of one release or of several is made of; those of several name release and year in a text. */
export interface RowParts<Release, Year> {
  readonly release: Release;
  readonly fiscalYear: Year;
  readonly sex: SexOrBoth;
  readonly ages: string;
  readonly value: StandardizedRatio;
  /** The ratio as it is compared with those of other regions: of years added up that of the mean year. */
  readonly compared: StandardizedRatio;
  readonly intervals: Intervals;
  readonly method: IntervalMethod;
  /** Of all regions; null where they are not compared. */
  readonly comparison: Comparison | null;
  /** The region's place in the comparison. */
  readonly index: number;
  readonly isImplausible: boolean;
  readonly flags: RatioRow["flags"];
  readonly rate: Rate;
  readonly referenceRate: Rate;
  readonly adjustedRate: Rate;
  readonly coverage: number | null;
  readonly nationalCoverage: number | null;
}

/**
 * A row of a result, every column by name: one written out is of one shape to the compiler, whatever its values are.
 *
 * @param place written out too: a copy by spreading has a shape of its own each time, and reading it takes as long as the bounds
 */
export function ratioRow<Release, Year>(
  place: RowPlace,
  parts: RowParts<Release, Year>,
): Omit<RatioRow, "release" | "fiscalYear"> & { readonly release: Release; readonly fiscalYear: Year } {
  const { value, compared, method, comparison, index, isImplausible, rate, referenceRate, adjustedRate } =
    parts;
  const { plain95, plain998, outer95, outer998, z, mark } = parts.intervals;
  return {
    release: parts.release,
    fiscalYear: parts.fiscalYear,
    item: place.item,
    level: place.level,
    code: place.code,
    name: place.name,
    prefectureCode: place.prefectureCode,
    prefecture: place.prefecture,
    sex: parts.sex,
    ages: parts.ages,
    reference: place.reference,
    examined: value.examined,
    observed: value.observed,
    observedLower: value.observedLower,
    observedUpper: finite(value.observedUpper),
    expected: value.expected,
    expectedLower: value.expectedLower,
    expectedUpper: finite(value.expectedUpper),
    ratio: value.ratio,
    ratioLower: value.ratioLower,
    ratioUpper: value.ratioUpper,
    difference: value.ratio === null ? null : value.ratio - 100,
    ratioCi95Lower: plain95?.lower ?? null,
    ratioCi95Upper: plain95?.upper ?? null,
    ratioCi998Lower: plain998?.lower ?? null,
    ratioCi998Upper: plain998?.upper ?? null,
    ratioOuter95Lower: outer95?.lower ?? null,
    ratioOuter95Upper: finite(outer95?.upper),
    ratioOuter998Lower: outer998?.lower ?? null,
    ratioOuter998Upper: finite(outer998?.upper),
    z,
    mark: isImplausible ? null : mark,
    adjustedMark: comparison && adjustedMarkOf(compared, mark, comparison.spread, method),
    rank: comparison?.ranks[index] ?? null,
    rankBest: comparison?.rankBounds[index]?.best ?? null,
    rankWorst: comparison?.rankBounds[index]?.worst ?? null,
    smoothedRatio: comparison && smoothedOf(compared, comparison.prior),
    referenceUncertainty: value.referenceUncertainty,
    hiddenCells: value.hiddenCells,
    flags: parts.flags,
    rate: rate.best,
    rateLower: rate.lower,
    rateUpper: rate.upper,
    referenceRate: referenceRate.best,
    referenceRateLower: referenceRate.lower,
    referenceRateUpper: referenceRate.upper,
    adjustedRate: adjustedRate.best,
    adjustedRateLower: adjustedRate.lower,
    adjustedRateUpper: adjustedRate.upper,
    coverage: parts.coverage,
    nationalCoverage: parts.nationalCoverage,
  };
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
