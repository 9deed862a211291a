import type { Cell, Sheet } from "../../files/sheet.js";
import type { OwnHead, OwnHeader } from "./heads.js";

/** People of one age class, and where they stand. */
interface CountedRow {
  /** 1-based row of the sheet. */
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly cell: (head: OwnHead) => Cell;
}

/** The rows under the heads that are not empty; where ages stand in columns, each row once for every age. */
export function* countedRows(
  { rows }: Sheet,
  { row: headerRow, columns, wide }: Pick<OwnHeader, "row" | "columns" | "wide">,
): Generator<CountedRow> {
  for (const [i, cells] of rows.entries()) {
    if (i <= headerRow || cells.every((cell) => cell === null)) continue;
    const at = (column: number | undefined): Cell => (column === undefined ? null : (cells[column] ?? null));
    if (!wide) yield { row: i + 1, cells, cell: (head) => at(columns[head]) };
    for (const { ages, examined, observed } of wide ?? []) {
      const ofAges: Partial<Record<OwnHead, Cell>> = { ages, examined: at(examined), observed: at(observed) };
      yield { row: i + 1, cells, cell: (head) => (head in ofAges ? ofAges[head]! : at(columns[head])) };
    }
  }
}
