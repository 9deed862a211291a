import type { Changes } from "../../catalog/comparison.js";
import type { NotComputable } from "../../engine/compute.js";
import type { GroupStatistics } from "../../engine/item-ratios.js";
import type { Implausible } from "../../engine/plausibility/implausible.js";
import type { FigureCatalog } from "../../figures/plan.js";
import type { RatioRow, SexOrBoth } from "../../model/ratios.js";
import type { ReferenceName } from "../../model/reference-name.js";
import type { TrendBreak } from "../../model/trends.js";
import type { Bilingual, Language } from "../../text/language.js";

/** Which elements of the page hold what. */
export const ELEMENTS = {
  header: "report-header",
  figures: "report-figures",
  ratios: "report-ratios",
  trends: "report-trends",
} as const;

/** A block of ratios that is complete but for what could not be computed: items × regions × sexes × ages, in this order. */
export interface Grid {
  readonly release: number;
  readonly fiscalYear: number;
  readonly reference: string;
  readonly items: readonly string[];
  readonly regions: readonly GridRegion[];
  readonly sexes: readonly SexOrBoth[];
  readonly ages: readonly string[];
  /** Every combination of flags that occurs; the rows have indexes. */
  readonly flags: readonly (readonly string[])[];
}

export type GridRegion = Pick<RatioRow, "level" | "code" | "name" | "prefectureCode" | "prefecture">;

/**
 * Trends of one age group and one reference, complete but for what could not be computed: items × regions × sexes, in
 * this order, and of their points for each year one such block.
 */
export interface TrendGrid {
  readonly ages: string;
  readonly reference: string;
  readonly referenceName: ReferenceName;
  readonly referenceRemark?: Bilingual | undefined;
  /** Is every year compared with the same? */
  readonly isFixed: boolean;
  readonly years: readonly { readonly release: number; readonly fiscalYear: number }[];
  readonly items: readonly string[];
  readonly regions: readonly GridRegion[];
  readonly sexes: readonly SexOrBoth[];
  /** Every combination of flags, and of breaks, that occurs; points and trends have indexes. */
  readonly flags: readonly (readonly string[])[];
  readonly breaks: readonly (readonly TrendBreak[])[];
  /** What the cautions of the figures rest on, beside the page's catalog. */
  readonly changes: Omit<Changes, "releases">;
}

/** Everything in the page but ratios, trends and compiled figures. */
export interface ReportHeader {
  readonly tool: { readonly name: string; readonly version: string };
  readonly language: Language;
  readonly credit: readonly string[];
  readonly synthetic: boolean;
  readonly suppression: "bounds" | "naive";
  readonly interval: string;
  readonly reference: ReferenceName;
  readonly sources: readonly { readonly name: string; readonly sha256: string; readonly title: string }[];
  readonly notComputable: readonly NotComputable[];
  readonly groups: readonly GroupStatistics[];
  /** Gross errors of the source in the regions of the page. */
  readonly implausible: readonly Pick<Implausible, "release" | "item" | "name" | "reason">[];
  readonly catalog: FigureCatalog;
  /** The columns of each follow each other in the bytes of the ratios. */
  readonly grids: readonly Grid[];
  /** null for one release. */
  readonly trends: TrendGrid | null;
  /** Whether all areas of the nation are in the page, as figures of the whole nation need. */
  readonly nationWide: boolean;
  /** Licences of what the page contains. */
  readonly licences: readonly { readonly name: string; readonly text: string }[];
}

export const cellsOf = ({ items, regions, sexes, ages }: Grid): number =>
  items.length * regions.length * sexes.length * ages.length;

/** Where a ratio stands in the columns of a grid; all are indexes. */
export function cellAt(
  { regions, sexes, ages }: Grid,
  item: number,
  region: number,
  sex: number,
  age: number,
): number {
  return ((item * regions.length + region) * sexes.length + sex) * ages.length + age;
}

type TrendSize = Pick<TrendGrid, "items" | "regions" | "sexes">;

export const trendsOf = ({ items, regions, sexes }: TrendSize): number =>
  items.length * regions.length * sexes.length;

/** Where a trend stands in the columns; all are indexes. */
export function trendAt({ regions, sexes }: TrendSize, item: number, region: number, sex: number): number {
  return (item * regions.length + region) * sexes.length + sex;
}
