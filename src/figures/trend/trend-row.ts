import type { FigureChange } from "../../model/trends.js";
import type { CutEnd } from "../chart/cut-ends.js";
import { fieldsOf, isRate, type Measure, type RateRow } from "../chart/measure.js";
import type { ChartRow } from "../chart/rows.js";

/** One region, sex and year, in points of difference; null is what is not known. Ends beyond the frame have their values there. */
export interface TrendRow
  extends Pick<
      ChartRow,
      "code" | "name" | "item" | "sex" | "difference" | "lower" | "upper" | "range" | "interval"
    >,
    Partial<TrendRates>,
    CutEnd {
  /** Of the panel, from 0: the prefecture's, where it has one, then those of its areas in the order of their codes. */
  readonly rank: number;
  readonly sexName: string;
  readonly fiscalYear: number;
  /** Where the line comes from: the last year with a ratio that compares. */
  readonly sinceYear?: number;
  readonly sinceDifference?: number;
  /** Has a year between them no ratio, or one that holds an error of the source? */
  readonly isAcrossGap?: boolean;
  /** Holds a count that looks like an error of the source: the line passes it over, and the frame need not hold it. */
  readonly isImplausible?: true;
  /** The 95 % interval of sampling error, which covers what suppression leaves open. Without an upper end there is none. */
  readonly lower95: number | null;
  readonly upper95: number | null;
  /** Stands in the place of a ratio that cannot be computed. */
  readonly missing?: string;
  /** Halfway from the last year with a ratio, where that does not compare: the line breaks there. */
  readonly breakYear?: number;
  readonly breakDifference?: number;
  /** The change over the period, at the last year: "男 +0.9". */
  readonly change?: string;
  readonly changeMark?: FigureChange["changeMark"];
  readonly q?: FigureChange["q"];
  /** Do the hidden counts leave more of the change open than its number tells? */
  readonly isWideChange?: boolean;
}

/** What a row of a figure of rates has beside, per cent. */
export interface TrendRates extends RateRow {
  readonly rateLower95: number | null;
  readonly rateUpper95: number | null;
  readonly adjustedRateWords: string;
  /** That of the reference in the year where the line comes from. */
  readonly sinceReferenceRate?: number;
  readonly referenceRateWords: string;
  readonly sinceRate?: number;
  readonly breakRate?: number;
}

/** Fields by which lines are drawn. */
export const lineFields = (measure: Measure | undefined) => ({
  ...fieldsOf(measure),
  ...(isRate(measure) ? RATE_FIELDS : DIFFERENCE_FIELDS),
});
const RATE_FIELDS = {
  lower95: "rateLower95",
  upper95: "rateUpper95",
  since: "sinceRate",
  break: "breakRate",
} as const;
const DIFFERENCE_FIELDS = {
  lower95: "lower95",
  upper95: "upper95",
  since: "sinceDifference",
  break: "breakDifference",
} as const;
export type LineFields = ReturnType<typeof lineFields>;
