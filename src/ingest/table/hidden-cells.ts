import { failureAt, type Place } from "../../text/failure.js";
import type { Cell } from "../files/sheet.js";

/**
 * Hidden counts of a table: printed as a mark, or blank. A table has one of both (the ministry's has marks, what pandas or
 * R wrote may have blanks), so that a blank beside marks is a count that was lost: erased, merged with its neighbour, or
 * pushed out by rows that slipped.
 */
export class HiddenCells {
  private marks = 0;
  private blanks = 0;
  private first: { readonly row: number; readonly column: number } | null = null;
  private mark: Cell = null;

  /** @param row @param column zero-based, of a cell that is read as hidden */
  take(cell: Cell | undefined, row: number, column: number): void {
    if (cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "")) {
      this.blanks++;
      this.first ??= { row, column };
      return;
    }
    this.marks++;
    this.mark ??= cell;
  }

  /** @throws Failure at the first blank where other hidden counts have marks */
  refuseLostCounts(placeOf: (row: number, column: number) => Place): void {
    const { first, marks, blanks, mark } = this;
    if (first === null || marks === 0) return;
    throw failureAt(placeOf(first.row, first.column), {
      ja: `人数の欄が空です（全部で ${blanks} か所）。この表の秘匿は「${mark}」で示されているので、値が消えたものと思われます（消去、セルの結合、行のずれなど）。元のファイルの値を入れるか、秘匿なら「${mark}」を入れてください。`,
      en: `a blank where a count is wanted (${blanks} in all). Hidden counts of this table are marked "${mark}", so the value seems to be lost (erased, merged cells, rows that slipped). Put in what the original file has, or "${mark}" where it is hidden.`,
    });
  }
}
