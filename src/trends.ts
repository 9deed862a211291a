import type { Bilingual } from "./language.js";
import type { Level, SexOrBoth } from "./ratios.js";

/** Five classes of a change over the years, from significantly rising at 99.8 % to significantly falling at 99.8 %. */
export const TREND_MARKS = ["rising-99.8", "rising-95", "none", "falling-95", "falling-99.8"] as const;
export type TrendMark = (typeof TREND_MARKS)[number];

/** One region, item, sex and age group over several releases, as `ndb-ratio/trend@1` prints it. */
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

/** The change per year of a segment, in points of the ratio. */
export interface TrendChange {
  /** First and last fiscal year, and how many years have a ratio. */
  readonly firstYear: number;
  readonly lastYear: number;
  readonly years: number;
  /** Slope of the least-squares line. */
  readonly perYear: number;
  /** What the hidden counts leave open. */
  readonly perYearLower: number;
  readonly perYearUpper: number;
  /** Sampling error wherever in its bounds the truth lies. */
  readonly ci95Lower: number;
  readonly ci95Upper: number;
  readonly ci998Lower: number;
  readonly ci998Upper: number;
  /** Whether there is a change, from those intervals. */
  readonly mark: TrendMark;
  /**
   * By how many points (standard deviation) a region of this level commonly strays from its line in a year, beyond
   * sampling error; null where too few regions tell.
   */
  readonly noise: number | null;
  /** The intervals with that noise, and whether the change is more than it. */
  readonly noise95Lower: number | null;
  readonly noise95Upper: number | null;
  readonly noise998Lower: number | null;
  readonly noise998Upper: number | null;
  readonly noiseMark: TrendMark | null;
}

/** A trend as figures and their tables show it. */
export interface FigureTrend extends Omit<Trend, "change"> {
  readonly change: FigureChange | null;
}

export type FigureChange = Omit<
  TrendChange,
  "ci998Lower" | "ci998Upper" | "noise95Lower" | "noise95Upper" | "noise998Lower" | "noise998Upper"
>;
