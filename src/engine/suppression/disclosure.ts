import { AGES, COLUMNS, SUBTOTAL } from "../../counts.js";
import type { Block } from "./boxes.js";

/**
 * Disclosure guard. The NDB rule hides counts under 10 so that nobody can be found in them; yet the published sums can
 * give hidden small counts away (884 of them exactly in release 6). What we publish must not tell a hidden small count
 * more closely than 0–9. Two steps, both of which only widen bounds, so that these stay true:
 *
 * 1. `guardDisclosure`, before anything else uses a box: a small count that the sums give away exactly gets the box
 *    0–9 back, and its row's total is no longer used with the row's other cells.
 * 2. A number in which one unknown cell stands alone is a statement about that cell, and so is a ratio whose O rests on
 *    one: if it can be small, their bounds are made with all of 0–9 and without its row's total (`ratio-rows.ts`).
 */
export const LARGEST_SMALL_COUNT = 9;

/**
 * First step, on the boxes of one block.
 *
 * @param hidden 1 for each cell of the block that is not printed
 * @param relaxed receives 1 for each row whose total must not be used with its other cells
 */
export function guardDisclosure(block: Block, hidden: Uint8Array, relaxed: Uint8Array): void {
  for (let row = 0; row < block.rows; row++) if (guardRow(block, hidden, row)) relaxed[row] = 1;
}

/** All cells of a row that are given away get 0–9 at once: one after the other, the first would change what the next is. */
function guardRow({ lower, upper }: Block, hidden: Uint8Array, row: number): boolean {
  const start = row * COLUMNS;
  const isGiven = (cell: number) =>
    hidden[cell] === 1 && lower[cell] === upper[cell] && upper[cell]! <= LARGEST_SMALL_COUNT;
  const given: number[] = [];
  for (let cell = start; cell < start + COLUMNS; cell++) if (isGiven(cell)) given.push(cell);
  if (given.length === 0) return false;
  let fewer = 0;
  let more = 0;
  for (const cell of given) {
    const [down, up] = [lower[cell]!, LARGEST_SMALL_COUNT - lower[cell]!];
    // A larger age leaves fewer people to the others, a larger 中計 more.
    fewer += cell === start + SUBTOTAL ? down : up;
    more += cell === start + SUBTOTAL ? up : down;
  }
  // The other hidden ages get the slack that the guarded ones have, or total − others would tell them.
  for (let cell = start; cell < start + AGES; cell++) {
    if (!hidden[cell] || given.includes(cell)) continue;
    lower[cell] = Math.max(0, lower[cell]! - fewer);
    upper[cell] = upper[cell]! + more;
  }
  for (const cell of given) {
    lower[cell] = 0;
    upper[cell] = LARGEST_SMALL_COUNT;
  }
  return true;
}
