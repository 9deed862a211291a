import { CsvError, parse } from "csv-parse/sync";
import { failureAt } from "../../text/failure.js";
import { type Separator, separatorOf } from "./separator.js";
import { type Cell, HEAD_ROWS, type IsNeeded, MAX_COLUMNS, type Sheet, tooLarge } from "./sheet.js";
import { decodeText, withSingleBytes } from "./text.js";

/**
 * A CSV file as one sheet: a ministry's sheet saved as CSV or as text (tabs, semicolons, UTF-16), or the flattened form
 * that others re-publish. Cells stay text; "" is an empty cell. A quoted cell may hold line breaks (「二次医療圏\n番号」 does).
 *
 * @param isNeeded may tell from the first rows that nobody needs the file; then it has those rows only
 * @throws Failure with file and row where it is no CSV, has no known encoding, or is too large
 */
export function readCsv(content: Buffer, file: string, isNeeded: IsNeeded = () => true): Sheet {
  const bytes = withSingleBytes(content);
  const separator = separatorOf(bytes);
  const head = headOf(bytes, separator, file);
  if (head && !isNeeded(head)) return head;
  const widest = widestRow(bytes, separator, file);
  try {
    return { name: "", rows: rowsOf(decodeText(bytes, file), separator, widest) };
  } catch (error) {
    throw unreadableCsv(error, file, (error as CsvError).lines);
  }
}

/** The parser's error as the user can understand it; others as they are. */
export function unreadableCsv(error: unknown, file: string, row: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  return failureAt(
    { file, row: typeof row === "number" ? row : undefined },
    { ja: `CSV として読めません：${error.message}`, en: `not readable as CSV: ${error.message}` },
  );
}

const optionsOf = (delimiter: Separator) => ({
  delimiter,
  // All of them, since files put together from others have lines of both kinds.
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true,
  skip_empty_lines: false,
});

/**
 * The parser makes an error, which nobody sees, of every row that is not as wide as the first. A title is one cell wide, and
 * those errors took four fifths of the time; so an empty row of the widest goes before all, and is left out.
 *
 * @param widest the cells of the widest row
 * @throws CsvError
 */
function rowsOf(text: string, delimiter: Separator, widest: number): Cell[][] {
  const options = optionsOf(delimiter);
  try {
    return cellsOf(parse(`${delimiter.repeat(widest - 1)}\n${text}`, { ...options, from: 2 }));
  } catch {
    // Its message counts the lines of the file.
    return cellsOf(parse(text, options));
  }
}

const cellsOf = (rows: readonly string[][]): Cell[][] =>
  rows.map((row) => row.map((cell) => (cell === "" ? null : cell)));

/** Bytes in which the first rows of any table stand. */
const HEAD_BYTES = 1 << 16;

/**
 * The first rows of a file by its beginning, which may end within a row.
 *
 * @param start bytes that it begins with
 * @returns none where they are no CSV
 */
export function firstRows(start: Buffer): Sheet {
  const bytes = withSingleBytes(start);
  const options = { ...optionsOf(separatorOf(bytes)), to: HEAD_ROWS };
  // A cell in quotes may go on over the end: then the rows before its line are whole.
  for (let end = bytes.length; end > 0; end = bytes.lastIndexOf(NEWLINE, end - 1)) {
    try {
      return { name: "", rows: cellsOf(parse(decodeText(bytes.subarray(0, end), ""), options)) };
    } catch {}
  }
  return { name: "", rows: [] };
}

/** The first rows of a file that is longer than they are; null where it is not, or where they cannot be told apart. */
function headOf(bytes: Buffer, separator: Separator, file: string): Sheet | null {
  if (bytes.length <= HEAD_BYTES) return null;
  const end = bytes.lastIndexOf(NEWLINE, HEAD_BYTES);
  if (end < 0) return null;
  try {
    const text = decodeText(bytes.subarray(0, end + 1), file);
    const rows = cellsOf(parse(text, { ...optionsOf(separator), to: HEAD_ROWS }));
    return rows.length === HEAD_ROWS ? { name: "", rows } : null;
  } catch {
    // The whole of it may say more clearly what is wrong.
    return null;
  }
}

/** The largest table of the ministry is 0.4 MB as CSV, with 60,000 cells; a row takes the parser 350 bytes. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_CELLS = 1_000_000;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * Counts before anything is parsed: a parser keeps a place in every row for each column of the widest.
 *
 * @returns the cells of the widest row, or more where separators stand within quotes
 * @throws Failure where a table has too many cells
 */
function widestRow(bytes: Buffer, separator: Separator, file: string): number {
  const between = separator.charCodeAt(0);
  if (bytes.length > MAX_BYTES) throw tooLarge(file);
  let rows = 1;
  let columns = 1;
  let widest = 1;
  for (const byte of bytes) {
    if (byte === between) widest = Math.max(widest, ++columns);
    else if (byte !== NEWLINE && byte !== RETURN) continue;
    else {
      rows++;
      columns = 1;
    }
    if (widest > MAX_COLUMNS || rows * widest > MAX_CELLS) throw tooLarge(file);
  }
  return widest;
}
