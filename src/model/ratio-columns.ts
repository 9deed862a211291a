import type { RatioRow } from "./ratios.js";

/** Columns of the result, in the order in which they are written. */
export const RATIO_COLUMNS = [
  "release",
  "fiscalYear",
  "item",
  "level",
  "code",
  "name",
  "prefectureCode",
  "prefecture",
  "sex",
  "ages",
  "reference",
  "examined",
  "observed",
  "observedLower",
  "observedUpper",
  "expected",
  "expectedLower",
  "expectedUpper",
  "ratio",
  "ratioLower",
  "ratioUpper",
  "difference",
  "ratioCi95Lower",
  "ratioCi95Upper",
  "ratioCi998Lower",
  "ratioCi998Upper",
  "ratioOuter95Lower",
  "ratioOuter95Upper",
  "ratioOuter998Lower",
  "ratioOuter998Upper",
  "z",
  "mark",
  "adjustedMark",
  "rank",
  "rankBest",
  "rankWorst",
  "smoothedRatio",
  "referenceUncertainty",
  "hiddenCells",
  "flags",
] as const satisfies readonly (keyof RatioRow)[];

export type RatioColumn = (typeof RATIO_COLUMNS)[number];

export type TextColumn =
  | "item"
  | "level"
  | "code"
  | "name"
  | "prefectureCode"
  | "prefecture"
  | "sex"
  | "ages"
  | "reference"
  | "mark"
  | "adjustedMark"
  | "flags";
export type NumberColumn = Exclude<RatioColumn, TextColumn>;

/** Columns that hold texts, and lists of flags. */
export const TEXT_COLUMNS = [
  "item",
  "level",
  "code",
  "name",
  "prefectureCode",
  "prefecture",
  "sex",
  "ages",
  "reference",
  "mark",
  "adjustedMark",
  "flags",
] as const satisfies readonly TextColumn[];
export const NUMBER_COLUMNS = RATIO_COLUMNS.filter(
  (column): column is NumberColumn => !(TEXT_COLUMNS as readonly string[]).includes(column),
);
/** By column of the result: its place among the text columns, or −1. */
export const TEXT_OF_COLUMN = RATIO_COLUMNS.map((column) => TEXT_COLUMNS.indexOf(column as TextColumn));
