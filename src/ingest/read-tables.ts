import type { Catalog } from "../catalog/schema.js";
import type { CountTable } from "../counts.js";
import { Failure, type Place } from "../failure.js";
import type { Bilingual } from "../language.js";
import { readCountTable } from "./count-table.js";
import { countsForm, readCountsFile } from "./counts-file.js";
import { COUNTS, ownOutput, ownOutputReason } from "./files/own-output.js";
import type { Sheet } from "./files/sheet.js";
import { findSourceFiles, type SourceFile } from "./files/source.js";
import { findLayout } from "./layout.js";
import {
  isRead,
  type NamedTable,
  namedTables,
  type Recognised,
  recognise,
  type SetAside,
} from "./recognise.js";

export type { NamedTable, SetAside } from "./recognise.js";

export interface ReadRequest {
  readonly paths: readonly string[];
  readonly named: readonly NamedTable[];
  /** Year of tables without a title, and of none else. */
  readonly fiscalYear: number | null;
  /** Only these tables are wanted (others are left unread, silently); null for all. */
  readonly wanted: ReadonlySet<string> | null;
}

export interface Reading {
  readonly tables: readonly CountTable[];
  readonly setAside: readonly SetAside[];
  /** Files that should have been tables and could not be read. */
  readonly failures: readonly Failure[];
  /** Did a folder or archive hold counts of our own? Whether they are read depends on all files beside them. */
  readonly heldBack: boolean;
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
  /** Counts of our own, by the folder or archive that they were found in, and where tables of the ministry were. */
  const heldBack: SourceFile[] = [];
  const withTables = new Set<string>();
  const asideFile = ({ path }: SourceFile, reason: Bilingual) => setAside.push({ path, title: null, reason });
  const readCounts = (source: SourceFile, form: "csv" | "ndjson") =>
    tables.push(...readCountsFile(source.bytes, form, source.path, request.wanted, catalog));
  const read = (source: SourceFile, named: NamedTable | null) => {
    effects.progress?.(source.path);
    const form = countsForm(source.bytes);
    if (form) {
      if (source.foundIn === null) readCounts(source, form);
      else heldBack.push(source);
      return;
    }
    const own = ownOutput(source.bytes);
    if (own) {
      asideFile(source, ownOutputReason(own));
      return;
    }
    const { wanted } = request;
    const foundTable = () => {
      if (source.foundIn !== null) withTables.add(source.foundIn);
    };
    const mayBeWanted = (texts: readonly string[]) => {
      const { known, isWanted } = namedTables(texts, wanted, catalog);
      if (known) foundTable();
      return isWanted;
    };
    const recognised = (sheet: Sheet) => recognise(sheet, source, named, catalog);
    const isNeeded = (head: Sheet) => named !== null || isRead(recognised(head), wanted);
    for (const sheet of source.sheets(wanted && !named ? mayBeWanted : undefined, isNeeded)) {
      const result = recognised(sheet);
      if (result === null) continue;
      if ("reason" in result) {
        setAside.push(result);
        continue;
      }
      foundTable();
      if (isRead(result, wanted)) tables.push(readSheet(sheet, source, named, result, request, catalog));
    }
  };
  const takes = () => effects.takes?.() ?? true;
  const fail = (error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    failures.push(error);
  };
  const attempt = (step: () => void) => {
    try {
      step();
    } catch (error) {
      fail(error);
    }
  };
  const passOver = ({ path, reason }: { path: string; reason: Bilingual }) =>
    setAside.push({ path, title: null, reason });

  const sourcesOf = (paths: readonly string[]) =>
    findSourceFiles(paths, passOver, effects.readStandardInput, takes);

  try {
    for (const source of sourcesOf(request.paths)) {
      attempt(() => read(source, null));
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
  for (const source of heldBack) {
    attempt(() => {
      if (withTables.has(source.foundIn!)) asideFile(source, COUNTS_BESIDE_TABLES);
      else readCounts(source, countsForm(source.bytes)!);
    });
    yield;
  }
  return { tables, setAside, failures, heldBack: heldBack.length > 0 };
}

const COUNTS_BESIDE_TABLES: Bilingual = {
  ja: `${ownOutputReason(COUNTS).ja}。同じ場所にある厚生労働省の表を読みました（この一覧を読むには、このファイルだけを指定してください）`,
  en: `${ownOutputReason(COUNTS).en}: the tables beside it were read (to read the counts, give this file alone)`,
};

/** The table of a sheet. */
function readSheet(
  sheet: Sheet,
  source: SourceFile,
  named: NamedTable | null,
  { definition, title, headerRow }: Recognised,
  request: ReadRequest,
  catalog: Catalog,
): CountTable {
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
