import type { Catalog } from "../catalog/schema.js";
import type { CountTable } from "../model/counts.js";
import { Failure } from "../text/failure.js";
import { countsForm, readCountsFile } from "./counts/file.js";
import type { AsideReason } from "./files/aside.js";
import { isOldWorkbook, otherForm } from "./files/other-forms.js";
import { countsBesideTables, ownOutput, ownOutputReason, type TableForm } from "./files/own-output.js";
import type { Sheet } from "./files/sheet.js";
import { findSourceFiles, type PassedOver, type SourceFile } from "./files/source.js";
import { longTables, type OpenSheet, readSheet, type SheetRequest, withZerosHidden } from "./read-sheet.js";
import {
  isRead,
  type NamedTable,
  namedTables,
  type Recognised,
  type RecognisedLong,
  recognise,
  type SetAside,
} from "./recognise.js";

export type { NamedTable, SetAside } from "./recognise.js";

/** Which files are read, and which of their tables. */
export interface ReadRequest extends SheetRequest {
  /** Files, folders and archives; "-" is standard input. */
  readonly paths: readonly string[];
  readonly named: readonly NamedTable[];
}

/** What files hold. */
export interface Reading {
  readonly tables: readonly CountTable[];
  readonly setAside: readonly SetAside[];
  /** Files that should have been tables and could not be read. */
  readonly failures: readonly Failure[];
}

/** What reading does to the world beside reading files. */
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
/** Steps of reading; a function among them is to be called and waited for, and its tables handed back. */
type Steps<Result = void> = Generator<ReadLater | undefined, Result, unknown>;

/**
 * The same in steps of a file, between which the caller may do something else; functions among them are to be called and waited for.
 *
 * @throws what reading a file throws that is no Failure; those are in the result
 */
export function readingTables(request: ReadRequest, catalog: Catalog, effects: ReadEffects): Steps<Reading> {
  return new TableReader(request, catalog, effects).read();
}

class TableReader {
  private readonly tables: CountTable[] = [];
  private readonly setAside: SetAside[] = [];
  private readonly failures: Failure[] = [];
  /** Counts of our own that lie in a folder or an archive: they are read last, where no tables of the ministry lie beside them. */
  private readonly heldBack: SourceFile[] = [];
  /** Folders and archives in which tables of the ministry were found. */
  private readonly withTables = new Set<string>();

  constructor(
    private readonly request: ReadRequest,
    private readonly catalog: Catalog,
    private readonly effects: ReadEffects,
  ) {}

  *read(): Steps<Reading> {
    const { tables, setAside, failures } = this;
    yield* this.orFailure(this.readPaths());
    for (const named of this.request.named) yield* this.orFailure(this.readNamed(named));
    for (const source of this.heldBack) {
      if (this.withTables.has(source.foundIn!)) this.setFileAside(source, countsBesideTables());
      else yield* this.orFailure(this.readCounts(source, countsForm(source.bytes)!));
      yield;
    }
    return { tables, setAside, failures };
  }

  private *readPaths(): Steps {
    for (const source of this.sourcesAt(this.request.paths)) {
      yield* this.orFailure(this.readFile(source, null));
      yield;
    }
  }

  private *readNamed(named: NamedTable): Steps {
    for (const source of this.sourcesAt([named.path])) {
      yield* this.readFile(source, named);
      yield;
    }
  }

  /** Takes the steps; the Failure that ends them is kept, and what comes after them is read. */
  private *orFailure(steps: Steps): Steps {
    try {
      yield* steps;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.failures.push(error);
    }
  }

  private sourcesAt(paths: readonly string[]): Iterable<SourceFile> {
    const passOver = (file: PassedOver) => this.setAside.push({ sheet: "", title: null, ...file });
    return findSourceFiles(paths, passOver, this.effects.readStandardInput);
  }

  private *readFile(source: SourceFile, named: NamedTable | null): Steps {
    this.effects.progress?.(source.path);
    const form = countsForm(source.bytes);
    const aside = form ? null : reasonAside(source.bytes);
    if (form && source.foundIn === null) yield* this.readCounts(source, form);
    else if (form) this.heldBack.push(source);
    else if (aside) this.setFileAside(source, aside);
    else this.readSheets(source, named);
  }

  private *readCounts({ bytes, path }: SourceFile, form: TableForm): Steps {
    const found = readCountsFile({ bytes, form, path }, this.request.wanted, this.catalog);
    this.tables.push(...((typeof found === "function" ? yield found : found) as CountTable[]));
  }

  private readSheets(source: SourceFile, named: NamedTable | null): void {
    const { catalog } = this;
    const { wanted } = this.request;
    const mayBeWanted = (texts: readonly string[]) => {
      const { known, isWanted } = namedTables(texts, wanted, catalog);
      if (known) this.noteTableIn(source);
      return isWanted;
    };
    const recognised = (sheet: Sheet) => recognise(sheet, source, named, catalog);
    const isNeeded = (head: Sheet) => named !== null || isRead(recognised(head), wanted);
    for (const sheet of source.sheets(wanted && !named ? mayBeWanted : undefined, isNeeded)) {
      const result = recognised(sheet);
      if (result === null) continue;
      if ("reason" in result) {
        this.setAside.push(result);
        continue;
      }
      this.noteTableIn(source);
      if (isRead(result, wanted)) this.readSheet({ sheet, source, named }, result);
    }
  }

  private readSheet(open: OpenSheet, recognised: Recognised | RecognisedLong): void {
    const { request, catalog } = this;
    const tables =
      "long" in recognised
        ? longTables(open, recognised, request, catalog, this.setAside)
        : [readSheet(open, recognised, request, catalog)];
    this.tables.push(...(request.zerosAreHidden ? tables.map(withZerosHidden) : tables));
  }

  private noteTableIn({ foundIn }: SourceFile): void {
    if (foundIn !== null) this.withTables.add(foundIn);
  }

  private setFileAside({ path }: SourceFile, reason: AsideReason): void {
    this.setAside.push({ path, sheet: "", title: null, ...reason });
  }
}

/** Why a file is no table, by its bytes; null where its sheets tell. Reading an old workbook fails with what to do about it. */
function reasonAside(bytes: Buffer): AsideReason | null {
  const own = ownOutput(bytes);
  if (own) return ownOutputReason(own);
  return isOldWorkbook(bytes) ? null : otherForm(bytes);
}
