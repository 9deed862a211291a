import { AGES, SUBTOTAL } from "../../counts.js";
import type { AgeGroup } from "../ages.js";
import { type GuardedCount, LARGEST_SMALL_COUNT } from "../suppression/disclosure.js";
import type { ResolvedSex } from "../suppression/suppression.js";
import type { RegionRows } from "./region-rows.js";

/** Is this cell hidden, and not told by the sums to be a certain count of 10 or more, which is as good as printed? */
export function isUnknown({ hidden, lower, upper }: ResolvedSex, cell: number): boolean {
  return hidden[cell] === 1 && !(lower[cell] === upper[cell] && lower[cell]! > LARGEST_SMALL_COUNT);
}

/**
 * The one hidden count that O, n or E of a ratio is made of, beside printed cells: a cell, or over all ages a hidden
 * 中計. At most one of the three sums needs it at a time. One object serves all ratios, as `RatioRows` does.
 */
export class LoneCount {
  private part: RegionRows | null = null;
  private start = -1;
  /** Index into the counts of its part; −1 where there is none. */
  cell = -1;
  isSubtotal = false;
  /** What to say of it; null where there is none, or none that must not be told. */
  guarded: GuardedCount | null = null;

  isIn(part: RegionRows, start: number): boolean {
    return this.start === start && this.part === part;
  }

  find(parts: readonly RegionRows[], ages: AgeGroup, whole: boolean): void {
    this.guarded = null;
    this.start = this.cell = -1;
    const last = { inside: none(), observed: none(), total: none() };
    const { inside, observed, total } = last;
    for (const part of parts) {
      const { starts, hits, cells } = part;
      for (let k = 0; k < starts.length; k++) {
        const start = starts[k]!;
        const subtotalHidden = whole && cells.hidden[start + SUBTOTAL] === 1;
        if (subtotalHidden) {
          note(total, part, start, start + SUBTOTAL);
          if (hits[k]) note(observed, part, start, start + SUBTOTAL);
        }
        const isObserved = !whole && hits[k] === 1;
        if (inside.count > 1 && (!isObserved || observed.count > 1)) continue;
        for (let age = ages.from; age <= ages.to; age++) {
          if (!isUnknown(cells, start + age)) continue;
          note(inside, part, start, start + age);
          if (isObserved) note(observed, part, start, start + age);
        }
      }
    }
    const lone = [inside, observed, total].find(({ count }) => count === 1);
    if (lone) this.take(lone);
  }

  private take({ part, start, cell }: Noted): void {
    const { guard, hidden } = part!.cells;
    this.isSubtotal = cell === start + SUBTOTAL;
    // A 中計 with a printed age is no small count.
    if (this.isSubtotal) for (let age = 0; age < AGES; age++) if (!hidden[start + age]) return;
    this.part = part;
    this.start = start;
    this.cell = cell;
    this.guarded = guard?.of(cell) ?? null;
  }
}

interface Noted {
  count: number;
  part: RegionRows | null;
  start: number;
  cell: number;
}

const none = (): Noted => ({ count: 0, part: null, start: -1, cell: -1 });

function note(noted: Noted, part: RegionRows, start: number, cell: number): void {
  noted.count++;
  noted.part = part;
  noted.start = start;
  noted.cell = cell;
}
