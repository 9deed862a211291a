import type { RowOf, ValueOf } from "./columns/columns.js";
import type { RATIO } from "./columns/ratio-columns.js";
import type { REGION, RELEASE } from "./columns/region-columns.js";
import { SEXES } from "./counts.js";

export type SexOrBoth = ValueOf<(typeof REGION)["sex"]>;

/** One standardized prevalence ratio as `ndb-ratio/result@2` prints it. Counts are people; ratios are 100 · O/E. */
export type RatioRow = RowOf<typeof RATIO>;

/** When, where and whose a ratio is, and what it is compared with. */
export type RatioPlace = Pick<RatioRow, keyof typeof RELEASE | keyof typeof REGION | "reference">;

/** Of ratios that stand beside each other, a region each. */
export type RatiosOfRegions = Pick<RatioRow, "release" | "item" | "level" | "sex" | "ages">;

/** A ratio as figures and their tables show it. */
export type FigureRow = {
  readonly [Name in keyof RatioRow as (typeof RATIO)[Name] extends { readonly isDetail: true }
    ? never
    : Name]: RatioRow[Name];
};

/** A row whose ratio is known, and with it the difference to the reference: both are, or neither. */
export type KnownRow = FigureRow & { readonly ratio: number; readonly difference: number };

/** Has the result a row here, and a ratio in it? */
export const hasRatio = (row: FigureRow | undefined): row is KnownRow =>
  row !== undefined && row.difference !== null;

/** The sexes that are told of rows: men and women, as far as the rows have them; where they have neither, both together. */
export function toldSexes(rows: Iterable<{ readonly sex: SexOrBoth }>): readonly SexOrBoth[] {
  const present = new Set<SexOrBoth>();
  for (const { sex } of rows) present.add(sex);
  const apart = SEXES.filter((sex) => present.has(sex));
  return apart.length > 0 || present.size === 0 ? apart : ["both"];
}
