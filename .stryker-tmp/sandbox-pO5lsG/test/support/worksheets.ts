// @ts-nocheck
import { columnLetters, type Sheet } from "../../src/ingest/files/sheet.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A worksheet part around the given rows. */
export function worksheet(sheetData: string): Buffer {
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${MAIN}">${sheetData}<phoneticPr fontId="0"/></worksheet>`,
  );
}

/** The rows in the plain form that Excel writes, and the shared strings that they refer to. */
export function plainWorksheet(rows: Sheet["rows"]): { xml: Buffer; strings: string[] } {
  const strings: string[] = [];
  const body = rows.map((row, r) => {
    const cells = row.map((cell, c) => {
      const reference = `r="${columnLetters(c)}${r + 1}"`;
      if (cell === null) return `<c ${reference} s="3"/>`;
      if (typeof cell === "number") return `<c ${reference}><v>${cell}</v></c>`;
      strings.push(cell);
      return `<c ${reference} t="s"><v>${strings.length - 1}</v></c>`;
    });
    return cells.length === 0 ? `<row r="${r + 1}"/>` : `<row r="${r + 1}">${cells.join("")}</row>`;
  });
  return { xml: worksheet(`<sheetData>${body.join("")}</sheetData>`), strings };
}
