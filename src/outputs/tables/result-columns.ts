import type { RatioColumn } from "../../model/ratio-columns.js";
import type { RatioTable } from "../../model/ratio-table.js";
import { csvCell } from "../../text/spreadsheet-text.js";
import type { ResultHeader } from "./result.js";

/** A result of which only some columns were asked for: not to be taken for a whole one. */
export const RESULT_COLUMNS_SCHEMA = "ndb-ratio/result-columns@2";

/** Rows a piece. */
const ROWS_A_PIECE = 1000;

/** `{schema, columns, …header, rows}`, the rows with the chosen columns alone. */
export function* columnsJson(
  header: ResultHeader,
  table: RatioTable,
  columns: readonly RatioColumn[],
): Generator<string> {
  const head = Object.entries({ schema: RESULT_COLUMNS_SCHEMA, columns, ...header })
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)},\n`)
    .join("");
  yield `{${head}"rows":[`;
  const line = jsonLine(table, columns);
  yield* linesInPieces(table.size, (i) => `${i === 0 ? "\n" : ",\n"}${line(i)}`);
  yield "\n]}\n";
}

/** One JSON object a line, with the chosen columns. */
export function* columnsNdjson(table: RatioTable, columns: readonly RatioColumn[]): Generator<string> {
  const line = jsonLine(table, columns);
  yield* linesInPieces(table.size, (i) => `${line(i)}\n`);
}

/** CSV with the chosen columns; the rest as in `resultCsv`. */
export function* columnsCsv(
  table: RatioTable,
  columns: readonly RatioColumn[],
  forExcel: boolean,
): Generator<string> {
  const end = forExcel ? "\r\n" : "\n";
  yield `${forExcel ? "\ufeff" : ""}${columns.join(",")}${end}`;
  const cells = cellsOf(table, columns);
  yield* linesInPieces(table.size, (i) => `${cells(i).map(csvCell).join(",")}${end}`);
}

function jsonLine(table: RatioTable, columns: readonly RatioColumn[]): (index: number) => string {
  const cells = cellsOf(table, columns);
  return (i) => {
    const values = cells(i);
    return JSON.stringify(Object.fromEntries(columns.map((name, c) => [name, values[c]])));
  };
}

/** The values of a row; a number that is not there is null. */
function cellsOf(table: RatioTable, columns: readonly RatioColumn[]): (index: number) => unknown[] {
  const values = columns.map((name) => table.column(name) as ArrayLike<unknown>);
  return (i) => values.map((column) => (Number.isNaN(column[i]) ? null : column[i]));
}

function* linesInPieces(size: number, line: (index: number) => string): Generator<string> {
  for (let start = 0; start < size; start += ROWS_A_PIECE) {
    let piece = "";
    for (let i = start; i < Math.min(start + ROWS_A_PIECE, size); i++) piece += line(i);
    yield piece;
  }
}
