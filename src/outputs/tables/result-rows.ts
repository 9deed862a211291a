import { RATIO_COLUMNS, type RatioColumn } from "../../model/ratio-columns.js";
import type { RatioTable } from "../../model/ratio-table.js";
import { csvCell } from "../../text/spreadsheet-text.js";
import { ByteWriter } from "./byte-writer.js";

/** How rows are written: objects of a JSON array, an object a line, a CSV line; the last for Excel ends lines by CRLF. */
export const ROW_FORMATS = ["json", "ndjson", "csv", "excel-csv"] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

/** Rows a piece: large enough for speed, small enough that a result of 100 MB is never one string. */
export const ROWS_A_PIECE = 500;
const BYTES_A_PIECE = 1 << 19;

const encoder = new TextEncoder();
const bytesOf = (text: string) => encoder.encode(text);

/** What stands around the values of a row. */
interface Frame {
  /** Before each value, by column. */
  readonly before: readonly Uint8Array[];
  readonly end: Uint8Array;
  readonly missing: Uint8Array;
  text(value: unknown): string;
}

/** Writes rows of a table, `from` up to but not including `to`; a row's bytes do not depend on what was written before. */
export function rowWriter(format: RowFormat, table: RatioTable): (from: number, to: number) => Uint8Array {
  const { before, end, missing, text } = frameOf(format);
  const { size, numbers, codes, values } = table.parts();
  const texts: (Uint8Array | undefined)[] = [];
  const textOf = (code: number): Uint8Array => {
    texts[code] ??= bytesOf(text(values[code]));
    return texts[code];
  };
  let [numberColumn, textColumn] = [0, 0];
  const columns = RATIO_COLUMNS.map((name) =>
    table.isNumber(name)
      ? { numbers: numbers[numberColumn++]!, codes: null }
      : { numbers: null, codes: codes[textColumn++]! },
  );
  // Turning a number into text is the slowest step of all, and where nothing is hidden a bound is its value again.
  const twins = RATIO_COLUMNS.map((name) => RATIO_COLUMNS.indexOf(TWINS[name] ?? name));
  const starts = new Int32Array(RATIO_COLUMNS.length);
  const ends = new Int32Array(RATIO_COLUMNS.length);
  const first = bytesOf("\n");
  const later = bytesOf(",\n");
  const out = new ByteWriter(BYTES_A_PIECE);

  const row = (index: number) => {
    for (let c = 0; c < columns.length; c++) {
      out.put(before[c]!);
      const column = columns[c]!;
      starts[c] = out.length;
      if (column.codes !== null) out.put(textOf(column.codes[index]!));
      else {
        const value = column.numbers[index]!;
        const twin = twins[c]!;
        if (Number.isNaN(value)) out.put(missing);
        else if (twin !== c && columns[twin]!.numbers![index] === value)
          out.again(starts[twin]!, ends[twin]!);
        else out.number(value);
      }
      ends[c] = out.length;
    }
    out.put(end);
  };
  return (from, to) => {
    for (let index = from; index < Math.min(to, size); index++) {
      if (format === "json") out.put(index === 0 ? first : later);
      row(index);
    }
    return out.take();
  };
}

function frameOf(format: RowFormat): Frame {
  if (format === "csv" || format === "excel-csv") {
    return {
      before: RATIO_COLUMNS.map((_, c) => bytesOf(c === 0 ? "" : ",")),
      end: bytesOf(format === "csv" ? "\n" : "\r\n"),
      missing: bytesOf(""),
      text: csvCell,
    };
  }
  return {
    before: RATIO_COLUMNS.map((name, c) => bytesOf(`${c === 0 ? "{" : ","}${JSON.stringify(name)}:`)),
    end: bytesOf(format === "json" ? "}" : "}\n"),
    missing: bytesOf("null"),
    text: JSON.stringify,
  };
}

/** Columns that often repeat an earlier one. */
const TWINS: Readonly<Partial<Record<RatioColumn, RatioColumn>>> = {
  observedLower: "observed",
  observedUpper: "observed",
  expectedLower: "expected",
  expectedUpper: "expected",
  ratioLower: "ratio",
  ratioUpper: "ratio",
  ratioOuter95Lower: "ratioCi95Lower",
  ratioOuter95Upper: "ratioCi95Upper",
  ratioOuter998Lower: "ratioCi998Lower",
  ratioOuter998Upper: "ratioCi998Upper",
};
