import type { ReferenceName } from "../model/reference-name.js";
import type { FigureChange, FigureTrend, TrendPoint } from "../model/trends.js";

/** On which side of the reference a region is in the last year that compares: by its 95 % interval, which covers hidden counts. */
export const STANDINGS = ["unfavourable", "level", "favourable"] as const;
export type Standing = (typeof STANDINGS)[number];

/** One region × sex and an item whose ratio moved to the unfavourable side, more than it usually moves. */
export interface Worsening {
  readonly trend: FigureTrend;
  readonly change: FigureChange;
  /** Of the years between which the change lies. */
  readonly first: TrendPoint;
  readonly last: TrendPoint;
  readonly standing: Standing;
}

/** What is getting worse over the years of a result, and what they are compared with. */
export interface WorseningOfYears {
  readonly found: readonly Worsening[];
  readonly reference: ReferenceName;
  /** Those whose tables it is made from. */
  readonly releases: readonly number[];
}
