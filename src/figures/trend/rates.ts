import { isRate, type Measure, type RateRow, rateAt, rateLabel } from "../chart/measure.js";
import type { KnownPoint } from "./trend-index.js";

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
export const lineFields = (measure: Measure | undefined) =>
  isRate(measure)
    ? ({
        value: "adjustedRate",
        lower: "adjustedRateLower",
        upper: "adjustedRateUpper",
        lower95: "rateLower95",
        upper95: "rateUpper95",
        since: "sinceRate",
        break: "breakRate",
      } as const)
    : ({
        value: "difference",
        lower: "lower",
        upper: "upper",
        lower95: "lower95",
        upper95: "upper95",
        since: "sinceDifference",
        break: "breakDifference",
      } as const);
export type LineFields = ReturnType<typeof lineFields>;

/** A row in points, with where its line comes from or breaks. */
interface DrawnLine {
  readonly difference: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly lower95: number | null;
  readonly upper95: number | null;
  readonly sinceYear?: number;
  readonly breakYear?: number;
}

/** The rates of a row, and of where its line comes from. */
export function ratesOf(
  row: DrawnLine,
  referenceRate: number | null,
  before: KnownPoint | undefined,
): TrendRates {
  const rate = (points: number | null) =>
    points === null || referenceRate === null ? null : rateAt(referenceRate, points);
  const words = (value: number | null) => (value === null ? "" : rateLabel(value, referenceRate));
  const since = before?.referenceRate ?? null;
  const [adjustedRate, earlier] = [
    rate(row.difference),
    since === null || !before ? null : rateAt(since, before.ratio - 100),
  ];
  return {
    adjustedRate,
    adjustedRateLower: rate(row.lower),
    adjustedRateUpper: rate(row.upper),
    rateLower95: rate(row.lower95),
    rateUpper95: rate(row.upper95),
    adjustedRateWords: words(adjustedRate),
    referenceRate,
    referenceRateWords: words(referenceRate),
    ...(row.sinceYear !== undefined && since !== null && earlier !== null
      ? { sinceReferenceRate: since, sinceRate: earlier }
      : {}),
    ...(row.breakYear !== undefined && adjustedRate !== null && earlier !== null
      ? { breakRate: (earlier + adjustedRate) / 2 }
      : {}),
  };
}
