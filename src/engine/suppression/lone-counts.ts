import type { AgeGroup } from "../../model/ages.js";
import { COLUMNS, SUBTOTAL } from "../../model/counts.js";
import { CASE } from "../case-strata.js";
import { type GuardedCount, LARGEST_SMALL_COUNT } from "./disclosure.js";
import type { ResolvedSex } from "./suppression.js";

/** Is this cell hidden, and not told by the sums to be a certain count of 10 or more, which is as good as printed? */
function isUnknown({ hidden, lower, upper }: ResolvedSex, cell: number): boolean {
  return hidden[cell] === 1 && !(lower[cell] === upper[cell] && lower[cell]! > LARGEST_SMALL_COUNT);
}

/** What to say of a hidden count that stands alone; null where it need not be guarded. */
export function guardedAlone(cells: ResolvedSex, cell: number): GuardedCount | null {
  return cells.guard && isUnknown(cells, cell) ? cells.guard.of(cell) : null;
}

/** Rows of the cells of a table: a region and class each. */
export interface RowsOfCells {
  readonly cells: ResolvedSex;
  /** Index of each row's first cell. */
  readonly starts: readonly number[];
  /** Is each row's class one of cases: `CASE`, `CASE_OF_EXAMINED` or 0? */
  readonly cases: readonly number[];
}

/**
 * The row that has the only unknown count of all rows; where they have several, the row that has the only one of the cases. −1
 * where there is no such row.
 *
 * @param unknownIn how many of a row's counts are not known, by the index of its first cell
 */
function loneAmong({ starts, cases }: RowsOfCells, unknownIn: (start: number) => number): number {
  let ofAll = 0;
  let ofCases = 0;
  let last = -1;
  let lastCase = -1;
  for (let row = 0; row < starts.length; row++) {
    const unknown = unknownIn(starts[row]!);
    if (unknown === 0) continue;
    ofAll += unknown;
    last = row;
    if (cases[row] !== CASE) continue;
    ofCases += unknown;
    lastCase = row;
  }
  if (ofAll === 1) return last;
  return ofCases === 1 ? lastCase : -1;
}

/** The row with the only unknown cell of these ages: of those that n is made of, else of those that O is made of. −1 where there is none. */
export function loneRow(rows: RowsOfCells, { from, to }: Pick<AgeGroup, "from" | "to">): number {
  return loneAmong(rows, (start) => {
    let unknown = 0;
    for (let cell = start + from; cell <= start + to; cell++) if (isUnknown(rows.cells, cell)) unknown++;
    return unknown;
  });
}

/** First cell of the row with the only hidden 中計: of those that n is made of, else of those that O is made of. −1 where there is none. */
export function loneTotal(rows: RowsOfCells): number {
  const lone = loneAmong(rows, (start) => rows.cells.hidden[start + SUBTOTAL]!);
  return lone < 0 ? -1 : rows.starts[lone]!;
}

/** The only cell of a row inside the ages that is not known; −1 where there are several, or none. */
export function loneCell(cells: ResolvedSex, start: number, ages: AgeGroup): number {
  let lone = -1;
  for (let cell = start + ages.from; cell <= start + ages.to; cell++) {
    if (!isUnknown(cells, cell)) continue;
    if (lone >= 0) return -1;
    lone = cell;
  }
  return lone;
}

/** The guarded form of a hidden 中計; null where any of its ages is printed, since then it is no small count. */
export function guardedTotal(cells: ResolvedSex, start: number): GuardedCount | null {
  for (let cell = start; cell < start + COLUMNS; cell++) if (!cells.hidden[cell]) return null;
  return guardedAlone(cells, start + SUBTOTAL);
}
