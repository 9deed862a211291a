import { type Failure, failureAt, type Place } from "../../text/failure.js";
import { beyondWords, type Cell, columnLetters, numberBeyond } from "../files/sheet.js";
import type { LongHeader, LongRole } from "./columns.js";

/** A row of a long table, whose cells are found by what their columns are. */
export class LongRow {
  /** @param place of the row: file, sheet and row */
  constructor(
    private readonly cells: readonly Cell[],
    private readonly header: LongHeader,
    private readonly place: Place,
  ) {}

  /** null where the cell is empty, or the table has no such column. */
  cell(role: LongRole): Cell {
    const column = this.header.columns[role];
    return column === undefined ? null : (this.cells[column] ?? null);
  }

  /** What a cell says. @throws Failure where it says nothing that is understood */
  read<T>(role: LongRole, meaningOf: (cell: Cell) => T | null): T {
    const cell = this.cell(role);
    const meaning = meaningOf(cell);
    if (meaning !== null) return meaning;
    const head = this.header.names[this.header.columns[role]!];
    throw this.failure(
      role,
      `「${head}」の「${cell ?? ""}」を解釈できません。`,
      `"${cell ?? ""}" in the column "${head}" is not understood.`,
    );
  }

  /** @throws Failure where a comma of thousands has moved the cells behind it */
  refuseNumberBeyond(): void {
    const beyond = numberBeyond(this.header.names, this.cells);
    if (beyond !== null) throw failureAt(this.place, beyondWords(beyond));
  }

  placeOf(role: LongRole): Place {
    return { ...this.place, column: columnLetters(this.header.columns[role] ?? 0) };
  }

  /** A failure that names the cell of a column. */
  failure(role: LongRole, ja: string, en: string): Failure {
    return failureAt(this.placeOf(role), { ja, en });
  }
}
