import type { RowOf, ValueOf } from "./columns/columns.js";
import type { RATIO } from "./columns/ratio-columns.js";
import type { REGION } from "./columns/region-columns.js";

export type SexOrBoth = ValueOf<(typeof REGION)["sex"]>;

/** One standardized prevalence ratio as `ndb-ratio/result@2` prints it. Counts are people; ratios are 100 · O/E. */
export type RatioRow = RowOf<typeof RATIO>;

/** A ratio as figures and their tables show it. */
export type FigureRow = {
  readonly [Name in keyof RatioRow as (typeof RATIO)[Name] extends { readonly isDetail: true }
    ? never
    : Name]: RatioRow[Name];
};
