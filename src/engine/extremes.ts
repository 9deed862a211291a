import { AGES, COLUMNS, SUBTOTAL } from "../counts.js";
import { type AgeGroup, isWhole } from "./ages.js";
import { LARGEST_SMALL_COUNT } from "./disclosure.js";
import type { ResolvedSex } from "./suppression.js";

/** Some regions of one sex of a table: what a ratio is made of. */
export interface Rows {
  readonly cells: ResolvedSex;
  /** Regions as indices into the table. */
  readonly regions: readonly number[];
  /** 1 for each stratum that is a hit. */
  readonly hits: Uint8Array;
  /** Reference rate of each of the seven ages, people hit per person examined. */
  readonly rates: Float64Array;
}

/**
 * One ratio's rows, sorted into what is known and what is open. Made anew by `gather` for each ratio, in the same
 * arrays: there are 158,000 of them in a release.
 */
export class RatioRows {
  /** Sums at the best estimate, people. */
  examined = 0;
  observed = 0;
  expected = 0;
  hiddenCells = 0;
  /** Hidden cells that are certainly below 10, and the same two counts for the hit strata alone. */
  private smallCells = 0;
  private hitHiddenCells = 0;
  private hitSmallCells = 0;
  /** A hit stratum's 中計 is hidden, so that O is not exact even over all ages. */
  subtotalHidden = false;
  /** False while bounds are made that rest on one small hidden cell alone (disclosure guard, second step). */
  private shielded = true;
  /** O and E of the rows that are known exactly. */
  knownObserved = 0;
  knownExpected = 0;
  /** The open rows: whose cells, index of the first cell, hit or not, which rates. */
  open = 0;
  readonly cells: ResolvedSex[] = [];
  readonly starts: number[] = [];
  readonly hits: number[] = [];
  readonly rates: Float64Array[] = [];
  ages: AgeGroup = { id: "", from: 0, to: 0 };

  /** Sorts the rows of one ratio: of one sex, or of both. */
  gather(parts: readonly Rows[], ages: AgeGroup): void {
    this.examined = this.observed = this.expected = this.hiddenCells = 0;
    this.knownObserved = this.knownExpected = this.open = 0;
    this.subtotalHidden = false;
    this.smallCells = this.hitHiddenCells = this.hitSmallCells = 0;
    this.ages = ages;
    for (const part of parts) {
      const { strata } = part.cells;
      for (const region of part.regions) {
        for (let stratum = 0; stratum < strata; stratum++) {
          this.addRow(part, (region * strata + stratum) * COLUMNS, part.hits[stratum]!);
        }
      }
    }
  }

  private addRow({ cells, rates }: Rows, start: number, hit: number): void {
    const { estimate, lower, upper, hidden } = cells;
    const { from, to } = this.ages;
    let people = 0;
    let expected = 0;
    let open = 0;
    for (let age = from; age <= to; age++) {
      const cell = start + age;
      people += estimate[cell]!;
      expected += estimate[cell]! * rates[age]!;
      if (!hidden[cell]) continue;
      const small = upper[cell]! <= LARGEST_SMALL_COUNT ? 1 : 0;
      this.hiddenCells++;
      this.smallCells += small;
      this.hitHiddenCells += hit;
      this.hitSmallCells += hit * small;
      if (upper[cell]! > lower[cell]!) open++;
    }
    const subtotalHidden = hidden[start + SUBTOTAL] === 1;
    if (isWhole(this.ages) && !subtotalHidden) people = estimate[start + SUBTOTAL]!;
    this.examined += people;
    this.expected += expected;
    if (hit) {
      this.observed += people;
      if (subtotalHidden) this.subtotalHidden = true;
    }
    if (open === 0) {
      if (hit) this.knownObserved += people;
      this.knownExpected += expected;
      return;
    }
    const k = this.open++;
    this.cells[k] = cells;
    this.starts[k] = start;
    this.hits[k] = hit;
    this.rates[k] = rates;
  }

  /** O and E found by the last `extreme`, people. */
  extremeObserved = 0;
  extremeExpected = 0;

  /**
   * The table inside the bounds that makes observedWeight·O + expectedWeight·E largest; leaves its O and E in
   * extremeObserved and extremeExpected. Each row of ages is its own problem: fill the ages in the order of their
   * weights inside their boxes until the row's total is reached: the greedy solution of a fractional knapsack with
   * equal sizes, exact for one row (Dantzig 1957, Operations Research 5:266).
   */
  extreme(observedWeight: number, expectedWeight: number): void {
    const alone =
      expectedWeight === 0
        ? this.hitHiddenCells === 1 && this.hitSmallCells === 1
        : this.hiddenCells === 1 && this.smallCells === 1;
    this.shielded = !alone;
    this.extremeObserved = this.knownObserved;
    this.extremeExpected = this.knownExpected;
    for (let k = 0; k < this.open; k++) this.fillRow(k, observedWeight, expectedWeight);
  }

  private fillRow(k: number, observedWeight: number, expectedWeight: number): void {
    const { lower, upper, hidden, relaxed } = this.cells[k]!;
    const start = this.starts[k]!;
    const rates = this.rates[k]!;
    const { from, to } = this.ages;
    const subtotal = start + SUBTOTAL;
    const subtotalHidden = hidden[subtotal] === 1;
    let hit = this.hits[k] === 1;
    if (hit && isWhole(this.ages) && !subtotalHidden) {
      // O over all ages is 中計 itself, whatever the ages are.
      this.extremeObserved += lower[subtotal]!;
      hit = false;
    }

    let lowest = 0;
    let open = 0;
    for (let age = 0; age < AGES; age++) {
      const cell = start + age;
      const small = !this.shielded && hidden[cell] === 1 && upper[cell]! <= LARGEST_SMALL_COUNT;
      const least = small ? 0 : lower[cell]!;
      const room = (small ? LARGEST_SMALL_COUNT : upper[cell]!) - least;
      const inside = age >= from && age <= to;
      lowest += least;
      if (inside) {
        if (hit) this.extremeObserved += least;
        this.extremeExpected += least * rates[age]!;
      }
      if (room <= 0) continue;
      const gain = inside ? (hit ? observedWeight : 0) + expectedWeight * rates[age]! : 0;
      let i = open++;
      while (i > 0 && gains[i - 1]! < gain) {
        gains[i] = gains[i - 1]!;
        rooms[i] = rooms[i - 1]!;
        order[i] = order[i - 1]!;
        i--;
      }
      gains[i] = gain;
      rooms[i] = room;
      order[i] = age;
    }

    // What must and what may still be placed on top of the lower ends for the row to reach its total.
    const free = relaxed[start / COLUMNS] === 1 || (!this.shielded && !subtotalHidden);
    let must = free ? 0 : lower[subtotal]! - lowest;
    let may = free ? Number.POSITIVE_INFINITY : upper[subtotal]! - lowest;
    if (!this.shielded && subtotalHidden) {
      must = 0;
      may = Math.max(upper[subtotal]!, LARGEST_SMALL_COUNT);
    }
    for (let i = 0; i < open; i++) {
      const age = order[i]!;
      const placed = Math.min(rooms[i]!, gains[i]! > 0 ? may : must);
      if (placed <= 0) continue;
      must = Math.max(0, must - placed);
      may -= placed;
      if (age < from || age > to) continue;
      if (hit) this.extremeObserved += placed;
      this.extremeExpected += placed * rates[age]!;
    }
  }
}

const gains = new Float64Array(AGES);
const rooms = new Float64Array(AGES);
const order = new Int32Array(AGES);
