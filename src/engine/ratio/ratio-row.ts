import type { RATIO } from "../../model/columns/ratio-columns.js";
import type { RatioPlace, RatioRow, SexOrBoth } from "../../model/ratios.js";
import type { ColumnWriters } from "../../model/tables/row-table.js";
import { adjustedMarkOf, type Comparison, type Intervals, smoothedOf } from "../marks.js";
import type { IntervalMethod } from "../statistics/interval-methods.js";
import type { Rate } from "./rates.js";
import type { StandardizedRatio } from "./standardize.js";

/** Whose a row is. */
type RowPlace = Omit<RatioPlace, "release" | "fiscalYear" | "sex" | "ages">;

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

/** A table of ratios of one release or of several. */
interface RatioRows<Release, Year> {
  begin(): number;
  readonly columns: Omit<ColumnWriters<typeof RATIO>, "release" | "fiscalYear"> & {
    readonly release: { put(row: number, release: Release): void };
    readonly fiscalYear: { put(row: number, year: Year): void };
  };
}

/**
 * Adds a row to a table, value by value: an object of all its columns would be made and taken apart again for each of the 158,000
 * ratios of a release.
 */
export function addRatio<Release, Year>(
  into: RatioRows<Release, Year>,
  place: RowPlace,
  parts: RowParts<Release, Year>,
): void {
  const { columns } = into;
  const row = into.begin();
  columns.release.put(row, parts.release);
  columns.fiscalYear.put(row, parts.fiscalYear);
  columns.item.put(row, place.item);
  columns.level.put(row, place.level);
  columns.code.put(row, place.code);
  columns.name.put(row, place.name);
  columns.prefectureCode.put(row, place.prefectureCode);
  columns.prefecture.put(row, place.prefecture);
  columns.sex.put(row, parts.sex);
  columns.ages.put(row, parts.ages);
  columns.reference.put(row, place.reference);
  const { value } = parts;
  columns.examined.put(row, value.examined);
  columns.observed.put(row, value.observed);
  columns.observedLower.put(row, value.observedLower);
  columns.observedUpper.put(row, finite(value.observedUpper));
  columns.expected.put(row, value.expected);
  columns.expectedLower.put(row, value.expectedLower);
  columns.expectedUpper.put(row, finite(value.expectedUpper));
  columns.ratio.put(row, value.ratio);
  columns.ratioLower.put(row, value.ratioLower);
  columns.ratioUpper.put(row, value.ratioUpper);
  columns.difference.put(row, value.ratio === null ? null : value.ratio - 100);
  columns.referenceUncertainty.put(row, value.referenceUncertainty);
  columns.hiddenCells.put(row, value.hiddenCells);
  columns.flags.put(row, parts.flags);
  columns.coverage.put(row, parts.coverage);
  columns.nationalCoverage.put(row, parts.nationalCoverage);
  putIntervals(columns, row, parts.intervals, parts.isImplausible);
  putComparison(columns, row, parts);
  putRates(columns, row, parts);
}

/** The columns that are the same of one release and of several. */
type SameColumns = RatioRows<unknown, unknown>["columns"];

function putIntervals(columns: SameColumns, row: number, intervals: Intervals, isImplausible: boolean): void {
  const { plain95, plain998, outer95, outer998 } = intervals;
  columns.ratioCi95Lower.put(row, plain95?.lower ?? null);
  columns.ratioCi95Upper.put(row, plain95?.upper ?? null);
  columns.ratioCi998Lower.put(row, plain998?.lower ?? null);
  columns.ratioCi998Upper.put(row, plain998?.upper ?? null);
  columns.ratioOuter95Lower.put(row, outer95?.lower ?? null);
  columns.ratioOuter95Upper.put(row, outer95 && finite(outer95.upper));
  columns.ratioOuter998Lower.put(row, outer998?.lower ?? null);
  columns.ratioOuter998Upper.put(row, outer998 && finite(outer998.upper));
  columns.z.put(row, intervals.z);
  columns.mark.put(row, isImplausible ? null : intervals.mark);
}

function putComparison(
  columns: SameColumns,
  row: number,
  { comparison, compared, index, intervals, method }: RowParts<unknown, unknown>,
): void {
  const bounds = comparison?.rankBounds[index];
  columns.adjustedMark.put(
    row,
    comparison && adjustedMarkOf(compared, intervals.mark, comparison.spread, method),
  );
  columns.rank.put(row, comparison?.ranks[index] ?? null);
  columns.rankBest.put(row, bounds?.best ?? null);
  columns.rankWorst.put(row, bounds?.worst ?? null);
  columns.smoothedRatio.put(row, comparison && smoothedOf(compared, comparison.prior));
}

function putRates(
  columns: SameColumns,
  row: number,
  { rate, referenceRate, adjustedRate }: RowParts<unknown, unknown>,
): void {
  columns.rate.put(row, rate.best);
  columns.rateLower.put(row, rate.lower);
  columns.rateUpper.put(row, rate.upper);
  columns.referenceRate.put(row, referenceRate.best);
  columns.referenceRateLower.put(row, referenceRate.lower);
  columns.referenceRateUpper.put(row, referenceRate.upper);
  columns.adjustedRate.put(row, adjustedRate.best);
  columns.adjustedRateLower.put(row, adjustedRate.lower);
  columns.adjustedRateUpper.put(row, adjustedRate.upper);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
