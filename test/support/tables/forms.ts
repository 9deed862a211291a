import type { Cell, Sheet } from "../../../src/ingest/files/sheet.js";
import { zipOf } from "./archives.js";

type Rows = Sheet["rows"];

/** Rows as a text with this separator, quoted where it has to be. */
export function textOf(rows: Rows, separator: string, end = "\r\n"): string {
  const quoted = (cell: Cell) => {
    const text = String(cell ?? "");
    return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(quoted).join(separator) + end).join("");
}

/** UTF-16 with a byte order mark, as Excel writes "Unicode text". */
export function utf16(text: string, order: "LE" | "BE" = "LE"): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return order === "LE" ? bytes : bytes.swap16();
}

const NAMESPACES = ["office", "style", "table", "text"]
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(" ");

/** An .ods around the given elements of a table, which LibreOffice can be told not to show. */
export function odsAround(table: string, isHidden = false): Buffer {
  const mimetype = "application/vnd.oasis.opendocument.spreadsheet";
  const style = `<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="${!isHidden}"/></style:style></office:automatic-styles>`;
  const content = `<office:document-content ${NAMESPACES}>${style}<office:body><office:spreadsheet><table:table table:name="表" table:style-name="ta1">${table}</table:table></office:spreadsheet></office:body></office:document-content>`;
  return zipOf({ mimetype, "content.xml": content }, 0);
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A cell as LibreOffice writes it. */
export function odsCell(cell: Cell): string {
  if (cell === null) return "<table:table-cell/>";
  if (typeof cell === "number")
    return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell} </text:p></table:table-cell>`;
  const paragraphs = cell.split("\n").map((text) => `<text:p>${escaped(text)}</text:p>`);
  return `<table:table-cell office:value-type="string">${paragraphs.join("")}</table:table-cell>`;
}

/** Rows as an .ods, with the blank cells and rows after them that LibreOffice adds up to the sheet's last. */
export function odsOf(rows: Rows): Buffer {
  const blank = '<table:table-cell table:number-columns-repeated="16000"/>';
  const written = rows.map(
    (row) => `<table:table-row>${row.map(odsCell).join("")}${blank}</table:table-row>`,
  );
  return odsAround(
    `${written.join("")}<table:table-row table:number-rows-repeated="1048000">${blank}</table:table-row>`,
  );
}
