import { CsvError, parse } from "csv-parse/sync";
import { Failure } from "../../failure.js";
import type { Sheet } from "./sheet.js";
import { decodeText } from "./text.js";

/**
 * A CSV file as one sheet: a ministry's sheet saved as CSV, or the flattened form that others re-publish. Cells
 * stay text; "" is an empty cell. A quoted cell may hold line breaks (「二次医療圏\n番号」 does).
 */
export function readCsv(bytes: Buffer, file: string): Sheet {
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
