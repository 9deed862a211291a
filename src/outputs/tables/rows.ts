import { type Column, type ColumnName, type Columns, columnNames } from "../../model/columns/columns.js";
import { isNumeric } from "../../model/tables/kept-columns.js";
import type { RowTable } from "../../model/tables/row-table.js";
import { csvCell } from "../../text/spreadsheet-text.js";
import { ByteWriter, isWhole } from "./byte-writer.js";
import { NumberTexts } from "./number-texts.js";

/**
 * How rows are written: objects of a JSON array, an object a line, CSV; the last for Excel, with a byte order mark and CRLF, so
 * that it shows Japanese right. In CSV flags are joined by a space and null is an empty cell. Text that a spreadsheet would run as
 * a formula has an apostrophe before it (`spreadsheet-text.ts`); numbers, negative ones too, stay numbers.
 */
export type RowFormat = "json" | "ndjson" | "csv" | "excel-csv";

/** How columns are called and values written where not as they are. */
export interface RowWords {
  head(column: string): string;
  value(column: string, value: unknown): unknown;
}

/** Rows a piece: large enough for speed, small enough that a result of 100 MB is never one string. */
const ROWS_A_PIECE = 200;
const BYTES_A_PIECE = 1 << 19;

const encoder = new TextEncoder();
const bytesOf = (text: string) => encoder.encode(text);

/** What stands around the values of a row. */
interface Frame {
  /** Before each value, by column. */
  readonly before: readonly string[];
  readonly end: Uint8Array;
  readonly missing: string;
  text(value: unknown): string;
}

/** Columns of a table, and where a writer finds their values. */
interface WrittenColumn {
  readonly numbers: Float64Array | null;
  readonly codes: Uint32Array | null;
  /** The place of the column that it mostly repeats; its own where there is none. */
  readonly twin: number;
  /** Texts of its numbers with what stands before, where few numbers stand in many rows. */
  readonly kept: Map<number, Uint8Array> | null;
}

/**
 * Writes rows of a table, `from` up to but not including `to`; a row's bytes do not depend on what was written before.
 *
 * @param columns those that are written, in their order
 * @param words for CSV alone: names in other formats are what programs know them by
 */
function rowWriter<C extends Columns>(
  format: RowFormat,
  table: RowTable<C>,
  columns: readonly ColumnName<C>[] = columnNames(table.kind),
  words?: RowWords,
): (from: number, to: number) => Uint8Array<ArrayBuffer> {
  const frame = frameOf(format, columns);
  const { size, values } = table.parts();
  const before = frame.before.map(bytesOf);
  const missing = frame.before.map((text) => bytesOf(text + frame.missing));
  /** Texts of values with what stands before them, by column and code. */
  const texts: (Uint8Array | undefined)[][] = columns.map(() => []);
  const textOf = (c: number, code: number): Uint8Array => {
    const known = texts[c]![code];
    if (known !== undefined) return known;
    const value = words ? words.value(columns[c]!, values[code]) : values[code];
    const text = bytesOf(frame.before[c]! + frame.text(value));
    texts[c]![code] = text;
    return text;
  };
  const keptText = (kept: Map<number, Uint8Array>, c: number, value: number): Uint8Array => {
    const known = kept.get(value);
    if (known !== undefined) return known;
    const text = bytesOf(frame.before[c]! + JSON.stringify(value));
    kept.set(value, text);
    return text;
  };
  const written = writtenColumns(table, columns);
  const starts = new Int32Array(columns.length);
  const ends = new Int32Array(columns.length);
  const first = bytesOf("\n");
  const later = bytesOf(",\n");
  const out = new ByteWriter(BYTES_A_PIECE);
  const fractions = new NumberTexts();

  /** Does a row have the number of the column's twin? */
  const isRepeated = ({ numbers, twin }: WrittenColumn, c: number, index: number) =>
    twin !== c && written[twin]!.numbers![index] === numbers![index];

  /** Numbers of some rows that are neither whole nor repeated, in the order in which they are written. */
  const fractionsOf = (from: number, to: number): number[] => {
    const found: number[] = [];
    for (let index = from; index < to; index++) {
      for (let c = 0; c < written.length; c++) {
        const column = written[c]!;
        if (column.numbers === null || column.kept) continue;
        const value = column.numbers[index]!;
        if (!Number.isNaN(value) && !isWhole(value) && !isRepeated(column, c, index)) found.push(value);
      }
    }
    return found;
  };

  const row = (index: number) => {
    for (let c = 0; c < written.length; c++) {
      const column = written[c]!;
      if (column.numbers === null) {
        out.put(textOf(c, column.codes![index]!));
        continue;
      }
      const value = column.numbers[index]!;
      if (Number.isNaN(value)) {
        out.put(missing[c]!);
        continue;
      }
      if (column.kept) {
        out.put(keptText(column.kept, c, value));
        continue;
      }
      out.put(before[c]!);
      starts[c] = out.length;
      if (isRepeated(column, c, index)) out.again(starts[column.twin]!, ends[column.twin]!);
      else if (isWhole(value)) out.whole(value);
      else fractions.next(out);
      ends[c] = out.length;
    }
    out.put(frame.end);
  };
  return (from, to) => {
    const until = Math.min(to, size);
    fractions.fill(fractionsOf(from, until));
    for (let index = from; index < until; index++) {
      if (format === "json") out.put(index === 0 ? first : later);
      row(index);
    }
    return out.take();
  };
}

function writtenColumns<C extends Columns>(
  table: RowTable<C>,
  columns: readonly ColumnName<C>[],
): WrittenColumn[] {
  const { numbers, codes } = table.parts();
  const names = columnNames(table.kind);
  const numeric = names.filter((name) => isNumeric(table.kind[name]!));
  const others = names.filter((name) => !isNumeric(table.kind[name]!));
  return columns.map((name, c) => {
    const column: Column = table.kind[name]!;
    if (!isNumeric(column))
      return { numbers: null, codes: codes[others.indexOf(name)]!, twin: c, kept: null };
    // Making texts of numbers is the slowest step of all, and where nothing is hidden a bound is its value again.
    const twin = columns.findIndex((other) => "repeats" in column && other === column.repeats);
    return {
      numbers: numbers[numeric.indexOf(name)]!,
      codes: null,
      twin: twin >= 0 && twin < c ? twin : c,
      kept: "isShared" in column && column.isShared ? new Map() : null,
    };
  });
}

function frameOf(format: RowFormat, columns: readonly string[]): Frame {
  if (format === "csv" || format === "excel-csv") {
    return {
      before: columns.map((_, c) => (c === 0 ? "" : ",")),
      end: bytesOf(format === "csv" ? "\n" : "\r\n"),
      missing: "",
      text: csvCell,
    };
  }
  return {
    before: columns.map((name, c) => `${c === 0 ? "{" : ","}${JSON.stringify(name)}:`),
    end: bytesOf(format === "json" ? "}" : "}\n"),
    missing: "null",
    text: JSON.stringify,
  };
}

/** The line of names before the rows of CSV; nothing in other formats. */
export function rowsHead(format: RowFormat, columns: readonly string[], words?: RowWords): Uint8Array {
  const heads = words ? columns.map((name) => csvCell(words.head(name))) : columns;
  if (format === "csv") return bytesOf(`${heads.join(",")}\n`);
  return bytesOf(format === "excel-csv" ? `\ufeff${heads.join(",")}\r\n` : "");
}

/** What stands before the rows of a JSON document: `{…head, "rows": [`; the last name is that of the list. */
export function documentHead(head: object, list: string): string {
  const lines = Object.entries(head).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)},\n`,
  );
  return `{${lines.join("")}${JSON.stringify(list)}:[`;
}

/** What stands after them. */
export const DOCUMENT_END = "\n]}\n";

/**
 * The rows of a table in pieces.
 *
 * @param first the row to begin with
 */
export function* rowPieces<C extends Columns>(
  format: RowFormat,
  table: RowTable<C>,
  columns?: readonly ColumnName<C>[],
  first = 0,
  words?: RowWords,
): Generator<Uint8Array<ArrayBuffer>> {
  const bytes = rowWriter(format, table, columns, words);
  for (const [from, to] of pieceRanges(table.size, first)) yield bytes(from, to);
}

/**
 * A document in pieces: JSON as `{…head, rows}` with a row a line, NDJSON and CSV the rows alone.
 *
 * @param words for CSV alone
 */
export function* documentPieces<C extends Columns>(
  format: RowFormat,
  head: object,
  table: RowTable<C>,
  columns: readonly ColumnName<C>[] = columnNames(table.kind),
  words?: RowWords,
): Generator<Uint8Array> {
  yield format === "json" ? bytesOf(documentHead(head, "rows")) : rowsHead(format, columns, words);
  yield* rowPieces(format, table, columns, 0, words);
  if (format === "json") yield bytesOf(DOCUMENT_END);
}

/** Ranges of rows, from the first to before `size`, that make a piece each. */
export function pieceRanges(size: number, first = 0): [number, number][] {
  return Array.from({ length: Math.ceil((size - first) / ROWS_A_PIECE) }, (_, i) => {
    const from = first + i * ROWS_A_PIECE;
    return [from, Math.min(size, from + ROWS_A_PIECE)];
  });
}
