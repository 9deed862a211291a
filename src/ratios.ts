import type { Sex } from "./counts.js";

export type Level = "nation" | "prefecture" | "area";
export type SexOrBoth = Sex | "both";

/** One standardized prevalence ratio as `ndb-ratio/result@1` prints it. Counts are people; ratios are 100 · O/E. */
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
  readonly observedUpper: number;
  readonly expected: number;
  readonly expectedLower: number;
  readonly expectedUpper: number;
  /** null with a flag where E can be 0 or nothing is known. */
  readonly ratio: number | null;
  readonly ratioLower: number | null;
  readonly ratioUpper: number | null;
  /** ratio − 100, what the figures show. */
  readonly difference: number | null;
  /** Hidden cells among those that O and E are made of. */
  readonly hiddenCells: number;
  readonly flags: readonly string[];
}
