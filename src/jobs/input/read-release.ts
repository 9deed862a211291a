import { selectItems } from "../../catalog/items/items.js";
import { loadCatalog as loadProjectCatalog } from "../../catalog/load.js";
import type { Catalog } from "../../catalog/schema.js";
import type { CheckFinding as Finding } from "../../ingest/checks/finding.js";
import { readWith, withEverybody } from "../../ingest/everybody.js";
import { type SetAside as Aside, readTables } from "../../ingest/read-tables.js";
import type { Block, CountTable, ReleaseTables } from "../../model/counts.js";
import { Failure } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import { inRequest, worded } from "../../text/told.js";
import { withOwnItems } from "../ratios/request.js";
import { readRequest, sortedAndChecked } from "./read-input.js";
import { numbersOf } from "./settle-input.js";

/** What is read, and how. */
export interface ReadOptions {
  /** Ids of items: only their tables are read, and those that coverage is a share of, which is faster. Default: every table. */
  readonly items?: readonly string[];
  /** Files that do not say themselves which table they are (CSV without a title). */
  readonly tables?: readonly {
    /** Key of a table, such as "bmi" or "q01". */
    readonly table: string;
    readonly path: string;
    /** Block ※1 ("basic") or ※2 ("detailed"), for tables that stand in both. */
    readonly block?: Block;
  }[];
  /** Fiscal year of the checkups (健診年度) of tables without a title. */
  readonly fiscalYear?: number;
  /** What is known of tables, items and areas. Default: `loadCatalog()`. */
  readonly catalog?: Catalog;
  /** "hidden": a 0 in the place of "-" is read as hidden. */
  readonly zeros?: "hidden";
}

export type CheckFinding = Finding<Bilingual>;
export type SetAside = Aside<Bilingual>;

/** Tables that were read, and what there is to say about them. */
export interface Release {
  /** Oldest first; files of several releases are kept apart. Most inputs hold one. */
  readonly releases: readonly ReleaseTables[];
  /** What the official tables never show. `computeRatios` refuses those of severity "error". */
  readonly findings: readonly CheckFinding[];
  /** Files and sheets that are no table to compute, and why. */
  readonly setAside: readonly SetAside[];
  /** Files that should have been tables and could not be read. `computeRatios` refuses an input that has any. */
  readonly failures: readonly Failure[];
  /** The same table twice: one of them was dropped. */
  readonly duplicates: readonly { readonly kept: CountTable; readonly dropped: CountTable }[];
  /** Where tables of files stand in the place of built-in ones that they differ from. */
  readonly differences: readonly Bilingual[];
  readonly catalog: Catalog;
}

/** A path, or the number of a release that comes with the program. */
export type ReleaseSource = string | number;

/**
 * Reads the ministry's tables: releases that come with the program, by their numbers (`readRelease(8)`), and files (.xlsx,
 * .csv), folders and zips, recognised by what they contain. A file that cannot be read does not stop the others; it stands
 * in `failures`. A table that is in a file and built in is taken from the file.
 *
 * @param sources one or more; relative paths are seen from the working folder
 * @throws Failure where no source is given, where a release is not built in, where two files give different numbers for the same table, or where an
 * option names what does not exist
 */
export function readRelease(
  sources: ReleaseSource | readonly ReleaseSource[],
  options: ReadOptions = {},
): Release {
  const catalog = options.catalog ?? loadProjectCatalog();
  const all = typeof sources === "object" ? sources : [sources];
  if (all.length === 0 && (options.tables ?? []).length === 0) throw nothingToRead();
  const wanted = options.items
    ? new Set(selectItems(catalog, options.items).map(({ table }) => table))
    : null;
  const read = readWith(wanted, catalog);
  const { tables, setAside, failures } = readTables(
    readRequest(
      {
        paths: all.filter((source) => typeof source === "string"),
        named: (options.tables ?? []).map((named) => ({ ...named, block: named.block ?? null })),
        fiscalYear: options.fiscalYear,
        zerosAreHidden: options.zeros === "hidden",
      },
      read,
    ),
    catalog,
    { readStandardInput: refuseStandardInput },
  );
  const numbers = numbersOf(all.filter((source) => typeof source === "number"));
  const { findings, releases, ...sorted } = sortedAndChecked(tables, numbers, read, catalog);
  return {
    ...sorted,
    releases: withEverybody(releases, wanted, catalog, numbers),
    findings: findings.map((finding) => ({ ...finding, text: worded(finding.text, inRequest) })),
    setAside: setAside.map((aside) => ({ ...aside, reason: worded(aside.reason, inRequest) })),
    failures,
    catalog,
  };
}

/**
 * What is known of tables, items, prefectures, areas and releases.
 *
 * @param options `itemsFile`: path of a JSON file with items of one's own, in the form of data/items.json
 * @throws Failure naming the key of the file that is wrong
 */
export function loadCatalog(options: { readonly itemsFile?: string } = {}): Catalog {
  return withOwnItems(loadProjectCatalog(), options.itemsFile).catalog;
}

function nothingToRead(): Failure {
  return new Failure({
    ja: "読むものがありません。公表回の番号（readRelease(8)）か、ファイル・フォルダー・zip のパスを渡してください。",
    en: "there is nothing to read. Give the number of a release (readRelease(8)) or paths of files, folders or zips.",
  });
}

function refuseStandardInput(): never {
  throw new Failure({
    ja: "ライブラリーは標準入力（-）を読みません。ファイルを指定してください。",
    en: "the library does not read standard input (-). Give a file.",
  });
}
