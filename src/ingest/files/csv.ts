import { CsvError, parse } from "csv-parse/sync";
import { Failure } from "../../failure.js";
import { MAX_COLUMNS, type Sheet, tooLarge } from "./sheet.js";
import { decodeText } from "./text.js";

/**
 * A CSV file as one sheet: a ministry's sheet saved as CSV, or the flattened form that others re-publish. Cells
 * stay text; "" is an empty cell. A quoted cell may hold line breaks (「二次医療圏\n番号」 does).
 */
export function readCsv(bytes: Buffer, file: string): Sheet {
  refuseTooLarge(bytes, file);
  const text = decodeText(bytes, file);
  try {
    const rows: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false });
    return { name: "", rows: rows.map((row) => row.map((cell) => (cell === "" ? null : cell))) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Failure(
      { ja: `CSV として読めません：${error.message}`, en: `not readable as CSV: ${error.message}` },
      { place: { file, row: typeof error.lines === "number" ? error.lines : undefined } },
    );
  }
}

/** The largest table of the ministry is 0.4 MB as CSV, with 60,000 cells; a row takes the parser 350 bytes. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_CELLS = 1_000_000;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Before it is parsed: a parser keeps a place in every row for each column of the widest. */
function refuseTooLarge(bytes: Buffer, file: string): void {
  if (bytes.length > MAX_BYTES) throw tooLarge(file);
  let rows = 1;
  let columns = 1;
  let widest = 1;
  for (const byte of bytes) {
    if (byte === COMMA) widest = Math.max(widest, ++columns);
    else if (byte !== NEWLINE && byte !== RETURN) continue;
    else {
      rows++;
      columns = 1;
    }
    if (widest > MAX_COLUMNS || rows * widest > MAX_CELLS) throw tooLarge(file);
  }
}
