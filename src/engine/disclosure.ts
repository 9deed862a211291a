import { AGES, COLUMNS } from "../counts.js";
import type { Block } from "./boxes.js";

/**
 * Disclosure guard. The NDB rule hides counts under 10 so that nobody can be found in them; yet the published sums can
 * give hidden small counts away (884 of them exactly in release 6). What we publish must not tell a hidden small count
 * more closely than 0–9. Two steps, both of which only widen bounds, so that these stay true:
 *
 * 1. `guardDisclosure`, before anything else uses a box: a small count that the sums give away exactly gets the box
 *    0–9 back, and its row's total is no longer used with the row's other cells.
 * 2. A number in which one hidden cell stands alone is a statement about that cell: if it is certainly small, its bounds
 *    are made with 0–9 and without its row's total (`extremes.ts`, `shielded` false).
 */
export const LARGEST_SMALL_COUNT = 9;

/**
 * First step, on the boxes of one block.
 *
 * @param hidden 1 for each cell of the block that is not printed
 * @param relaxed receives 1 for each row whose total must not be used with its other cells
 */
export function guardDisclosure(block: Block, hidden: Uint8Array, relaxed: Uint8Array): void {
  const { lower, upper } = block;
  for (let cell = 0; cell < hidden.length; cell++) {
    if (!hidden[cell] || lower[cell] !== upper[cell] || upper[cell]! > LARGEST_SMALL_COUNT) continue;
    const row = Math.floor(cell / COLUMNS);
    widenOthers(block, hidden, row, cell, lower[cell]!);
    lower[cell] = 0;
    upper[cell] = LARGEST_SMALL_COUNT;
    relaxed[row] = 1;
  }
}

/** The other hidden cells of the row get the slack that the guarded one has, or total − others would tell it. */
function widenOthers(block: Block, hidden: Uint8Array, row: number, guarded: number, count: number): void {
  const { lower, upper } = block;
  for (let cell = row * COLUMNS; cell < row * COLUMNS + AGES; cell++) {
    if (!hidden[cell] || cell === guarded) continue;
    lower[cell] = Math.max(0, lower[cell]! - (LARGEST_SMALL_COUNT - count));
    upper[cell] = upper[cell]! + count;
  }
}
