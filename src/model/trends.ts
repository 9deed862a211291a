import type { Bilingual } from "../text/language.js";
import type { RowOf } from "./columns/columns.js";
import type { TREND_CHANGE, TREND_POINT, TREND_REGION } from "./columns/trend-columns.js";
import type { RatiosOfRegions } from "./ratios.js";

/**
 * One region, item, sex and age group over several releases, as `ndb-ratio/trend@2` prints it. Where areas were renamed or merged,
 * code and name are those of the newest release.
 */
export interface Trend extends RowOf<typeof TREND_REGION> {
  /** In the order of the years; at least one. */
  readonly points: readonly TrendPoint[];
  /** Where two releases in a row do not compare, and why: the line breaks there. */
  readonly breaks: readonly TrendBreak[];
  /** Of the last segment; null where it has fewer than two ratios. */
  readonly change: TrendChange | null;
}

/** The ratio of one year. */
export type TrendPoint = RowOf<typeof TREND_POINT>;

export interface TrendBreak {
  /** The last release before the break and the first after it. */
  readonly from: number;
  readonly to: number;
  readonly reason: Bilingual;
}

/** The net change over the years of a segment, in points of the ratio. */
export type TrendChange = RowOf<typeof TREND_CHANGE>;

/** How the regions of a level stray from year to year: the parameters of the variance of a difference (`engine/trend/variogram`). */
export interface TrendGroup extends Omit<RatiosOfRegions, "release"> {
  /** Regions that it was estimated from. */
  readonly regions: number;
  /** a: the same people are examined every year, so that two years share some of their sampling error. */
  readonly sampling: number;
  /** σ_w²: what is new every year and gone in the next, relative to the ratio. */
  readonly white: number;
  /** σ_r²: what comes every year and stays (a random walk), relative to the ratio, per year. */
  readonly wander: number;
  /** γ: how fast both fall with size, as (E/Ē)^(−2γ). */
  readonly gamma: number;
  /** Ē: geometric mean of the regions' expected numbers. */
  readonly meanExpected: number;
}

/** How many changes are marked, and how many chance alone would mark. */
export interface MarkCounts {
  readonly judged: number;
  readonly marked95: number;
  readonly marked998: number;
  /** Most marks that chance alone gives: 5 % and 0.2 % of the changes judged. */
  readonly byChance95: number;
  readonly byChance998: number;
}

/** Counts the marks of trends, and what chance alone would give at 95 % and at 99.8 %. */
export function countMarks(
  trends: readonly { readonly change: Pick<TrendChange, "changeMark"> | null }[],
): MarkCounts {
  const marks = trends.flatMap(({ change }) => change?.changeMark ?? []);
  const judged = marks.length;
  return {
    judged,
    marked95: marks.filter((mark) => mark !== "none").length,
    marked998: marks.filter((mark) => mark.endsWith("99.8")).length,
    byChance95: (5 * judged) / 100,
    byChance998: (2 * judged) / 1000,
  };
}

/** A trend as figures and their tables show it. */
export interface FigureTrend extends Omit<Trend, "change"> {
  readonly change: FigureChange | null;
}

export type FigureChange = {
  readonly [Name in keyof TrendChange as (typeof TREND_CHANGE)[Name] extends { readonly isDetail: true }
    ? never
    : Name]: TrendChange[Name];
};
