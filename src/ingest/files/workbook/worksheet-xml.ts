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
  const worksheet = new Worksheet(sharedStrings, where);
  readXml(xml, where, worksheet, extent);
  return worksheet.wholeRows();
}

/** A cell that is being read. */
interface OpenCell {
  readonly type: string;
  text: string;
  /** null where it has none. */
  formula: string | null;
  /** The element that its value stands in: rich text has several <t>. */
  valueIn: "v" | "t" | null;
}

/** What stands where it cannot stand would become another cell's value, or push cells aside: then it throws. */
class Worksheet implements XmlEvents {
  private readonly rows: Cell[][] = [];
  private row: Cell[] = [];
  private cell: OpenCell | null = null;
  /** What the text that comes is of. */
  private reading: "value" | "formula" | null = null;
  /** Form controls further down have <row> elements of their own. */
  private inSheetData = false;
  private inRow = false;
  private inPhonetic = false;
  private cells = 0;

  constructor(
    private readonly sharedStrings: readonly string[],
    private readonly where: string,
  ) {}

  /** The rows, without one that was cut off. */
  wholeRows(): Cell[][] {
    if (this.inRow) this.rows.pop();
    return this.rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "sheetData") this.inSheetData = true;
    if (!this.inSheetData) return;
    if (this.reading) throw outOfOrder(this.where, `<${name}>`);
    switch (name) {
      case "row":
        this.openRow(attributes.r);
        break;
      case "c":
        this.openCell(attributes.r, attributes.t ?? "n");
        break;
      case "f":
        this.cellOf(name, ({ formula, valueIn }) => formula === null && valueIn === null).formula = "";
        this.reading = "formula";
        break;
      case "rPh":
        this.inPhonetic = true;
        break;
      case "v":
        this.cellOf(name, ({ valueIn }) => valueIn === null).valueIn = "v";
        this.reading = "value";
        break;
      case "t": {
        const cell = this.cellOf(name, ({ valueIn }) => valueIn !== "v");
        // How a text is pronounced is none of it.
        if (this.inPhonetic) break;
        cell.valueIn = "t";
        this.reading = "value";
        break;
      }
    }
  }

  text(part: string): void {
    const { cell } = this;
    if (!cell || !this.reading) return;
    if (this.reading === "value") cell.text += part;
    else cell.formula += part;
    if (cell.text.length > MAX_CELL_LENGTH || (cell.formula?.length ?? 0) > MAX_CELL_LENGTH)
      throw tooLarge(this.where);
  }

  close(name: string): void {
    if (!this.inSheetData) return;
    switch (name) {
      case "sheetData":
        this.inSheetData = false;
        break;
      case "v":
      case "t":
      case "f":
        this.reading = null;
        break;
      case "rPh":
        this.inPhonetic = false;
        break;
      case "row":
        this.inRow = false;
        break;
      case "c":
        if (this.cell) this.row.push(this.valueOf(this.cell));
        this.cell = null;
        break;
    }
  }

  private openRow(reference: string | undefined): void {
    const { rows, where } = this;
    if (this.inRow) throw outOfOrder(where, "<row>");
    this.inRow = true;
    const number = reference === undefined ? rows.length + 1 : Number(reference);
    if (!Number.isInteger(number) || number <= rows.length || number > MAX_ROWS)
      throw outOfOrder(where, `<row r="${reference}">`);
    this.take(number - rows.length);
    while (rows.length < number - 1) rows.push([]);
    this.row = [];
    rows.push(this.row);
  }

  private openCell(reference: string | undefined, type: string): void {
    const { row, where } = this;
    if (!this.inRow || this.cell) throw outOfOrder(where, "<c>");
    const column = reference === undefined ? row.length : columnOfCell(reference);
    if (column < row.length || column >= MAX_COLUMNS) throw outOfOrder(where, `<c r="${reference}">`);
    this.take(column + 1 - row.length);
    while (row.length < column) row.push(null);
    this.cell = { type, text: "", formula: null, valueIn: null };
  }

  private take(cells: number): void {
    this.cells += cells;
    if (this.cells > MAX_CELLS) throw tooLarge(this.where);
  }

  /** The open cell, in which an element stands. @throws Failure where there is none, or it is not such a one */
  private cellOf(element: string, mayHold: (cell: OpenCell) => boolean): OpenCell {
    const { cell } = this;
    if (!cell || !mayHold(cell)) throw outOfOrder(this.where, `<${element}>`);
    return cell;
  }

  private valueOf({ type, text, formula, valueIn }: OpenCell): Cell {
    // Only a text may be empty and yet be what a formula gave.
    if (formula !== null && (valueIn === null || (text === "" && type !== "str"))) return `=${formula}`;
    return valueIn ? cellValue(type, text, this.sharedStrings, this.where) : null;
  }
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
