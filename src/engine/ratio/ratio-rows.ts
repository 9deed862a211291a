import { type AgeGroup, isWhole } from "../../model/ages.js";
import { AGES, COLUMNS, SUBTOTAL } from "../../model/counts.js";
import { HIT_OF_EXAMINED } from "../hits.js";
import type { GuardedCount } from "../suppression/disclosure.js";
import { guardedAlone, isUnknown, loneRow, type ResolvedSex } from "../suppression/suppression.js";
import type { RegionRows } from "./region-rows.js";

/**
 * The rows of one ratio, sorted into what is known and what is open. Filled anew by `gather` for each ratio, in the
 * same arrays: a release has 158,000 ratios.
 */
export class RatioRows {
  /** Sums at the best estimate, people. */
  examined = 0;
  observed = 0;
  expected = 0;
  /** E at the best estimate with the lowest and highest rates that the reference's own hidden cells allow. */
  expectedAtLowRates = 0;
  expectedAtHighRates = 0;
  /** What the boxes allow n to be, people. */
  examinedLower = 0;
  examinedUpper = 0;
  /** Hidden cells that O and E are made of. */
  hiddenCells = 0;
  /** A hit stratum's 中計 is hidden, so that O is not exact even over all ages. */
  subtotalHidden = false;
  /** O and E where every open cell stands at its lower end, people. */
  private leastObserved = 0;
  private leastExpected = 0;
  /**
   * Open rows. Each has its open cells inside the ages in ascending order of rate, from first[row] to before
   * first[row + 1], and the room of those outside.
   */
  private rows = 0;
  private readonly first: number[] = [0];
  private readonly hit: number[] = [];
  private readonly must: number[] = [];
  private readonly may: number[] = [];
  private readonly outside: number[] = [];
  private cells = 0;
  private readonly room: number[] = [];
  private readonly rate: number[] = [];

  /** Is any cell of this ratio not known exactly? */
  get isOpen(): boolean {
    return this.rows > 0;
  }

  /** Sorts the rows of one ratio: of one sex, or of both. */
  gather(parts: readonly RegionRows[], ages: AgeGroup): void {
    this.examined = this.observed = this.expected = 0;
    this.expectedAtLowRates = this.expectedAtHighRates = 0;
    this.hiddenCells = 0;
    this.rows = this.cells = 0;
    this.subtotalHidden = false;
    const whole = isWhole(ages);
    for (const part of parts) {
      for (let age = ages.from; age <= ages.to; age++) {
        this.expected += part.examined[age]! * part.rates.best[age]!;
        this.expectedAtLowRates += part.examined[age]! * part.rates.lower[age]!;
        this.expectedAtHighRates += part.examined[age]! * part.rates.upper[age]!;
        if (whole) continue;
        this.examined += part.examined[age]!;
        this.observed += part.observed[age]!;
      }
      if (whole) {
        this.examined += part.examined[SUBTOTAL]!;
        this.observed += part.observed[SUBTOTAL]!;
      }
    }
    this.leastObserved = this.observed;
    this.leastExpected = this.expected;
    this.examinedLower = this.examinedUpper = this.examined;
    for (const part of parts) {
      const total = whole ? loneTotal(part) : -1;
      // A number of several regions is nearly always made of several counts of a class.
      const lone = part.regions > 1 ? loneRow(part.cells, part.starts, part.hits, ages.from, ages.to) : null;
      for (const [k, start] of part.starts.entries()) {
        const hit = part.hits[k]!;
        const guarded = start === total ? guardedTotal(part.cells, start) : null;
        if (hit === HIT_OF_EXAMINED) this.addPart(part.cells, start, ages, whole);
        else if (guarded) this.addGuardedTotal(part, hit, guarded);
        else this.addRow(part, start, hit, ages, whole, lone === null || lone === k);
      }
    }
  }

  private addRow(
    part: RegionRows,
    start: number,
    hit: number,
    ages: AgeGroup,
    whole: boolean,
    isGuardable: boolean,
  ): void {
    const { cells } = part;
    // What the sums tell of several hidden counts together may be used.
    const lone = isGuardable ? loneCell(cells, start, ages) : -1;
    const guarded = lone < 0 ? null : guardedAlone(cells, lone);
    const { estimate, lower, upper, hidden } = cells;
    const { best, lower: lowRates, upper: highRates } = part.rates;
    const subtotal = start + SUBTOTAL;
    const subtotalHidden = hidden[subtotal] === 1;
    // O over all ages is 中計 itself, whatever the ages are.
    const observedIsKnown = whole && !subtotalHidden;
    const countsForObserved = hit && !observedIsKnown ? 1 : 0;
    let people = 0;
    let leastInside = 0;
    let roomInside = 0;
    let leastOfRow = 0;
    let outside = 0;
    const first = this.cells;
    for (let age = 0; age < AGES; age++) {
      const cell = start + age;
      const isInside = age >= ages.from && age <= ages.to;
      const isGuarded = guarded !== null && cell === lone;
      const least = isGuarded ? 0 : lower[cell]!;
      const room = (isGuarded ? guarded.upper : upper[cell]!) - least;
      leastOfRow += least;
      if (!isInside) {
        outside += room;
        continue;
      }
      const rate = best[age]!;
      const count = isGuarded ? guarded.estimate : estimate[cell]!;
      people += count;
      leastInside += least;
      roomInside += room;
      this.expected += count * rate;
      this.expectedAtLowRates += count * lowRates[age]!;
      this.expectedAtHighRates += count * highRates[age]!;
      this.leastExpected += least * rate;
      this.leastObserved += countsForObserved * least;
      if (hidden[cell]) this.hiddenCells++;
      // A hidden cell that the sums tell exactly is as good as printed.
      if (room !== 0) this.insertCell(first, rate, room);
    }
    if (observedIsKnown) people = estimate[subtotal]!;
    // What must and what may be placed on top of the lower ends for the row to reach its total, which tells a lone count.
    const must = guarded ? 0 : Math.max(0, lower[subtotal]! - leastOfRow);
    const may = guarded ? Number.POSITIVE_INFINITY : upper[subtotal]! - leastOfRow;
    this.examined += people;
    this.examinedLower += observedIsKnown ? people : leastInside;
    this.examinedUpper += observedIsKnown ? people : leastInside + Math.min(roomInside, may);
    if (hit) {
      this.observed += people;
      if (observedIsKnown) this.leastObserved += people;
      if (subtotalHidden) this.subtotalHidden = true;
    }
    if (this.cells > first) this.closeRow(countsForObserved, outside, must, may);
  }

  /** A row of hits among people examined who are known: only O is open. */
  private addPart(
    { estimate, lower, upper, hidden }: ResolvedSex,
    start: number,
    ages: AgeGroup,
    whole: boolean,
  ): void {
    const subtotal = start + SUBTOTAL;
    if (whole && !hidden[subtotal]) {
      this.observed += estimate[subtotal]!;
      this.leastObserved += estimate[subtotal]!;
      return;
    }
    let leastOfRow = 0;
    let outside = 0;
    const first = this.cells;
    for (let age = 0; age < AGES; age++) {
      const cell = start + age;
      const room = upper[cell]! - lower[cell]!;
      leastOfRow += lower[cell]!;
      if (age < ages.from || age > ages.to) {
        outside += room;
        continue;
      }
      this.observed += estimate[cell]!;
      this.leastObserved += lower[cell]!;
      if (hidden[cell]) this.hiddenCells++;
      if (room !== 0) this.insertCell(first, 0, room);
    }
    if (hidden[subtotal]) this.subtotalHidden = true;
    const must = Math.max(0, lower[subtotal]! - leastOfRow);
    if (this.cells > first) this.closeRow(1, outside, must, upper[subtotal]! - leastOfRow);
  }

  /** A row of hidden ages over all ages, whose hidden 中計 is the lone count: its people can be of any age. */
  private addGuardedTotal(part: RegionRows, hit: number, { upper, estimate }: GuardedCount): void {
    const { best, lower: lowRates, upper: highRates } = part.rates;
    const first = this.cells;
    for (let age = 0; age < AGES; age++) {
      const share = estimate / AGES;
      this.expected += share * best[age]!;
      this.expectedAtLowRates += share * lowRates[age]!;
      this.expectedAtHighRates += share * highRates[age]!;
      this.insertCell(first, best[age]!, upper);
    }
    this.hiddenCells += AGES;
    this.examined += estimate;
    this.examinedUpper += upper;
    if (hit) {
      this.observed += estimate;
      this.subtotalHidden = true;
    }
    this.closeRow(hit, 0, 0, upper);
  }

  /** The cells since the last row make one row. */
  private closeRow(hit: number, outside: number, must: number, may: number): void {
    const row = this.rows++;
    this.first[row + 1] = this.cells;
    this.hit[row] = hit;
    this.outside[row] = outside;
    this.must[row] = must;
    this.may[row] = may;
  }

  /** Keeps a row's cells in ascending order of rate. */
  private insertCell(first: number, rate: number, room: number): void {
    let i = this.cells++;
    while (i > first && this.rate[i - 1]! > rate) {
      this.rate[i] = this.rate[i - 1]!;
      this.room[i] = this.room[i - 1]!;
      i--;
    }
    this.rate[i] = rate;
    this.room[i] = room;
  }

  /** O and E found by the last `extreme`, people. */
  extremeObserved = 0;
  extremeExpected = 0;

  /**
   * The table inside the bounds that makes observedWeight·O + expectedWeight·E largest; its O and E stay in
   * extremeObserved and extremeExpected. Each row of ages is its own problem: fill its cells in the order of their
   * weights inside their boxes until the row's total is reached: the greedy solution of a knapsack with equal sizes,
   * exact for one row (Dantzig 1957, Operations Research 5:266). Cells outside the ages have weight 0.
   */
  extreme(observedWeight: number, expectedWeight: number): void {
    let observed = this.leastObserved;
    let expected = this.leastExpected;
    for (let row = 0; row < this.rows; row++) {
      const from = this.first[row]!;
      const to = this.first[row + 1]!;
      const hit = this.hit[row]!;
      const offset = hit * observedWeight;
      let must = this.must[row]!;
      let may = this.may[row]!;
      let placedOutside = false;
      for (let k = from; k < to; k++) {
        const cell = expectedWeight >= 0 ? to - 1 - (k - from) : k;
        const gain = offset + expectedWeight * this.rate[cell]!;
        if (gain <= 0 && !placedOutside) {
          must -= Math.min(must, this.outside[row]!);
          placedOutside = true;
        }
        const room = this.room[cell]!;
        const placed = gain > 0 ? (room < may ? room : may) : room < must ? room : must;
        if (placed <= 0) continue;
        must = must > placed ? must - placed : 0;
        // A cell that nothing bounds leaves a total that nothing bounds.
        if (placed !== Number.POSITIVE_INFINITY) may -= placed;
        observed += hit * placed;
        expected += placed * this.rate[cell]!;
      }
    }
    this.extremeObserved = observed;
    this.extremeExpected = expected;
  }
}

/** The only cell of a row inside the ages that is not known; −1 where there are several, or none. */
function loneCell(cells: ResolvedSex, start: number, ages: AgeGroup): number {
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
function loneTotal({ cells, starts, hits }: RegionRows): number {
  let [ofAll, ofHits] = [0, 0];
  let [last, lastHit] = [-1, -1];
  for (let row = 0; row < starts.length; row++) {
    const start = starts[row]!;
    if (!cells.hidden[start + SUBTOTAL]) continue;
    ofAll++;
    last = start;
    if (hits[row] !== 1) continue;
    ofHits++;
    lastHit = start;
  }
  if (ofAll === 1) return last;
  return ofHits === 1 ? lastHit : -1;
}

/** The guarded form of a hidden 中計; null where any of its ages is printed, since then it is no small count. */
function guardedTotal(cells: ResolvedSex, start: number): GuardedCount | null {
  for (let cell = start; cell < start + COLUMNS; cell++) if (!cells.hidden[cell]) return null;
  return guardedAlone(cells, start + SUBTOTAL);
}
