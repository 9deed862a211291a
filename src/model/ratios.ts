import type { Level } from "../catalog/levels.js";
import type { Mark } from "./marks.js";

/** As all outputs have them. */
export const SEXES_AND_BOTH = ["male", "female", "both"] as const;
export type SexOrBoth = (typeof SEXES_AND_BOTH)[number];

/** One standardized prevalence ratio as `ndb-ratio/result@2` prints it. Counts are people; ratios are 100 · O/E. */
export interface RatioRow {
  readonly release: number;
  readonly fiscalYear: number;
  readonly item: string;
  readonly level: Level;
  /** "1103" area, "11" prefecture, "00" nation. */
  readonly code: string;
  readonly name: string;
  readonly prefectureCode: string | null;
  readonly prefecture: string | null;
  readonly sex: SexOrBoth;
  /** "40-74", "40-64", "65-74" or one 5-year class, "40-44" … "70-74". */
  readonly ages: string;
  /** What E is made with: "national@8", "national-assigned@8", "prefecture:11@8" (population @ release). */
  readonly reference: string;
  readonly examined: number;
  readonly observed: number;
  readonly observedLower: number;
  /** null where nothing published bounds a hidden count from above. */
  readonly observedUpper: number | null;
  readonly expected: number;
  readonly expectedLower: number;
  readonly expectedUpper: number | null;
  /** null with a flag where E can be 0 or nothing is known. */
  readonly ratio: number | null;
  readonly ratioLower: number | null;
  readonly ratioUpper: number | null;
  /** ratio − 100, what the figures show. */
  readonly difference: number | null;
  /** Sampling error at the best estimate, 95 % and 99.8 %. */
  readonly ratioCi95Lower: number | null;
  readonly ratioCi95Upper: number | null;
  readonly ratioCi998Lower: number | null;
  readonly ratioCi998Upper: number | null;
  /** Sampling error wherever in its bounds the truth lies; an upper limit is null where nothing bounds it. */
  readonly ratioOuter95Lower: number | null;
  readonly ratioOuter95Upper: number | null;
  readonly ratioOuter998Lower: number | null;
  readonly ratioOuter998Upper: number | null;
  readonly z: number | null;
  /** Against the reference, from the outer intervals: it never rests on hidden counts; null for an implausible one. */
  readonly mark: Mark | null;
  /** Does it stand out from 100 more than regions of its size do? null where the input is not nation-wide, like the ranks, and with fewer than 20 regions. */
  readonly adjustedMark: Mark | null;
  /** 1 is the highest ratio of all areas (or prefectures); best and worst are what the bounds allow. */
  readonly rank: number | null;
  readonly rankBest: number | null;
  readonly rankWorst: number | null;
  /** Empirical-Bayes ratio (Poisson–gamma). */
  readonly smoothedRatio: number | null;
  /** How far the reference's own hidden cells can move the ratio, points. */
  readonly referenceUncertainty: number;
  /** Hidden cells among those that O and E are made of. */
  readonly hiddenCells: number;
  readonly flags: readonly string[];
}

/** Takes ratios one by one as they are computed. */
export interface RatioSink {
  push(row: RatioRow): void;
}

/** A ratio as figures and their tables show it. */
export type FigureRow = Omit<
  RatioRow,
  | "ratioCi95Lower"
  | "ratioCi95Upper"
  | "ratioCi998Lower"
  | "ratioCi998Upper"
  | "ratioOuter998Lower"
  | "ratioOuter998Upper"
  | "z"
  | "smoothedRatio"
  | "referenceUncertainty"
>;
