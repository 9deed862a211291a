import type { RegionGroup } from "../../catalog/regions/region-groups.js";
import type { NotComputable } from "../../engine/compute.js";
import type { ComparedGroup } from "../../engine/group-statistics.js";
import type { Implausible } from "../../engine/plausibility/implausible.js";
import type { IntervalMethod } from "../../engine/statistics/interval-methods.js";
import type { RatioColumn } from "../../model/columns/ratio-columns.js";
import type { CountTable } from "../../model/counts.js";
import type { MoveOfFile, ReferenceMove } from "../../model/reference-move.js";
import type { RatioTable } from "../../model/tables/ratio-table.js";
import type { Bilingual } from "../../text/language.js";
import { visible } from "../../text/visible-text.js";
import { documentHead, documentPieces, type RowFormat } from "./rows.js";

export const RESULT_SCHEMA = "ndb-ratio/result@2";

/** A result of which only some columns were asked for: not to be taken for a whole one. */
export const RESULT_COLUMNS_SCHEMA = "ndb-ratio/result-columns@2";

/** The official table that a number came from. Names only: no path of the machine. */
export interface ResultSource
  extends Pick<CountTable, "table" | "block" | "geography" | "release" | "fiscalYear" | "title"> {
  readonly name: string;
  readonly sha256: string;
}

/** What the expected counts were made with. */
export interface ResultReference {
  /**
   * "national", "national-assigned", "prefecture:11", one of these of a fixed release as "national@6", "own-prefecture" (each
   * row names which) or "file".
   */
  readonly population: string;
  readonly name: Bilingual;
  /** Where rates come from a file: its name without folders, and what it holds, "national@8". */
  readonly file?: {
    readonly name: string;
    readonly sha256: string;
    readonly reference: string;
    /** How far counts that look like errors of the source move its rates, as it says. */
    readonly moves?: readonly MoveOfFile[];
  };
  /** Releases in which the nation is without 判別不可, since their tables do not list them, where it is with them in others. */
  readonly withoutUnassigned?: readonly number[];
  /** Are regions whose counts look like errors of the source left out of it, for their items and sexes? */
  readonly withoutImplausible?: boolean;
  /** Why the reference is not the one that the words asked for might mean. */
  readonly note?: Bilingual;
  /** Items whose reference is the project's own copy of the same release, because the input has no prefecture table. */
  readonly builtIn: readonly string[];
}

/** What is known of counts that a user brought and of nothing else; so a result of them can be drawn without them. */
export interface ResultOwn {
  readonly credit: Bilingual;
  /** The age classes of the counts. */
  readonly ageClasses: readonly string[];
  /** Counts of fewer people are hidden; null where none are. */
  readonly hiddenBelow: number | null;
  readonly items: readonly { readonly id: string; readonly name: Bilingual }[];
}

/** Rows of a result that has only its first ones, and of all. */
export interface ResultCut {
  readonly rows: number;
  readonly of: number;
}

/** Everything of a result but its rows. */
export interface ResultHeader {
  readonly tool: { readonly name: string; readonly version: string };
  /** Credit that has to stand beside every use. */
  readonly credit: readonly string[];
  readonly synthetic: boolean;
  /** Only of counts that a user brought. */
  readonly own?: ResultOwn;
  /** Regions of the user's own, where there are any: what they are made of, so that a result can be drawn without their file. */
  readonly regions?: readonly RegionGroup[];
  readonly suppression: "bounds" | "naive";
  /** Do the ratios' bounds cover the reference's own hidden cells too? */
  readonly bounds: "given-reference" | "with-reference";
  readonly interval: IntervalMethod;
  readonly reference: ResultReference;
  /** Where rows of two references stand below each other: `reference`, and that of the rows that follow. */
  readonly references?: readonly [ResultReference, ResultReference];
  readonly sources: readonly ResultSource[];
  readonly notComputable: readonly NotComputable[];
  /** The most, in points, by which the reference's own hidden cells can move a ratio of each item. */
  readonly referenceUncertainty: Readonly<Record<string, number>>;
  /** Spread and smoothing, estimated from all regions of a level together. */
  readonly groups: readonly ComparedGroup[];
  /** Gross errors of the source, it seems: ratios that hold them have the flag `implausible`. */
  readonly implausible: readonly Implausible[];
  /** How far these move the reference, by item and sex, and whether they are left out of it. */
  readonly referenceMoves: readonly ReferenceMove[];
  /** Where a result has only its first rows: how many, and of how many. */
  readonly cut?: ResultCut;
}

/** Longest name of a source that is shown whole, characters: of a file, and of a path in an archive. */
const LONGEST_PATH = 1000;

/** The source entry of a table. */
export function resultSource(table: CountTable): ResultSource {
  return {
    name: visible(baseName(table.source.path), LONGEST_PATH),
    sha256: table.source.sha256,
    table: table.table,
    block: table.block,
    geography: table.geography,
    release: table.release,
    fiscalYear: table.fiscalYear,
    title: table.title,
  };
}

/** The name without folders of the disk: "a/b/name.xlsx" is "name.xlsx", "a/b.zip!folder/name.xlsx" is "b.zip!folder/name.xlsx". */
function baseName(path: string): string {
  const [outer = "", inner] = path.split("!", 2);
  const name = outer.split(/[/\\]/).at(-1) ?? outer;
  return inner === undefined ? name : `${name}!${inner}`;
}

/** A header as it is written: which regions are ranked is said by the rows. */
export const writtenHeader = <H extends { readonly groups: readonly { readonly ranked: number }[] }>(
  header: H,
) => ({ ...header, groups: header.groups.map(({ ranked: _, ...group }) => group) });

/** What stands before the rows of a result as JSON, or of one that has only the chosen columns. */
export function resultHead(header: ResultHeader, columns?: readonly RatioColumn[]): Uint8Array {
  const schema = columns ? { schema: RESULT_COLUMNS_SCHEMA, columns } : { schema: RESULT_SCHEMA };
  return Buffer.from(documentHead({ ...schema, ...writtenHeader(header) }, "rows"));
}

/** A result in pieces of bytes: JSON as `{schema, …header, rows}` with the rows one a line, NDJSON and CSV the rows alone. */
export const resultPieces = (
  format: RowFormat,
  header: ResultHeader,
  table: RatioTable,
): Generator<Uint8Array> =>
  documentPieces(format, { schema: RESULT_SCHEMA, ...writtenHeader(header) }, table);
