import type { SexOrBoth } from "../../model/ratios.js";
import type { FigureChange, FigureTrend, TrendPoint } from "../../model/trends.js";
import { minus100 } from "../../text/numbers.js";
import { type CutEnd, cutEnds, cutEndText, endTold, type Side } from "../chart/cut-ends.js";
import { type Fields, fieldsOf, isRate, rateAt, rateLabel } from "../chart/measure.js";
import { type ChartRow, DOUBTFUL_SIGN, NO_RATIO_MARK, rangeText } from "../chart/rows.js";
import type { Domain } from "../difference-scale.js";
import { type FigureItem, isImplausible, type Region, SEX_NAMES, sexesOf } from "../figure-input.js";
import { changeText, isWideChange } from "../over-years/change-label.js";
import type { TrendFigureInput } from "../over-years/trend-figure.js";
import { isKnown, type KnownPoint } from "../over-years/trend-index.js";
import { TYPE } from "../theme.js";
import { valuePlace } from "./value-places.js";

/** `trends` of other items, regions or sexes are passed over; of one age group and one reference. */
export interface TrendInput extends TrendFigureInput {
  readonly item: FigureItem;
}

/** Whose a line is. `rank` is the place of its panel: 0 is the prefecture, where it has a panel; its areas follow in code order. */
type LineOf = Pick<ChartRow, "code" | "name" | "item" | "sex"> & { readonly rank: number };

/**
 * The ratio of a year, what suppression leaves of it, and its 95 % interval, which covers both: in points of difference, and
 * the last two also as texts. null is what is not known; an upper end that is null is open.
 */
function valuesOf(point: TrendPoint | undefined, { language }: TrendFigureInput) {
  const { ratio = null, ratioLower = null, ratioUpper = null } = point ?? {};
  const lower = minus100(
    ratio === null || (ratioLower === null && ratioUpper === null) ? null : (ratioLower ?? 0),
  );
  const upper = minus100(ratio === null ? null : ratioUpper);
  const lower95 = minus100(ratio === null ? null : (point?.ratioOuter95Lower ?? ratioLower ?? 0));
  const upper95 = minus100(ratio === null ? null : (point?.ratioOuter95Upper ?? null));
  return {
    difference: minus100(ratio),
    lower,
    upper,
    lower95,
    upper95,
    range: rangeText(lower, upper, language),
    interval: rangeText(minus100(point?.ratioOuter95Lower ?? null), upper95, language),
  };
}

interface Joining {
  readonly sinceYear?: number;
  readonly sinceDifference?: number;
  readonly isAcrossGap?: boolean;
  readonly breakYear?: number;
  readonly breakDifference?: number;
}

/**
 * How the line comes to a year from the last year that has a ratio. Where the two do not compare, it breaks halfway.
 * `isAcrossGap`: has a year between them no ratio, or one that holds an error of the source?
 */
function joined(before: KnownPoint, point: KnownPoint, years: TrendFigureInput["years"]): Joining {
  return before.segment === point.segment
    ? {
        sinceYear: before.fiscalYear,
        sinceDifference: before.ratio - 100,
        isAcrossGap: years.some(
          ({ fiscalYear }) => before.fiscalYear < fiscalYear && fiscalYear < point.fiscalYear,
        ),
      }
    : {
        breakYear: (before.fiscalYear + point.fiscalYear) / 2,
        breakDifference: (before.ratio + point.ratio) / 2 - 100,
      };
}

/** The rates of a row, per cent, and the rate from which its line comes. */
function ratesOf(
  row: ReturnType<typeof valuesOf>,
  referenceRate: number | null,
  before: KnownPoint | undefined,
) {
  const rate = (points: number | null) =>
    points === null || referenceRate === null ? null : rateAt(referenceRate, points);
  const words = (value: number | null) => (value === null ? "" : rateLabel(value, referenceRate));
  const adjustedRate = rate(row.difference);
  const since = before?.referenceRate ?? null;
  const earlier = since === null || !before ? null : rateAt(since, before.ratio - 100);
  return {
    adjustedRate,
    adjustedRateLower: rate(row.lower),
    adjustedRateUpper: rate(row.upper),
    rateLower95: rate(row.lower95),
    rateUpper95: rate(row.upper95),
    adjustedRateWords: words(adjustedRate),
    referenceRate,
    referenceRateWords: words(referenceRate),
    ...(earlier === null ? {} : { sinceReferenceRate: since, sinceRate: earlier }),
    ...(earlier === null || adjustedRate === null ? {} : { breakRate: (earlier + adjustedRate) / 2 }),
  };
}

/** A line's rows, one a year that the figure shows, whether or not the result has it. */
export function lineRows(trend: FigureTrend | undefined, base: LineOf, input: TrendFigureInput) {
  const { years, language, measure } = input;
  const last = years.at(-1);
  const change: FigureChange | null = trend?.change ?? null;
  let before: KnownPoint | undefined;
  return years.map((year) => {
    const { fiscalYear } = year;
    const point = trend?.points.find((each) => each.fiscalYear === fiscalYear);
    const known = point && isKnown(point) ? point : undefined;
    const joining = known && !isImplausible(known) ? known : undefined;
    const values = valuesOf(point, input);
    const earlier = joining && before;
    before = joining ?? before;
    return {
      ...base,
      sexName: SEX_NAMES[base.sex][language],
      fiscalYear,
      ...values,
      /** Stands in the place of a ratio that cannot be computed. */
      ...(point && !known ? { missing: NO_RATIO_MARK } : {}),
      /** Holds a count that looks like an error of the source: the line passes it over, and the frame need not hold it. */
      ...(known && !joining ? { isImplausible: true as const } : {}),
      ...(earlier && joining && joined(earlier, joining, years)),
      /** The change over the period, at the last year: "男 +0.9"; do hidden counts leave more of it open than its number tells? */
      ...(year === last && !isRate(measure)
        ? {
            change: changeText(change, base.sex, language),
            changeMark: change?.changeMark ?? null,
            q: change?.q ?? null,
            isWideChange: isWideChange(change),
          }
        : {}),
      ...(isRate(measure) ? ratesOf(values, point?.referenceRate ?? null, earlier) : {}),
    };
  });
}

/**
 * The row of one region, sex and year, with the texts of its ends beyond the frame, and how far beside the middle of the year
 * these stand, in the unit of the type.
 */
export type TrendRow = ReturnType<typeof lineRows>[number] & CutEnd & { readonly beside?: number };

/** Does it have a ring: a value inside the frame that looks like an error of the source? */
export function isRinged(row: TrendRow, [low, high]: Domain, { value }: Pick<Fields, "value">): boolean {
  const at = row[value] ?? null;
  return row.isImplausible === true && at !== null && low <= at && at <= high;
}

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
  const ringed = rows.filter((row) => isRinged(row, [low, high], of));
  const besideYear = ({ code, fiscalYear, sex }: TrendRow) => {
    const rings = ringed.filter((ring) => ring.code === code && ring.fiscalYear === fiscalYear);
    const places = rings.map((ring) => sexes.indexOf(ring.sex));
    return valuePlace(sexes.indexOf(sex), sexes.length, places);
  };
  const placeOf = (row: TrendRow) => row.fiscalYear * yearWidth + besideYear(row);
  const isNear = (one: TrendRow, other: TrendRow) =>
    one.code === other.code && Math.abs(placeOf(one) - placeOf(other)) < TYPE.value;
  const ofSide = (side: Side) => {
    const [end, towards, end95] = side === "above" ? [high, 1, of.upper95] : [low, -1, of.lower95];
    const far = (row: TrendRow): number => {
      const value = row[of.value] ?? null;
      return value === null ? end : endTold(value, row[end95] ?? null, side, [low, high]);
    };
    const text = (row: TrendRow) => {
      if (!Number.isFinite(far(row))) return "";
      const referenceRate = isRate(input.measure) ? (row.referenceRate ?? null) : undefined;
      const printed = cutEndText(row[of.value] ?? far(row), far(row), side, referenceRate);
      return printed + (row.isImplausible ? DOUBTFUL_SIGN : "");
    };
    return { beyond: (row: TrendRow) => towards * (far(row) - end), text, bare: "" };
  };
  const cut = cutEnds(rows, ofSide, isNear);
  return rows.map((row) => {
    const end = cut.get(row);
    return end ? { ...row, ...end, beside: besideYear(row) } : row;
  });
}
