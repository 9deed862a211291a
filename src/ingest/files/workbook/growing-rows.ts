import { type Cell, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, tooLarge } from "../sheet.js";

/** Rows of a sheet as they grow. Blank cells and rows are only counted until something stands after them. */
export class GrowingRows {
  readonly rows: Cell[][] = [];
  /** Rows among them that are not blank and that the sheet does not show. */
  hidden = 0;
  private row: Cell[] = [];
  private blankCells = 0;
  private blankRows = 0;
  private rowRepeated = 1;
  private isHidden = false;
  private cells = 0;

  constructor(private readonly where: string) {}

  openRow(repeated: number, isHidden: boolean): void {
    this.row = [];
    this.isHidden = isHidden;
    this.blankCells = 0;
    this.rowRepeated = repeated;
  }

  add(value: Cell, repeated: number): void {
    if (value === null) {
      this.blankCells += repeated;
      return;
    }
    const width = this.row.length + this.blankCells + repeated;
    this.take(width - this.row.length);
    if (width > MAX_COLUMNS) throw tooLarge(this.where);
    for (; this.blankCells > 0; this.blankCells--) this.row.push(null);
    for (let i = 0; i < repeated; i++) this.row.push(value);
  }

  closeRow(): void {
    if (this.row.length === 0) {
      this.blankRows += this.rowRepeated;
      return;
    }
    const height = this.rows.length + this.blankRows + this.rowRepeated;
    if (height > MAX_ROWS) throw tooLarge(this.where);
    this.take(this.blankRows + (this.rowRepeated - 1) * this.row.length);
    for (; this.blankRows > 0; this.blankRows--) this.rows.push([]);
    for (let i = 0; i < this.rowRepeated; i++) this.rows.push(this.row);
    if (this.isHidden) this.hidden += this.rowRepeated;
  }

  private take(cells: number): void {
    this.cells += cells;
    if (this.cells > MAX_CELLS) throw tooLarge(this.where);
  }
}
