import type { AgeGroup } from "../../model/ages.js";
import { COLUMNS, SUBTOTAL } from "../../model/counts.js";
import type { GuardedCount } from "../suppression/disclosure.js";
import { guardedAlone, isUnknown, type ResolvedSex } from "../suppression/suppression.js";
import type { RegionRows } from "./region-rows.js";

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

/**
 * First cell of the row whose 中計 is the only hidden one in n, or else the only hidden one in O, over all ages; −1 where
 * both have several or none.
 */
export function loneTotal({ cells, starts, cases }: RegionRows): number {
  let [ofAll, ofCases] = [0, 0];
  let [last, lastCase] = [-1, -1];
  for (let row = 0; row < starts.length; row++) {
    const start = starts[row]!;
    if (!cells.hidden[start + SUBTOTAL]) continue;
    ofAll++;
    last = start;
    if (cases[row] !== 1) continue;
    ofCases++;
    lastCase = start;
  }
  if (ofAll === 1) return last;
  return ofCases === 1 ? lastCase : -1;
}

/** The guarded form of a hidden 中計; null where any of its ages is printed, since then it is no small count. */
export function guardedTotal(cells: ResolvedSex, start: number): GuardedCount | null {
  for (let cell = start; cell < start + COLUMNS; cell++) if (!cells.hidden[cell]) return null;
  return guardedAlone(cells, start + SUBTOTAL);
}
