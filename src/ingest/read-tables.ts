import type { Catalog, TableDefinition } from "../catalog/schema.js";
import type { Block, CountTable } from "../counts.js";
import { Failure, type Place } from "../failure.js";
import type { Bilingual } from "../language.js";
import { readCountTable } from "./count-table.js";
import { countsForm, readCountsFile } from "./counts-file.js";
import type { Sheet } from "./files/sheet.js";
import { findSourceFiles, type SourceFile } from "./files/source.js";
import { findHeaderRow, findLayout } from "./layout.js";
import { parseTitle, type Title, tableOfTitle } from "./title.js";

/** A table that does not say itself what it is: `--table q01=FILE`, `--table egfr:detailed=FILE`. */
export interface NamedTable {
  readonly table: string;
  readonly block: Block | null;
  readonly path: string;
}

export interface ReadRequest {
  readonly paths: readonly string[];
  readonly named: readonly NamedTable[];
  /** Year of tables without a title, and of none else. */
  readonly fiscalYear: number | null;
  /** Only these tables are wanted (others are left unread, silently); null for all. */
  readonly wanted: ReadonlySet<string> | null;
}

/** A sheet or file that was recognised as something else than a table to compute, and why. */
export interface SetAside {
  readonly path: string;
  readonly title: string | null;
  readonly reason: Bilingual;
}

export interface Reading {
  readonly tables: readonly CountTable[];
  readonly setAside: readonly SetAside[];
  /** Files that should have been tables and could not be read. */
  readonly failures: readonly Failure[];
}

export interface ReadEffects {
  readStandardInput(): Buffer;
  /** Called with each file before it is read. */
  progress?(path: string): void;
  /** Asked once for each file of a folder or archive, in their order: is it to be read here, or by another thread? */
  takes?(): boolean;
}

/**
 * Reads every table that the paths hold. Each file is read, turned into counts and let go before the next, so
 * memory holds the counts only. A file that fails does not stop the others: the caller decides what a failure means.
 */
export function readTables(request: ReadRequest, catalog: Catalog, effects: ReadEffects): Reading {
  const steps = readingTables(request, catalog, effects);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of a file, between which the caller may do something else. */
export function* readingTables(
  request: ReadRequest,
  catalog: Catalog,
  effects: ReadEffects,
): Generator<void, Reading> {
  const tables: CountTable[] = [];
  const setAside: SetAside[] = [];
  const failures: Failure[] = [];
  const read = (source: SourceFile, named: NamedTable | null) => {
    effects.progress?.(source.path);
    const { wanted } = request;
    const form = countsForm(source.bytes);
    if (form) {
      for (const table of readCountsFile(source.bytes, form, source.path, wanted, catalog))
        tables.push(table);
      return;
    }
    const mayBeWanted =
      wanted && !named ? (texts: readonly string[]) => namesWanted(texts, wanted, catalog) : undefined;
    for (const sheet of source.sheets(mayBeWanted)) {
      const result = readSheet(sheet, source, named, request, catalog);
      if (result === null) continue;
      if ("reason" in result) setAside.push(result);
      else tables.push(result);
    }
  };
  const takes = () => effects.takes?.() ?? true;
  const fail = (error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    failures.push(error);
  };
  const passOver = ({ path, reason }: { path: string; reason: Bilingual }) =>
    setAside.push({ path, title: null, reason });

  const sourcesOf = (paths: readonly string[]) =>
    findSourceFiles(paths, passOver, effects.readStandardInput, takes);

  try {
    for (const source of sourcesOf(request.paths)) {
      try {
        read(source, null);
      } catch (error) {
        fail(error);
      }
      yield;
    }
  } catch (error) {
    fail(error);
  }
  for (const named of request.named) {
    try {
      for (const source of sourcesOf([named.path])) {
        read(source, named);
        yield;
      }
    } catch (error) {
      fail(error);
    }
  }
  return { tables, setAside, failures };
}

/** One sheet: its table, the reason to set it aside, or null where it is empty or not wanted. */
function readSheet(
  sheet: Sheet,
  source: SourceFile,
  named: NamedTable | null,
  request: ReadRequest,
  catalog: Catalog,
): CountTable | SetAside | null {
  if (sheet.rows.every((row) => row.every((cell) => cell === null))) return null;
  const headerRow = findHeaderRow(sheet);
  const title = titleAbove(sheet, headerRow < 0 ? 1 : headerRow);
  const aside = (reason: Bilingual): SetAside => ({ path: source.path, title: title?.text ?? null, reason });

  if (named && title) refuseOtherTitle(named, title, source.path, catalog);
  const definition = named
    ? definitionOf(named.table, catalog)
    : title && tableOfTitle(title, catalog.tables);
  if (!definition) {
    if (title) return aside({ ja: "この表の種類を知りません", en: "a kind of table that we do not know" });
    if (headerRow < 0)
      return aside({ ja: "NDBオープンデータの表ではありません", en: "not a table of the NDB Open Data" });
    return aside({
      ja: "表題がなく、何の表か分かりません。--table 表=ファイル（例 --table q01=…）と --fiscal-year で指定してください",
      en: "no title, so it does not say which table it is: name it with --table q01=FILE and --fiscal-year",
    });
  }
  if (definition.setAside) return aside(definition.setAside);
  if (request.wanted && !request.wanted.has(definition.key)) return null;

  const place = { file: source.path, sheet: sheet.name || undefined };
  if (headerRow < 0) {
    throw new Failure(
      { ja: "見出し「都道府県名」の行がありません。", en: 'no header row with "都道府県名".' },
      { place },
    );
  }
  const fiscalYear = title?.fiscalYear ?? request.fiscalYear;
  if (fiscalYear === null) {
    throw new Failure(
      {
        ja: "年度が書かれていません。--fiscal-year 2020 のように指定してください。",
        en: "the table does not say its fiscal year. Give it, for example --fiscal-year 2020.",
      },
      { place, exitCode: 2 },
    );
  }
  refuseNoRelease(fiscalYear, place);
  const layout = findLayout(sheet, headerRow, source.path);
  return readCountTable(
    sheet,
    layout,
    {
      path: source.path,
      sha256: source.sha256,
      title: title?.text ?? "",
      definition,
      fiscalYear,
      block: named?.block ?? title?.block ?? null,
    },
    catalog.prefectures,
  );
}

/** The first release is of fiscal year 2013. A year out of the ordinary is a slip of the pen, not a release. */
function refuseNoRelease(fiscalYear: number, place: Place): void {
  if (fiscalYear >= 2013 && fiscalYear <= 2099) return;
  throw new Failure(
    {
      ja: `${fiscalYear} 年度の公表はありません（第1回は 2013 年度です）。表題か --fiscal-year を確かめてください。`,
      en: `no release is of fiscal year ${fiscalYear} (the first is of 2013). Check the title or --fiscal-year.`,
    },
    { place },
  );
}

/** Among a workbook's texts, is there a title of a wanted table, or no title that we know? */
function namesWanted(texts: readonly string[], wanted: ReadonlySet<string>, catalog: Catalog): boolean {
  const titles = texts.flatMap((text) => (text.includes("特定健診") ? [parseTitle(text)] : []));
  const definitions = titles.flatMap((title) => (title ? [tableOfTitle(title, catalog.tables)] : []));
  return (
    definitions.length === 0 || definitions.some((definition) => !definition || wanted.has(definition.key))
  );
}

function definitionOf(key: string, catalog: Catalog): TableDefinition {
  const definition = catalog.tables.find((table) => table.key === key);
  if (definition) return definition;
  throw new Failure(
    {
      ja: `--table の「${key}」という表はありません。使えるのは ${catalog.tables.map((table) => table.key).join("、")} です。`,
      en: `no table is called "${key}" (--table). There are ${catalog.tables.map((table) => table.key).join(", ")}.`,
    },
    { exitCode: 2 },
  );
}

/** A title inside the file is to be believed before an option. */
function refuseOtherTitle(named: NamedTable, title: Title, file: string, catalog: Catalog): void {
  const actual = tableOfTitle(title, catalog.tables);
  if (!actual || actual.key === named.table) return;
  throw new Failure(
    {
      ja: `--table では ${named.table} ですが、表題は「${title.text}」（${actual.key}）です。`,
      en: `named ${named.table} with --table, but its title says ${actual.key}: "${title.text}".`,
    },
    { place: { file }, exitCode: 2 },
  );
}

function titleAbove(sheet: Sheet, headerRow: number): Title | null {
  for (const row of sheet.rows.slice(0, headerRow)) {
    for (const cell of row) {
      const title = typeof cell === "string" ? parseTitle(cell) : null;
      if (title) return title;
    }
  }
  return null;
}
