import type { FigureRow } from "../../../model/ratios.js";
import { MOST_DECIMALS, nearest, numberOf } from "../../../text/numbers.js";
import { csvCell } from "../../../text/spreadsheet-text.js";
import type { Choice } from "../choice.js";
import type { ReportHeader } from "../format.js";
import type { Value } from "./arranged.js";
import { itemNames, minus100, notesOf } from "./table.js";
import { WORDS, type Words } from "./words.js";

/** A number with all decimals that the page keeps, without the tail that binary fractions leave. */
export const kept = (value: number | null) =>
  value === null ? null : numberOf(nearest(value, MOST_DECIMALS));

/** A column of a CSV: its heading and what its cells have. */
export type CsvColumn<Row> = readonly [string, (row: Row) => Value];

/** Rows as CSV (UTF-8 with BOM and CRLF, as Excel likes it), numbers as numbers. */
export function csvText<Row>(rows: readonly Row[], columns: readonly CsvColumn<Row>[]): string {
  const lines = [
    columns.map(([name]) => csvCell(name)),
    ...rows.map((row) => columns.map(([, value]) => csvCell(value(row)))),
  ];
  return `\ufeff${lines.map((line) => `${line.join(",")}\r\n`).join("")}`;
}

export function csvOf(rows: readonly FigureRow[], choice: Choice, header: ReportHeader): string {
  const words = WORDS[choice.language];
  const names = itemNames(header, choice);
  const columns: readonly (readonly [keyof Words["csv"], (row: FigureRow) => Value])[] = [
    ["release", (row) => row.release],
    ["code", (row) => row.code],
    ["region", (row) => row.name],
    ["itemId", (row) => row.item],
    ["item", (row) => names(row.item)],
    ["sex", (row) => words.sexNames[row.sex]],
    ["ages", (row) => row.ages],
    ["ratio", (row) => row.ratio],
    ["difference", (row) => kept(row.difference)],
    ["lower", (row) => kept(minus100(row.ratioLower))],
    ["upper", (row) => kept(minus100(row.ratioUpper))],
    ["intervalLower", (row) => kept(minus100(row.ratioOuter95Lower))],
    ["intervalUpper", (row) => kept(minus100(row.ratioOuter95Upper))],
    ["observed", (row) => row.observed],
    ["observedLower", (row) => row.observedLower],
    ["observedUpper", (row) => row.observedUpper],
    ["expected", (row) => row.expected],
    ["examined", (row) => row.examined],
    ["rank", (row) => row.rank],
    ["mark", (row) => row.mark],
    ["adjustedMark", (row) => row.adjustedMark],
    ["notes", (row) => notesOf(row, words)],
  ];
  return csvText(
    rows,
    columns.map(([id, value]) => [words.csv[id], value]),
  );
}
