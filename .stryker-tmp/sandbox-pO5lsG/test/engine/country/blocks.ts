// @ts-nocheck
import { type Block, openBlock, propagate } from "../../../src/engine/suppression/boxes.js";
import { AGES, COLUMNS, HIDDEN, SUBTOTAL } from "../../../src/model/counts.js";
import type { Random } from "./random.js";

/** Rows of ages; 中計 and, for an additive block, the last row are added up. */
export function fullBlock(ages: readonly (readonly number[])[], additive: boolean): number[] {
  const rows = ages.map((row) => [...row, row.reduce((sum, n) => sum + n, 0)]);
  if (additive) {
    rows.push(
      Array.from({ length: COLUMNS }, (_, column) => rows.reduce((sum, row) => sum + row[column]!, 0)),
    );
  }
  return rows.flat();
}

/** The cells with some of them hidden. */
export function masked(counts: readonly number[], isHidden: (cell: number) => boolean): number[] {
  return counts.map((count, cell) => (isHidden(cell) ? HIDDEN : count));
}

/** A propagated block. Fails where a box is empty. */
export function boxesOf(counts: readonly number[], additive: boolean): Block {
  const block = openBlock(counts, counts.length / COLUMNS, additive);
  const empty = propagate(block);
  if (empty !== null) throw new Error(`cell ${empty} is empty`);
  return block;
}

/** A random additive block of 1 to 6 areas, mostly small counts, a random half of it hidden or less. */
export function randomBlock(random: Random): { truth: number[]; shown: number[] } {
  const largest = random.whole(3, 80);
  const areas = random.whole(1, 6);
  const share = 0.6 * random.next();
  const truth = fullBlock(
    Array.from({ length: areas }, () => Array.from({ length: AGES }, () => random.whole(0, largest))),
    true,
  );
  return { truth, shown: masked(truth, () => random.next() < share) };
}

/**
 * A random block of 1 to 3 areas in which only a few cells are hidden, those of three neighbouring columns or of 中計:
 * chains of one equation that helps another, which a half-hidden block does not show.
 */
export function sparseBlock(random: Random, largest: number): { truth: number[]; shown: number[] } {
  const truth = fullBlock(
    Array.from({ length: random.whole(1, 3) }, () =>
      Array.from({ length: AGES }, () => random.whole(0, largest)),
    ),
    true,
  );
  const from = random.whole(0, AGES - 3);
  const share = 0.2 + 0.6 * random.next();
  const isNear = (column: number) => (column >= from && column < from + 3) || column === SUBTOTAL;
  return { truth, shown: masked(truth, (cell) => isNear(cell % COLUMNS) && random.next() < share) };
}
