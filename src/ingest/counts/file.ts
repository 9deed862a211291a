import { isUtf8 } from "node:buffer";
import { parse } from "csv-parse/sync";
import { complaint } from "../../catalog/complaint.js";
import type { Catalog } from "../../catalog/schema.js";
import { type CountRow, countRowSchema } from "../../model/columns/count-row.js";
import type { CountTable } from "../../model/counts.js";
import { type Failure, failureAt } from "../../text/failure.js";
import { tryJson } from "../../text/json.js";
import { unguarded } from "../../text/spreadsheet-text.js";
import { unreadableCsv } from "../files/csv.js";
import { COUNTS_COLUMNS, formWithColumns, type TableForm } from "../files/own-output.js";
import { type Separator, separatorOf } from "../files/separator.js";
import { decodeText } from "../files/text.js";
import { CountsBuilder } from "./builder.js";
import { type AsValues, columnOfHead, hasJapaneseHeads, valuesOfWords } from "./japanese-heads.js";
import { type AddRow, headerNames, meantValues } from "./values.js";

const NEWLINE = 0x0a;
const QUOTE = 0x22;

/** Is this a database of counts as `ndb-ratio counts` writes it, and in which form? null where it is something else. */
export function countsForm(bytes: Uint8Array): TableForm | null {
  for (const columns of COUNTS_COLUMNS) {
    const form = formWithColumns(bytes, columns);
    if (form !== null) return form;
  }
  return null;
}

/** A database of counts. */
export interface CountsFile {
  readonly bytes: Buffer;
  readonly form: TableForm;
  /** For messages. */
  readonly path: string;
}

/**
 * The tables of a database of counts. Rows and columns may stand in any order, and whole prefectures or tables may be left
 * out. Arrow and Parquet files have to be waited for: of them comes a function.
 *
 * @param wanted only these tables; null for all
 * @throws Failure naming the line and the value that is wrong
 */
export function readCountsFile(
  { bytes, form, path: file }: CountsFile,
  wanted: ReadonlySet<string> | null,
  catalog: Catalog,
): CountTable[] | (() => Promise<CountTable[]>) {
  const builder = new CountsBuilder(file, catalog);
  const add = (row: Readonly<Record<string, unknown>>, line: number) => {
    if (wanted && !wanted.has(row.table as string)) return;
    builder.add(checked(meantValues(row), file, line), line);
  };
  if (form === "arrow" || form === "parquet") {
    return async () => {
      const { readColumnarRows } = await import("./columns.js");
      await readColumnarRows(bytes, form, file, add);
      return builder.tables();
    };
  }
  const utf8 = isUtf8(bytes) ? bytes : Buffer.from(decodeText(bytes, file));
  const plain = utf8.subarray(utf8[0] === 0xef ? 3 : 0);
  if (form === "csv") readCsvRows(plain, file, add, catalog);
  else readJsonRows(plain, file, add);
  return builder.tables();
}

function readCsvRows(bytes: Buffer, file: string, add: AddRow, catalog: Catalog): void {
  let names: readonly string[] | null = null;
  let asValues: AsValues | null = null;
  let line = 1;
  const separator = separatorOf(bytes);
  for (const piece of piecesOfLines(bytes)) {
    if (piece.length >= MAX_RECORD_BYTES) throw endlessLine(file, line);
    for (const cells of piece.includes(QUOTE)
      ? quotedRecords(piece, separator, file, line)
      : plainRecords(piece, separator)) {
      if (names === null) {
        names = headerNames(cells.map(columnOfHead), file);
        if (hasJapaneseHeads(cells)) asValues = valuesOfWords(catalog);
      } else if (cells.length === names.length) {
        const row = rowOfCells(names, cells);
        add(asValues?.(row, { file, row: line }) ?? row, line);
      } else if (cells.length > 1 || cells[0] !== "")
        throw otherWidth(names.length, cells.length, file, line);
      line += 1 + lineEndsIn(cells);
    }
  }
}

function* plainRecords(piece: Buffer, separator: Separator): Generator<readonly string[]> {
  const lines = piece.toString("utf8").split("\n");
  if (lines.at(-1) === "") lines.pop();
  for (const line of lines) yield (line.endsWith("\r") ? line.slice(0, -1) : line).split(separator);
}

function quotedRecords(piece: Buffer, delimiter: Separator, file: string, line: number): string[][] {
  try {
    return parse(piece, { delimiter, relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    throw unreadableCsv(error, file, line);
  }
}

/** A quoted cell may hold line ends; the file's lines are counted, as an editor shows them. */
function lineEndsIn(cells: readonly string[]): number {
  let ends = 0;
  for (const cell of cells) if (cell.includes("\n")) ends += cell.split("\n").length - 1;
  return ends;
}

function otherWidth(wanted: number, found: number, file: string, line: number): Failure {
  return failureAt(
    { file, row: line },
    {
      ja: `列が ${wanted} 個必要ですが、${found} 個あります。`,
      en: `${found} cells where ${wanted} are wanted.`,
    },
  );
}

const PIECE_BYTES = 1 << 20;
/** Lines are half a kilobyte; one that goes on and on is none of ours. */
const MAX_RECORD_BYTES = 16 << 20;

/** Whole records, about a megabyte at a time, so that a parser's memory stays small. A quoted cell may hold line ends. */
function* piecesOfLines(bytes: Buffer): Generator<Buffer> {
  let start = 0;
  let quoted = false;
  let quote = bytes.indexOf(QUOTE);
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, at);
    at = end < 0 ? bytes.length : end + 1;
    for (; quote >= 0 && quote < at; quote = bytes.indexOf(QUOTE, quote + 1)) quoted = !quoted;
    if (at - start < (quoted ? MAX_RECORD_BYTES : PIECE_BYTES)) continue;
    yield bytes.subarray(start, at);
    start = at;
  }
  if (start < bytes.length) yield bytes.subarray(start);
}

function rowOfCells(names: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < names.length; i++) row[names[i]!] = unguarded(cells[i]!);
  return row;
}

function readJsonRows(bytes: Buffer, file: string, add: AddRow): void {
  let line = 0;
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found < 0 ? bytes.length : found;
    line++;
    if (end - start > MAX_RECORD_BYTES) throw endlessLine(file, line);
    const text = bytes.toString("utf8", start, end).trim();
    start = end + 1;
    if (text !== "") add(parsedLine(text, file, line), line);
  }
}

function endlessLine(file: string, line: number): Failure {
  return failureAt(
    { file, row: line },
    {
      ja: "1 行が長すぎます（引用符が閉じていないか、改行がありません）。",
      en: "a line without end (a quote that is never closed, or no line breaks).",
    },
  );
}

function parsedLine(text: string, file: string, line: number): Record<string, unknown> {
  const row = tryJson(text);
  if (typeof row === "object" && row !== null) return row as Record<string, unknown>;
  throw failureAt({ file, row: line }, { ja: "JSON として読めない行です。", en: "a line that is not JSON." });
}

function checked(row: Readonly<Record<string, unknown>>, file: string, line: number): CountRow {
  const parsed = countRowSchema.safeParse(row);
  if (parsed.success) return parsed.data;
  throw failureAt({ file, row: line }, complaint(parsed.error, row));
}
