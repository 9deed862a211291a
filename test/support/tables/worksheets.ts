import { type Cell, columnLetters, type Sheet } from "../../../src/ingest/files/sheet.js";
import { zipOf } from "./archives.js";

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

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relationships = (targets: readonly (readonly [type: string, target: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([type, target], i) => `<Relationship Id="rId${i}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

/** What a workbook does not show. */
interface Hidden {
  readonly sheets?: readonly string[];
  /** 1-based rows, of every sheet. */
  readonly rows?: readonly number[];
}

/** A workbook with these sheets, by name. */
export function workbookOf(sheets: Readonly<Record<string, Sheet["rows"]>>, hidden: Hidden = {}): Buffer {
  const names = Object.keys(sheets);
  const cellOf = (cell: Cell, reference: string) => {
    if (cell === null) return "";
    if (typeof cell === "number") return `<c r="${reference}"><v>${cell}</v></c>`;
    return `<c r="${reference}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  };
  // Excel writes 1, LibreOffice true, and false on every other row.
  const hiddenAs = (row: number) =>
    hidden.rows ? ` hidden="${!hidden.rows.includes(row) ? "false" : row % 2 === 0 ? "true" : "1"}"` : "";
  const sheetOf = (rows: Sheet["rows"]) => {
    const rowOf = (row: readonly Cell[], r: number) => {
      const cells = row.map((cell, c) => cellOf(cell, `${columnLetters(c)}${r + 1}`));
      const start = `<row r="${r + 1}"${hiddenAs(r + 1)}`;
      return cells.length === 0 ? `${start}/>` : `${start}>${cells.join("")}</row>`;
    };
    return worksheet(`<sheetData>${rows.map(rowOf).join("")}</sheetData>`);
  };
  const listed = names.map(
    (name, i) =>
      `<sheet name="${name}" sheetId="${i + 1}"${hidden.sheets?.includes(name) ? ' state="hidden"' : ""} r:id="rId${i}"/>`,
  );
  return zipOf({
    "[Content_Types].xml":
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${listed.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships(
      names.map((_, i) => ["worksheet", `worksheets/sheet${i}.xml`] as const),
    ),
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i}.xml`, sheetOf(sheets[name]!)])),
  });
}
