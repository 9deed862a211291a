import { type Failure, failureAt } from "../../../text/failure.js";
import { visible } from "../../../text/visible-text.js";
import { readZip } from "../packed/zip.js";
import { type Cell, MAX_CELL_LENGTH, type Sheet, tooLarge } from "../sheet.js";
import { GrowingRows } from "./growing-rows.js";
import { readXml, type XmlEvents } from "./xml.js";

const MIMETYPE = "mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
/** Where the name of the first entry of a zip stands. */
const FIRST_NAME = 30;

/** The area table of a release with most classes is 6 MB as content.xml. */
const MAX_PART_BYTES = 64 * 1024 * 1024;

/** Is this an OpenDocument spreadsheet? Its first entry says so, unpacked (ODF 1.3 part 2, §3.3). */
export function isOds(bytes: Buffer): boolean {
  return bytes.toString("latin1", FIRST_NAME, FIRST_NAME + MIMETYPE.length) === MIMETYPE;
}

/**
 * The sheets of an OpenDocument spreadsheet (.ods, ODF 1.3 part 3 §9): what stands in a cell as number or text; a
 * formula counts with its stored value, and without one as its own text. Comments and phonetic guides are left out.
 *
 * Cells and rows may say that they are repeated; blank ones at the end, a million of them, are never made.
 *
 * @throws Failure where the bytes are damaged, or a sheet is far larger than any that is meant here
 */
export function readOds(bytes: Buffer, file: string): Sheet[] {
  const where = `${file}!content.xml`;
  const content = readZip(bytes, file, MAX_PART_BYTES, "inflated").find(({ name }) => name === "content.xml");
  if (!content) throw noContent(file);
  const spreadsheet = new Spreadsheet(where);
  readXml(content.read(), where, spreadsheet);
  return spreadsheet.sheets;
}

class Spreadsheet implements XmlEvents {
  readonly sheets: Sheet[] = [];
  private table: OpenTable | null = null;
  /** The style that is being read, and those of tables that are not shown: they say table:display="false". */
  private style = "";
  private readonly hiddenStyles = new Set<string>();
  private cell: OpenCell | null = null;
  /** Elements that are open within one whose text is none of the cell's. */
  private passedOver = 0;

  constructor(private readonly where: string) {}

  open(name: string, attributes: Attributes): void {
    const { where, cell } = this;
    if (this.passedOver > 0 || ASIDE.has(name)) {
      this.passedOver++;
      return;
    }
    switch (name) {
      case "style":
        this.style = attribute(attributes, "name") ?? "";
        break;
      case "table-properties":
        if (attribute(attributes, "display") === "false") this.hiddenStyles.add(this.style);
        break;
      case "table":
        // Within a cell, it would be a table of its own.
        if (this.table) throw outOfOrder(where, name);
        this.table = {
          name: visible(attribute(attributes, "name") ?? ""),
          isHidden: this.hiddenStyles.has(attribute(attributes, "style-name") ?? ""),
          grid: new GrowingRows(where),
        };
        break;
      case "table-row":
        this.table?.grid.openRow(
          repetitions(attributes, "number-rows-repeated", where),
          /^(collapse|filter)$/.test(attribute(attributes, "visibility") ?? ""),
        );
        break;
      case "table-cell":
      case "covered-table-cell":
        if (cell) throw outOfOrder(where, name);
        this.cell = new OpenCell(attributes, repetitions(attributes, "number-columns-repeated", where));
        break;
      case "p":
        cell?.openParagraph();
        break;
      case "s":
        cell?.add(" ".repeat(Math.min(repetitions(attributes, "c", where), MAX_CELL_LENGTH)));
        break;
      case "tab":
      case "line-break":
        cell?.add("\n");
        break;
    }
    if (cell && cell.length > MAX_CELL_LENGTH) throw tooLarge(where);
  }

  text(part: string): void {
    const { cell } = this;
    if (this.passedOver > 0 || !cell) return;
    cell.add(part);
    if (cell.length > MAX_CELL_LENGTH) throw tooLarge(this.where);
  }

  close(name: string): void {
    if (this.passedOver > 0) {
      this.passedOver--;
      return;
    }
    switch (name) {
      case "table":
        if (this.table) this.sheets.push(sheetOf(this.table));
        this.table = null;
        break;
      case "p":
        this.cell?.closeParagraph();
        break;
      case "table-row":
        this.table?.grid.closeRow();
        break;
      case "table-cell":
      case "covered-table-cell":
        if (this.cell) this.table?.grid.add(this.cell.value(), this.cell.repeated);
        this.cell = null;
        break;
    }
  }
}

/** A table that is being read. */
interface OpenTable {
  readonly name: string;
  readonly isHidden: boolean;
  readonly grid: GrowingRows;
}

const sheetOf = ({ name, isHidden, grid: { rows, hidden } }: OpenTable): Sheet => ({
  name,
  rows,
  ...(isHidden && { isHidden }),
  ...(hidden > 0 && { hiddenRows: hidden }),
});

/** Comments, pronunciation, drawings, and what was there before a change that is tracked. */
const ASIDE: ReadonlySet<string> = new Set(["annotation", "ruby-text", "shapes", "frame", "tracked-changes"]);

type Attributes = Readonly<Record<string, string>>;

function attribute(attributes: Attributes, name: string): string | undefined {
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key];
  return undefined;
}

function repetitions(attributes: Attributes, name: string, where: string): number {
  const text = attribute(attributes, name) ?? "1";
  if (!/^\d{1,7}$/.test(text)) throw outOfOrder(where, `${name}="${text}"`);
  return Number(text);
}

/** A cell that is being read. */
class OpenCell {
  private text: string | null = null;
  private isOpen = false;

  constructor(
    private readonly attributes: Attributes,
    readonly repeated: number,
  ) {}

  get length(): number {
    return this.text?.length ?? 0;
  }

  openParagraph(): void {
    this.text = this.text === null ? "" : `${this.text}\n`;
    this.isOpen = true;
  }

  closeParagraph(): void {
    this.isOpen = false;
  }

  add(part: string): void {
    // White space between paragraphs is no text of the cell.
    if (this.isOpen) this.text += part;
  }

  value(): Cell {
    const { attributes } = this;
    const value = attribute(attributes, "value") ?? "";
    if (value.trim() !== "" && Number.isFinite(Number(value))) return Number(value);
    const text = attribute(attributes, "string-value") ?? this.text ?? "";
    const formula = attribute(attributes, "formula");
    if (formula !== undefined && attribute(attributes, "value-type") === undefined && text === "")
      return `=${formula}`;
    return text === "" ? null : text;
  }
}

function noContent(file: string): Failure {
  return failureAt(file, {
    ja: "OpenDocument の表計算ファイル（.ods）に中身がありません。.xlsx 形式で保存し直してください。",
    en: "an OpenDocument spreadsheet (.ods) without content. Save it again as .xlsx.",
  });
}

function outOfOrder(where: string, found: string): Failure {
  return failureAt(where, {
    ja: `シートの構造が壊れています（${found}）。.xlsx 形式で保存し直してください。`,
    en: `the sheet's structure is damaged (${found}). Save it again as .xlsx.`,
  });
}
