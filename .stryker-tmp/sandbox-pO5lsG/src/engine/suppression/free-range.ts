// @ts-nocheck
import { AGES, COLUMNS, HIDDEN, SUBTOTAL } from "../../model/counts.js";
import { openBlock, propagate } from "./boxes.js";

/** Stands for "nothing bounds it from below"; far beyond every count, and sums of it stay exact. */
const FAR_BELOW = -1e9;

/** A range of whole numbers, both ends included; infinite where nothing bounds it. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
}

/**
 * What the published sums say of one hidden count of a block if it could be any whole number, negative ones too.
 *
 * The use of it: let the count grow by d, and with it the totals that hold it (中計, the prefecture's cell, the
 * prefecture's 中計). Then this range moves by d as a whole. For its equations only take sums and differences, and the
 * ends that do not move (counts are at least 0) are taken away from the count and from those of its totals that are
 * hidden. So how far below and above the true count it ends is the same whatever the count is.
 *
 * A hidden 中計 or prefecture's count grows with one of its hidden parts, whichever; so these too may be any whole
 * number here. What the sums say of it because its parts are at least 0 is what they say of several counts together.
 *
 * @param counts rows × COLUMNS, HIDDEN where not printed
 */
export function freeRange(counts: Int32Array, additive: boolean, cell: number): Range {
  const rows = counts.length / COLUMNS;
  const block = openBlock(counts, rows, additive);
  const free = (of: number) => {
    if (counts[of] !== HIDDEN) return;
    block.lower[of] = FAR_BELOW;
    block.upper[of] = Number.POSITIVE_INFINITY;
  };
  for (const moving of [cell, ...hiddenParts(counts, additive, cell)]) {
    free(moving);
    free(moving - (moving % COLUMNS) + SUBTOTAL);
    if (!additive) continue;
    free((rows - 1) * COLUMNS + (moving % COLUMNS));
    free((rows - 1) * COLUMNS + SUBTOTAL);
  }
  propagate(block);
  const lower = block.lower[cell]!;
  const upper = block.upper[cell]!;
  return {
    lower: lower < FAR_BELOW / 2 ? Number.NEGATIVE_INFINITY : lower,
    upper: upper > -FAR_BELOW / 2 ? Number.POSITIVE_INFINITY : upper,
  };
}

/** The hidden cells that a hidden 中計 (its ages) or prefecture's count (its areas) is the sum of; else none. */
function hiddenParts(counts: Int32Array, additive: boolean, cell: number): number[] {
  const column = cell % COLUMNS;
  const start = cell - column;
  const isPrefecture = additive && start + COLUMNS === counts.length;
  const parts: number[] = [];
  if (column === SUBTOTAL) for (let age = 0; age < AGES; age++) parts.push(start + age);
  if (isPrefecture) for (let part = column; part < start; part += COLUMNS) parts.push(part);
  return parts.filter((part) => counts[part] === HIDDEN);
}
