import { AGE_CLASSES, type Block, type Geography, type Sex } from "../../model/counts.js";
import { ownFile } from "../../process/own-files.js";

/** Where the counts that come with the program lie. */
export const BUILT_IN_FOLDER = ownFile("data/counts/");

export const BUILT_IN_SCHEMA = "ndb-ratio/built-in@1";

/** Columns of the seven ages and 中計: people, null where hidden. */
export const PEOPLE_COLUMNS: readonly string[] = [
  ...AGE_CLASSES.map((ages) => `age_${ages.replace("-", "_")}`),
  "subtotal",
];

/** Names of the two files of a release: the counts, and what stands in them and where it came from. */
export function builtInNames(release: number): { readonly counts: string; readonly sources: string } {
  const stem = `release-${String(release).padStart(2, "0")}`;
  return { counts: `${stem}.parquet`, sources: `${stem}.sources.json` };
}

/** A table, in the order of the rows of the Parquet file. */
export interface BuiltInTable {
  readonly table: string;
  readonly block: Block | null;
  readonly level: Geography;
  readonly title: string;
  /** Name of the ministry's file, without its folder. */
  readonly file: string;
  readonly sheet: string;
  readonly sha256: string;
  /** The ministry's address of the file; null where it is not known. */
  readonly url: string | null;
  /** Which of `regions`. */
  readonly regions: number;
  /** Upper left cell of the counts in the sheet, "E6". */
  readonly counts: Readonly<Record<Sex, string>>;
  readonly strata: Readonly<Record<Sex, readonly string[]>>;
}

/** A table of a release that is not in it. */
export interface MissingTable {
  readonly table: string;
  readonly block: Block | null;
  readonly level: Geography;
  /** false where the ministry's own address of it leads to another table. */
  readonly published: boolean;
}

/** The file beside the counts of a release. */
export interface BuiltInSources {
  readonly schema: string;
  /** The line that the ministry's terms of use ask for. */
  readonly credit: string;
  readonly release: number;
  readonly fiscalYear: number;
  /** Rows of the Parquet file. */
  readonly rows: number;
  readonly missing: readonly MissingTable[];
  /** Lists of regions that tables have in common: code (null: 判別不可) and name, in the order of the sheets. */
  readonly regions: readonly (readonly (readonly [code: string | null, name: string])[])[];
  readonly tables: readonly BuiltInTable[];
}

/** Rows of the Parquet file that a table takes: its regions × the strata of both sexes. */
export function rowCountOf(table: BuiltInTable, { regions }: Pick<BuiltInSources, "regions">): number {
  const { male, female } = table.strata;
  return (regions[table.regions]?.length ?? 0) * (male.length + female.length);
}
