import type { Catalog } from "../catalog/schema.js";
import type { CountTable } from "../model/counts.js";
import { Failure } from "../text/failure.js";
import { countsForm, readCountsFile } from "./counts/file.js";
import type { AsideReason } from "./files/aside.js";
import { isOldWorkbook, otherForm } from "./files/other-forms.js";
import { countsBesideTables, ownOutput, ownOutputReason, type TableForm } from "./files/own-output.js";
import type { Sheet } from "./files/sheet.js";
import { findSourceFiles, type PassedOver, type SourceFile } from "./files/source.js";
import { longTables, readSheet, type SheetRequest, withZerosHidden } from "./read-sheet.js";
import { isRead, type NamedTable, namedTables, recognise, type SetAside } from "./recognise.js";

export type { NamedTable, SetAside } from "./recognise.js";

export interface ReadRequest extends SheetRequest {
  readonly paths: readonly string[];
  readonly named: readonly NamedTable[];
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
}

/**
 * Reads every table that the paths hold. Each file is read, turned into counts and let go before the next, so
 * memory holds the counts only. A file that fails does not stop the others: the caller decides what a failure means.
 */
export function readTables(request: ReadRequest, catalog: Catalog, effects: ReadEffects): Reading {
  const steps = readingTables(request, catalog, effects);
  let step = steps.next();
  while (!step.done) step = step.value ? steps.throw(notAtOnce()) : steps.next();
  return step.value;
}

/** Arrow and Parquet files have to be waited for. */
function notAtOnce(): Failure {
  return new Failure({
    ja: "Arrow・Parquet の公表値の一覧（counts）はここでは読めません。CSV か NDJSON で渡してください。",
    en: "counts in Arrow or Parquet cannot be read here. Give them as CSV or NDJSON.",
  });
}

/** Reads tables that have to be waited for. */
type ReadLater = () => Promise<CountTable[]>;
type Waiting = Generator<ReadLater, void, unknown>;

/**
 * The same in steps of a file, between which the caller may do something else; functions among them are to be called and waited for.
 *
 * @throws what reading a file throws that is no Failure; those are in the result
 */
export function* readingTables(
  request: ReadRequest,
  catalog: Catalog,
  effects: ReadEffects,
): Generator<ReadLater | undefined, Reading, unknown> {
  const tables: CountTable[] = [];
  const setAside: SetAside[] = [];
  const failures: Failure[] = [];
  /** Counts of our own, by the folder or archive that they were found in, and where tables of the ministry were. */
  const heldBack: SourceFile[] = [];
  const withTables = new Set<string>();
  const asideFile = ({ path }: SourceFile, reason: AsideReason) =>
    setAside.push({ path, sheet: "", title: null, ...reason });
  function* readCounts({ bytes, path }: SourceFile, form: TableForm): Waiting {
    const found = readCountsFile({ bytes, form, path }, request.wanted, catalog);
    tables.push(...((typeof found === "function" ? yield found : found) as CountTable[]));
  }
  function* read(source: SourceFile, named: NamedTable | null): Waiting {
    effects.progress?.(source.path);
    const form = countsForm(source.bytes);
    if (form) {
      if (source.foundIn === null) yield* readCounts(source, form);
      else heldBack.push(source);
      return;
    }
    const own = ownOutput(source.bytes);
    if (own) {
      asideFile(source, ownOutputReason(own));
      return;
    }
    const other = isOldWorkbook(source.bytes) ? null : otherForm(source.bytes);
    if (other) {
      asideFile(source, other);
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
      if (!isRead(result, wanted)) continue;
      const found =
        "long" in result
          ? longTables(sheet, source, result, request, catalog, setAside)
          : [readSheet(sheet, source, named, result, request, catalog)];
      tables.push(...(request.zerosAreHidden ? found.map(withZerosHidden) : found));
    }
  }
  const fail = (error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    failures.push(error);
  };
  function* attempt(steps: Waiting): Waiting {
    try {
      yield* steps;
    } catch (error) {
      fail(error);
    }
  }
  const passOver = (file: PassedOver) => setAside.push({ sheet: "", title: null, ...file });

  const sourcesOf = (paths: readonly string[]) => findSourceFiles(paths, passOver, effects.readStandardInput);

  try {
    for (const source of sourcesOf(request.paths)) {
      yield* attempt(read(source, null));
      yield;
    }
  } catch (error) {
    fail(error);
  }
  for (const named of request.named) {
    try {
      for (const source of sourcesOf([named.path])) {
        yield* read(source, named);
        yield;
      }
    } catch (error) {
      fail(error);
    }
  }
  for (const source of heldBack) {
    if (withTables.has(source.foundIn!)) asideFile(source, countsBesideTables());
    else yield* attempt(readCounts(source, countsForm(source.bytes)!));
    yield;
  }
  return { tables, setAside, failures };
}
