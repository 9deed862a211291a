import type { Geography } from "../catalog/levels.js";
/** Sexes in the order in which the tables print them. */
export const SEXES = ["male", "female"] as const;
export type Sex = (typeof SEXES)[number];
/** As ratios have them: "both" is men and women together. */
export const SEXES_AND_BOTH = [...SEXES, "both"] as const;

/** The seven 5-year classes of the specific health checkups, 40–44 … 70–74. */
export const AGE_CLASSES = ["40-44", "45-49", "50-54", "55-59", "60-64", "65-69", "70-74"] as const;
export const AGES = AGE_CLASSES.length;
/** Columns of one sex: seven ages, then the subtotal 中計. */
export const COLUMNS = AGES + 1;
export const SUBTOTAL = AGES;

/** Columns of ages, `from` to `to`, both included. */
export interface AgeRange {
  readonly from: number;
  readonly to: number;
}

/** The mark of a hidden count. Never a number that could be added by mistake and look right: it is negative. */
export const HIDDEN = -1;

/** A class of test values as its label prints it: 以上 (at least), 未満 (below), 以下 (at most). */
export interface ValueClass {
  readonly atLeast?: number;
  readonly below?: number;
  readonly atMost?: number;
}

/** One row label of a table: a class of test values, or an answer. `label` is NFKC-normalised. */
export interface Stratum {
  readonly label: string;
  readonly values: ValueClass | null;
  /** Its people are counted in the other stratum of the table too, which is of everybody examined; so tables of a user's own are. */
  readonly isPart?: true;
}

/** Block of the 検査 tables: ※1 basic records, ※2 with 詳細情報レコード. */
export type Block = "basic" | "detailed";
export type { Geography };

export interface Region {
  /** "0101" for an area, "01" for a prefecture, null for 判別不可. */
  readonly code: string | null;
  readonly name: string;
  readonly prefectureCode: string | null;
}

/** Where a table was read from. */
export interface TableSource {
  /** Path as the user gave it, or path inside a zip after `!`; never absolute beyond what the user typed. */
  readonly path: string;
  readonly sheet: string;
  readonly sha256: string;
}

/**
 * Counts of one sex of one table, row-major region × stratum × 8 columns
 * (index = (region · strata.length + stratum) · COLUMNS + column); people; HIDDEN where not printed.
 */
export interface SexCounts {
  readonly strata: readonly Stratum[];
  readonly counts: Int32Array;
  /** 1-based sheet row of each region × stratum, for messages. */
  readonly sheetRows: Int32Array;
  /** Zero-based sheet column of the seven ages and 中計, for messages. */
  readonly sheetColumns: readonly number[];
}

/** One NDB table: people by region × sex × stratum × (seven ages + 中計). */
export interface CountTable extends Readonly<Record<Sex, SexCounts>> {
  readonly source: TableSource;
  readonly title: string;
  /** Key of data/tables.json, e.g. "bmi", "q01". */
  readonly table: string;
  readonly kind: "checkup" | "questionnaire";
  readonly release: number;
  /** Year of the checkups (健診年度); release = fiscalYear − 2012. */
  readonly fiscalYear: number;
  readonly unit: string | null;
  readonly block: Block | null;
  readonly geography: Geography;
  /** What the regions of a table by `area` are where they are not secondary medical areas. */
  readonly regionLevel?: "municipality" | "group";
  /** Counts that somebody brought, not the ministry's: nothing is hidden, and its regions are compared among themselves. */
  readonly own?: true;
  /** Of counts that somebody brought by other classes than those of 5 years: these. People of a class stand in its first column. */
  readonly ageClasses?: readonly AgeRange[];
  readonly regions: readonly Region[];
}

/** The prefecture table and the area table of one subject; either may be absent. */
export interface TablePair extends Readonly<Record<Geography, CountTable | null>> {
  readonly table: string;
  readonly block: Block | null;
}

/** All tables of one release. */
export interface ReleaseTables {
  readonly release: number;
  readonly fiscalYear: number;
  /** In the order of the catalog. */
  readonly pairs: readonly TablePair[];
  /** Of the tables that nearly everybody examined is in, those at hand, wanted or not: coverage is a share of their people. */
  readonly everybody?: readonly TablePair[];
}

/** The table with other counts of both sexes. */
export function withCounts(table: CountTable, of: (counts: SexCounts) => SexCounts): CountTable {
  return { ...table, male: of(table.male), female: of(table.female) };
}

/** The releases with other tables in the place of theirs. */
export function withTables(
  releases: readonly ReleaseTables[],
  of: (table: CountTable) => CountTable,
): ReleaseTables[] {
  const ofPair = (pair: TablePair) => ({
    ...pair,
    prefecture: pair.prefecture && of(pair.prefecture),
    area: pair.area && of(pair.area),
  });
  return releases.map((release) => ({ ...release, pairs: release.pairs.map(ofPair) }));
}

/** All tables of releases, in their order: of each subject the prefectures before the areas. */
export function tablesOf({ releases }: { readonly releases: readonly ReleaseTables[] }): CountTable[] {
  return releases.flatMap(({ pairs }) =>
    pairs.flatMap(({ prefecture, area }) => [prefecture, area].filter((table) => table !== null)),
  );
}
