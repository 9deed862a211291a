import type { SexOrBoth } from "../../model/ratios.js";
import type { FigureChange, FigureTrend, TrendPoint } from "../../model/trends.js";
import { type CutEnd, cutEnds, cutEndText } from "../chart/cut-ends.js";
import { fieldsOf, isRate, type RateRow, rateAt, rateLabel } from "../chart/measure.js";
import { type ChartRow, DOUBTFUL_SIGN, less100, NO_RATIO_MARK, rangeText } from "../chart/rows.js";
import type { Domain } from "../difference-scale.js";
import { type FigureItem, isImplausible, type Region, SEX_NAMES, sexesOf } from "../figure-input.js";
import { changeText, isWideChange } from "../over-years/change-label.js";
import type { TrendFigureInput } from "../over-years/trend-figure.js";
import { isKnown, type KnownPoint } from "../over-years/trend-index.js";
import { TYPE } from "../theme.js";

/** `trends` of other items, regions or sexes are passed over; of one age group and one reference. */
export interface TrendInput extends TrendFigureInput {
  readonly item: FigureItem;
}

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

/** Where the ratio of a year and its interval stand. */
function valuesOf(point: TrendPoint | undefined, { language }: TrendFigureInput) {
  const { ratio = null, ratioLower = null, ratioUpper = null } = point ?? {};
  const lower = less100(
    ratio === null || (ratioLower === null && ratioUpper === null) ? null : (ratioLower ?? 0),
  );
  const upper = less100(ratio === null ? null : ratioUpper);
  const lower95 = less100(ratio === null ? null : (point?.ratioOuter95Lower ?? ratioLower ?? 0));
  const upper95 = less100(ratio === null ? null : (point?.ratioOuter95Upper ?? null));
  return {
    difference: less100(ratio),
    lower,
    upper,
    lower95,
    upper95,
    range: rangeText(lower, upper, language),
    interval: rangeText(less100(point?.ratioOuter95Lower ?? null), upper95, language),
  };
}

/** How the line comes to a year from the last one that has a ratio. */
function joined(before: KnownPoint, point: KnownPoint, years: TrendFigureInput["years"]) {
  if (before.segment !== point.segment) {
    return {
      breakYear: (before.fiscalYear + point.fiscalYear) / 2,
      breakDifference: (before.ratio + point.ratio) / 2 - 100,
    };
  }
  const isBetween = ({ fiscalYear }: TrendFigureInput["years"][number]) =>
    before.fiscalYear < fiscalYear && fiscalYear < point.fiscalYear;
  return {
    sinceYear: before.fiscalYear,
    sinceDifference: before.ratio - 100,
    isAcrossGap: years.some(isBetween),
  };
}

/** The rates of a row, and of where its line comes from. */
function ratesOf(row: TrendRow, referenceRate: number | null, before: KnownPoint | undefined): TrendRates {
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

/** A line's rows, one a year that the figure shows, whether or not the result has it. */
export function lineRows(
  trend: FigureTrend | undefined,
  base: Pick<TrendRow, "code" | "name" | "item" | "sex" | "rank">,
  input: TrendFigureInput,
): TrendRow[] {
  const { years, language, measure } = input;
  const ofRates = isRate(measure);
  const last = years.at(-1);
  const change: FigureChange | null = trend?.change ?? null;
  let before: KnownPoint | undefined;
  return years.map((year): TrendRow => {
    const { fiscalYear } = year;
    const point = trend?.points.find((each) => each.fiscalYear === fiscalYear);
    const known = point && isKnown(point) ? point : undefined;
    const joining = known && !isImplausible(known) ? known : undefined;
    const row: TrendRow = {
      ...base,
      sexName: SEX_NAMES[base.sex][language],
      fiscalYear,
      ...valuesOf(point, input),
      ...(point && !known ? { missing: NO_RATIO_MARK } : {}),
      ...(known && !joining ? { isImplausible: true } : {}),
      ...(before && joining ? joined(before, joining, years) : {}),
      ...(year === last && !ofRates
        ? {
            change: changeText(change, base.sex, language),
            changeMark: change?.changeMark ?? null,
            q: change?.q ?? null,
            isWideChange: isWideChange(change),
          }
        : {}),
    };
    const rates = ofRates ? ratesOf(row, point?.referenceRate ?? null, joining && before) : {};
    before = joining ?? before;
    return { ...row, ...rates };
  });
}

/** Values of two sexes at one year stand so far apart: beside their intervals. */
export const VALUE_SHIFT = 20;

/**
 * The rows of all panels, and what stands where they go on beyond the frame.
 *
 * @param regions in the order of the panels
 * @param yearWidth from one year to the next, in the unit of the type
 */
export function trendRows(
  regions: readonly Region[],
  trendOf: (code: string, sex: SexOrBoth) => FigureTrend | undefined,
  [low, high]: Domain,
  yearWidth: number,
  input: TrendInput,
): TrendRow[] {
  const item = input.item.id;
  const sexes = sexesOf(input);
  const of = fieldsOf(input.measure);
  const rows = regions.flatMap(({ code, name }, rank) =>
    sexes.flatMap((sex) => lineRows(trendOf(code, sex), { code, name, item, sex, rank }, input)),
  );
  const placeOf = ({ fiscalYear, sex }: TrendRow) =>
    fiscalYear * yearWidth + sexes.indexOf(sex) * VALUE_SHIFT;
  const isNear = (one: TrendRow, other: TrendRow) =>
    one.code === other.code && Math.abs(placeOf(one) - placeOf(other)) < TYPE.value;
  /** The ratio where it lies beyond an end of the frame, else the end of its interval. */
  const cut = (end: number, towards: 1 | -1, endOf: (row: TrendRow) => number | null | undefined) => {
    const side = towards > 0 ? "above" : "below";
    const far = (row: TrendRow): number => {
      const value = row[of.value] ?? null;
      if (value === null) return end;
      return towards * (value - end) > 0 ? value : (endOf(row) ?? towards * Number.POSITIVE_INFINITY);
    };
    const printed = (row: TrendRow) =>
      cutEndText(
        row[of.value] ?? far(row),
        far(row),
        side,
        isRate(input.measure) ? (row.referenceRate ?? null) : undefined,
      );
    const doubt = (row: TrendRow) => (row.isImplausible ? DOUBTFUL_SIGN : "");
    const text = (row: TrendRow) => (Number.isFinite(far(row)) ? printed(row) + doubt(row) : "");
    return cutEnds(rows, { side, beyond: (row) => towards * (far(row) - end), text, bare: "" }, isNear);
  };
  const above = cut(high, 1, (row) => row[of.upper95]);
  const below = cut(low, -1, (row) => row[of.lower95]);
  return rows.map((row) => ({ ...row, ...above.get(row), ...below.get(row) }));
}
