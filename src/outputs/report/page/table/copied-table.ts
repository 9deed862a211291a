import { betweenTags } from "../../../../text/markup-text.js";
import { guarded } from "../../../../text/spreadsheet-text.js";
import { csvLines, type TableColumns, type Value } from "./columns.js";

/** A table for the clipboard: what a spreadsheet takes apart into cells, as plain text and as HTML. */
export interface CopiedTable {
  /** Columns apart by tabs, lines by CRLF. */
  readonly text: string;
  readonly html: string;
}

/** Codes keep their zeros in Excel where a cell says that it holds text. */
const AS_TEXT = ` style="mso-number-format:'\\@'"`;

/** A text that stays in its cell and runs nowhere. */
const inCell = (text: string): string => guarded(text.replaceAll(/[\t\r\n]+/g, " "));

const plainCell = (value: Value): string =>
  value === null ? "" : typeof value === "number" ? String(value) : inCell(value);

const htmlCell = (value: Value): string =>
  typeof value === "string" ? `<td${AS_TEXT}>${betweenTags(inCell(value))}</td>` : `<td>${value ?? ""}</td>`;

/** The rows with the columns of the CSV, numbers as numbers. */
export function copiedTable<Row>(rows: readonly Row[], columns: TableColumns<Row>): CopiedTable {
  const [heads, ...lines] = csvLines(rows, columns);
  const html = [
    `<tr>${heads.map((name) => `<th>${betweenTags(name)}</th>`).join("")}</tr>`,
    ...lines.map((line) => `<tr>${line.map(htmlCell).join("")}</tr>`),
  ];
  return {
    text: [heads, ...lines].map((line) => `${line.map(plainCell).join("\t")}\r\n`).join(""),
    html: `<table>${html.join("")}</table>`,
  };
}
