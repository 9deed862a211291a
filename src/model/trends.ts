import type { Level } from "../catalog/levels.js";
import type { Bilingual } from "../text/language.js";
import type { SexOrBoth } from "./ratios.js";

/** Five classes of a change over the years, from significantly rising at 99.8 % to significantly falling at 99.8 %. */
export const TREND_MARKS = ["rising-99.8", "rising-95", "none", "falling-95", "falling-99.8"] as const;
export type TrendMark = (typeof TREND_MARKS)[number];

/** One region, item, sex and age group over several releases, as `ndb-ratio/trend@2` prints it. */
export interface Trend {
  readonly item: string;
  readonly level: Level;
  /** "1103" area, "11" prefecture, "00" nation; of the newest release where areas were renamed or merged. */
  readonly code: string;
  readonly name: string;
  readonly prefectureCode: string | null;
  readonly prefecture: string | null;
  readonly sex: SexOrBoth;
  readonly ages: string;
  /** "national": each year against that year's; "national@6": every year against the one of release 6. */
  readonly reference: string;
  /** In the order of the years; at least one. */
  readonly points: readonly TrendPoint[];
  /** Where two releases in a row do not compare, and why: the line breaks there. */
  readonly breaks: readonly TrendBreak[];
  /** Of the last segment; null where it has fewer than two ratios. */
  readonly change: TrendChange | null;
}

/** The ratio of one year. */
export interface TrendPoint {
  readonly release: number;
  readonly fiscalYear: number;
  /** 100 · O/E; null where it cannot be known. */
  readonly ratio: number | null;
  /** What the hidden counts leave open. */
  readonly ratioLower: number | null;
  readonly ratioUpper: number | null;
  /** Sampling error wherever in its bounds the truth lies, 95 %. */
  readonly ratioOuter95Lower: number | null;
  readonly ratioOuter95Upper: number | null;
  /** Points with the same number compare with each other; from 0. */
  readonly segment: number;
  readonly flags: readonly string[];
}

export interface TrendBreak {
  /** The last release before the break and the first after it. */
  readonly from: number;
  readonly to: number;
  readonly reason: Bilingual;
}

/** Why a change is not judged: too few regions tell what is usual, or its first or last ratio is implausible. */
export const UNMARKED = ["few-regions", "implausible"] as const;
export type Unmarked = (typeof UNMARKED)[number];

/** The net change over the years of a segment, in points of the ratio. */
export interface TrendChange {
  /** First and last fiscal year, and how many years have a ratio. */
  readonly firstYear: number;
  readonly lastYear: number;
  readonly years: number;
  /** Last less first ratio. */
  readonly netChange: number;
  /** What the hidden counts leave open. */
  readonly netChangeLower: number;
  readonly netChangeUpper: number;
  /**
   * Sampling error and what regions of this size usually stray by in such a time, wherever in its bounds the truth
   * lies. null, as the mark and q, where it is not judged.
   */
  readonly netChange95Lower: number | null;
  readonly netChange95Upper: number | null;
  readonly netChange998Lower: number | null;
  readonly netChange998Upper: number | null;
  /** Median of the net changes of all regions of the level over the same years: the move that they share. */
  readonly commonChange: number | null;
  /** Rising: the interval lies above 0 and above the common change; falling: below both. */
  readonly changeMark: TrendMark | null;
  /** Least false discovery rate at which it would be marked among all regions of the level, item, sex and ages. */
  readonly q: number | null;
  readonly unmarked: Unmarked | null;
}

/** How the regions of a level stray from year to year: the parameters of the variance of a difference. */
export interface TrendGroup {
  readonly item: string;
  readonly level: Level;
  readonly sex: SexOrBoth;
  readonly ages: string;
  /** Regions that it was estimated from. */
  readonly regions: number;
  /** Share of the sampling variance of two independent years that is left. */
  readonly sampling: number;
  /** Variance that is new every year, and that is added every year and stays; relative to the ratio. */
  readonly white: number;
  readonly wander: number;
  /** Both fall with size as (E/meanExpected)^(−2·gamma). */
  readonly gamma: number;
  readonly meanExpected: number;
}

/** How many changes are marked, and how many would be if nothing had happened. */
export interface MarkCounts {
  readonly judged: number;
  readonly marked95: number;
  readonly marked998: number;
  /** At most so many of the judged by chance: 5 % and 0.2 %. */
  readonly byChance95: number;
  readonly byChance998: number;
}

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

export type FigureChange = Omit<TrendChange, "netChange998Lower" | "netChange998Upper">;
