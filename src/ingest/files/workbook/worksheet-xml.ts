import { type Failure, failureAt } from "../../../text/failure.js";
import {
  type Cell,
  columnIndex,
  MAX_CELL_LENGTH,
  MAX_CELLS,
  MAX_COLUMNS,
  MAX_ROWS,
  tooLarge,
} from "../sheet.js";
import { unescapedText } from "./xlsx-text.js";
import { readXml, type XmlEvents } from "./xml.js";

/**
 * Rows of a worksheet through the XML parser: any form that the standard allows (ECMA-376 §18.3.1.4): cells and
 * rows without references, inline strings, rich text, prefixed elements. Booleans and error values come as their
 * text ("TRUE", "#REF!"), and a formula without a stored value as its own ("=30+7"), so that a count cell refuses them.
 *
 * @param extent "beginning" where the bytes are cut off somewhere: then the rows that stand whole before that
 * @throws Failure with file and sheet where the parts stand out of order or are too large
 */
export function readWorksheetXml(
  xml: Buffer,
  sharedStrings: readonly string[],
  where: string,
  extent: "whole" | "beginning" = "whole",
): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let type = "n";
  let text = "";
  let formula: string | null = null;
  let column = 0;
  let reading = false;
  let readingFormula = false;
  let inPhonetic = false;
  /** The element that the cell's value stands in. */
  let valueIn: "v" | "t" | null = null;
  let cells = 0;
  // Form controls further down have <row> elements of their own.
  let inSheetData = false;
  let inRow = false;
  let inCell = false;
  /** A value that stands where none can stand would become another cell's, or push cells aside. */
  const expect = (holds: boolean, name: string) => {
    if (!holds) throw outOfOrder(where, `<${name}>`);
  };

  const events: XmlEvents = {
    open(name, attributes) {
      if (name === "sheetData") inSheetData = true;
      if (!inSheetData) return;
      expect(!reading && !readingFormula, name);
      switch (name) {
        case "row": {
          expect(!inRow, name);
          inRow = true;
          const number = attributes.r === undefined ? rows.length + 1 : Number(attributes.r);
          if (!Number.isInteger(number) || number <= rows.length || number > MAX_ROWS) {
            throw outOfOrder(where, `<row r="${attributes.r}">`);
          }
          cells += number - rows.length;
          if (cells > MAX_CELLS) throw tooLarge(where);
          while (rows.length < number - 1) rows.push([]);
          row = [];
          rows.push(row);
          break;
        }
        case "c": {
          expect(inRow && !inCell, name);
          inCell = true;
          column = attributes.r === undefined ? row.length : columnOfCell(attributes.r);
          if (column < row.length || column >= MAX_COLUMNS)
            throw outOfOrder(where, `<c r="${attributes.r}">`);
          cells += column + 1 - row.length;
          if (cells > MAX_CELLS) throw tooLarge(where);
          while (row.length < column) row.push(null);
          type = attributes.t ?? "n";
          text = "";
          formula = null;
          valueIn = null;
          break;
        }
        case "f":
          expect(inCell && formula === null && valueIn === null, name);
          formula = "";
          readingFormula = true;
          break;
        case "rPh":
          inPhonetic = true;
          break;
        case "v":
          expect(inCell && valueIn === null, name);
          valueIn = "v";
          reading = true;
          break;
        case "t":
          // Rich text has several of them; how it is pronounced is none of it.
          expect(inCell && valueIn !== "v", name);
          if (inPhonetic) break;
          valueIn = "t";
          reading = true;
          break;
      }
    },
    text(part) {
      if (reading) text += part;
      else if (readingFormula) formula += part;
      if (text.length > MAX_CELL_LENGTH || (formula?.length ?? 0) > MAX_CELL_LENGTH) throw tooLarge(where);
    },
    close(name) {
      if (!inSheetData) return;
      switch (name) {
        case "sheetData":
          inSheetData = false;
          break;
        case "v":
        case "t":
          reading = false;
          break;
        case "f":
          readingFormula = false;
          break;
        case "rPh":
          inPhonetic = false;
          break;
        case "row":
          inRow = false;
          break;
        case "c":
          inCell = false;
          // Only a text may be empty and yet be what a formula gave.
          if (formula !== null && (valueIn === null || (text === "" && type !== "str")))
            row.push(`=${formula}`);
          else row.push(valueIn ? cellValue(type, text, sharedStrings, where) : null);
          break;
      }
    },
  };
  readXml(xml, where, events, extent);
  if (inRow) rows.pop();
  return rows;
}

function cellValue(type: string, text: string, sharedStrings: readonly string[], where: string): Cell {
  switch (type) {
    case "s": {
      const shared = /^\d+$/.test(text) ? sharedStrings[Number(text)] : undefined;
      if (shared === undefined) throw outOfOrder(where, `shared string ${JSON.stringify(text)}`);
      return shared;
    }
    case "n": {
      const number = Number(text);
      return text.trim() !== "" && Number.isFinite(number) ? number : text;
    }
    case "b":
      return text === "1" ? "TRUE" : "FALSE";
    default:
      return unescapedText(text);
  }
}

/** Of a cell such as "AB12"; −1 where it is none. */
function columnOfCell(reference: string): number {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1];
  return letters ? columnIndex(letters) : -1;
}

function outOfOrder(where: string, found: string): Failure {
  return failureAt(where, {
    ja: `シートの構造が壊れています（${found}）。Excel で開いて保存し直してください。`,
    en: `the sheet's structure is damaged (${found}). Open it in Excel and save it again.`,
  });
}
