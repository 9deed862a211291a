import type { Borders } from "../../../catalog/regions/borders.js";
import type { Changes } from "../../../catalog/releases/comparison.js";
import type { NotComputable } from "../../../engine/compute.js";
import type { ComparedGroup } from "../../../engine/group-statistics.js";
import type { Implausible } from "../../../engine/plausibility/implausible.js";
import type { IntervalMethod } from "../../../engine/statistics/interval-methods.js";
import type { FigureCatalog } from "../../../figures/plan/figure-source.js";
import type { RatioRow, SexOrBoth } from "../../../model/ratios.js";
import type { ReferenceName } from "../../../model/reference-name.js";
import type { Bilingual, Language } from "../../../text/language.js";

/** Which elements of the page hold what. */
export const ELEMENTS = {
  header: "report-header",
  figures: "report-figures",
  ratios: "report-ratios",
  trends: "report-trends",
} as const;

/**
 * Rows of a page that are complete but for what could not be computed: every combination of items, regions, sexes and ages,
 * in this order.
 */
export interface Grid {
  readonly reference: string;
  readonly items: readonly string[];
  readonly regions: readonly GridRegion[];
  readonly sexes: readonly SexOrBoth[];
  readonly ages: readonly string[];
  /** Every value that occurs in a column (a combination of flags, of breaks), by column: the rows have indexes. */
  readonly lists: Readonly<Record<string, readonly unknown[]>>;
}

export type GridRegion = Pick<RatioRow, "level" | "code" | "name" | "prefectureCode" | "prefecture">;

export interface RatioGrid extends Grid {
  readonly release: number;
  readonly fiscalYear: number;
}

/** Trends of one age group and one reference: a block of ratios for each year, then one of what changed. */
export interface TrendGrid extends Grid {
  readonly referenceName: ReferenceName;
  readonly referenceRemark?: Bilingual | undefined;
  /** Is every year compared with the same? */
  readonly isFixed: boolean;
  readonly years: readonly { readonly release: number; readonly fiscalYear: number }[];
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
  readonly interval: IntervalMethod;
  readonly reference: ReferenceName;
  readonly sources: readonly { readonly name: string; readonly sha256: string; readonly title: string }[];
  readonly notComputable: readonly NotComputable[];
  readonly groups: readonly ComparedGroup[];
  /** Gross errors of the source in the regions of the page. */
  readonly implausible: readonly Pick<Implausible, "release" | "item" | "name" | "reason">[];
  readonly catalog: FigureCatalog;
  /** How the names of its regions are read, in hiragana. */
  readonly readings: Readonly<Record<string, string>>;
  /** The columns of each follow each other in the bytes of the ratios. */
  readonly grids: readonly RatioGrid[];
  /** null for one release. */
  readonly trends: TrendGrid | null;
  /** Borders in the years of the page: the nation's where all of it is in the page, else those of its prefectures. */
  readonly borders: Borders;
  /** Whether all areas of the nation are in the page, as figures of the whole nation need. */
  readonly nationWide: boolean;
  /** Licences of what the page contains. */
  readonly licences: readonly { readonly name: string; readonly text: string }[];
}

/** How many items, regions, sexes and ages a grid has. */
export const sizesOf = ({ items, regions, sexes, ages }: Grid): number[] => [
  items.length,
  regions.length,
  sexes.length,
  ages.length,
];
