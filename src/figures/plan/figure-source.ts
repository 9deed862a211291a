import type { Geography } from "../../catalog/levels.js";
import type { AreaChoice } from "../../catalog/regions/areas.js";
import type { Borders } from "../../catalog/regions/borders.js";
import type { cautionsOf } from "../../catalog/releases/comparison.js";
import type { Catalog } from "../../catalog/schema.js";
import type { GroupStatistics } from "../../engine/group-statistics.js";
import type { PooledYears } from "../../model/pool.js";
import type { RankedRegions } from "../../model/ranked-regions.js";
import type { FigureRow } from "../../model/ratios.js";
import type { ReferenceName } from "../../model/reference-name.js";
import type { FigureTrend } from "../../model/trends.js";
import type { Bilingual } from "../../text/language.js";
import type { Colouring } from "../chart/colouring.js";
import type { FigureInput, SecondRows } from "../figure-input.js";
import type { FigureKind } from "../kinds.js";

/** What figures have to know of the catalog. */
export type FigureCatalog = Pick<Catalog, "groups" | "items" | "prefectures" | "areas" | "releases"> &
  Partial<Pick<Catalog, "ownCredit" | "ownAgeClasses" | "ownHiddenBelow" | "regionGroups">>;

/** Ratios that figures are drawn from, wherever they came from. */
export interface FigureSource {
  readonly rows: readonly FigureRow[];
  readonly groups: readonly GroupStatistics[];
  /** How many regions are ranked, where that is known. */
  readonly ranked: readonly RankedRegions[];
  readonly catalog: FigureCatalog;
  readonly synthetic: boolean;
  readonly reference: ReferenceName;
  /** The same regions against a second reference, by prefecture code. */
  readonly second?: Pick<SecondRows, "reference"> & {
    readonly rows: ReadonlyMap<string | null, readonly FigureRow[]>;
  };
  /** Several releases added up; rows name the newest. */
  readonly pooled?: PooledYears;
  readonly borders: Borders;
}

/** What figures over the years have to know of the catalog. */
type TrendCatalog = FigureCatalog & Parameters<typeof cautionsOf>[0];

/** Trends that figures are drawn from, wherever they came from. */
export interface TrendFigureSource {
  readonly trends: readonly FigureTrend[];
  readonly years: readonly { readonly release: number; readonly fiscalYear: number }[];
  readonly catalog: TrendCatalog;
  readonly synthetic: boolean;
  readonly reference: ReferenceName;
  /** Why it is this one and not the one that is usual. */
  readonly referenceRemark?: Bilingual | undefined;
  /** Is every year compared with the same? */
  readonly isFixed: boolean;
}

/** Which figures are wanted, and how. */
export interface FigureRequest<K extends FigureKind = FigureKind>
  extends Pick<FigureInput, "language" | "sexes"> {
  readonly look?: FigureInput["look"] | undefined;
  readonly measure?: FigureInput["measure"] | undefined;
  readonly kind: K;
  /** Age groups; kinds that show one take the first, and some have their own. */
  readonly ages: readonly string[];
  /** Prefecture codes; null for all. */
  readonly prefectures: ReadonlySet<string> | null;
  /** null for all. */
  readonly areas: AreaChoice | null;
  /** Vertical range in points, where figures are to share one. */
  readonly domain?: readonly [number, number] | undefined;
  /** Which regions a map shows, areas unless given, and by what they are coloured, the ratio unless given. */
  readonly level?: Geography | undefined;
  readonly colouring?: Colouring | undefined;
  /** Is a figure that would show next to nothing left out, also where it is the only one? */
  readonly onlyWorthwhile?: boolean;
  /** Is everything on one sheet, however small? */
  readonly isOneSheet?: boolean;
  /** A folder for each release: where the rows are of several, or where other rows of the same result are. */
  readonly byRelease?: boolean;
}

/** Stands above everything that is made of made-up tables. */
export const SYNTHETIC: Bilingual = {
  ja: "合成データ（実在しない数値）",
  en: "Synthetic data (not real figures)",
};
