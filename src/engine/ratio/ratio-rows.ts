import { type AgeGroup, isWhole } from "../../model/ages.js";
import { AGES, SUBTOTAL } from "../../model/counts.js";
import { CASE_OF_EXAMINED } from "../case-strata.js";
import type { GuardedCount } from "../suppression/disclosure.js";
import { guardedAlone, guardedTotal, loneCell, loneRow, loneTotal } from "../suppression/lone-counts.js";
import type { ResolvedSex } from "../suppression/suppression.js";
import { OpenRows } from "./open-rows.js";
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
  /** Cases whose 中計 is hidden, so that O is not exact even over all ages. */
  subtotalHidden = false;
  /** What is not known exactly. */
  readonly open = new OpenRows();

  /** Sorts the rows of one ratio: of one sex, or of both. */
  gather(parts: readonly RegionRows[], ages: AgeGroup): void {
    this.examined = this.observed = this.expected = 0;
    this.expectedAtLowRates = this.expectedAtHighRates = 0;
    this.hiddenCells = 0;
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
    this.open.start(this.observed, this.expected);
    this.examinedLower = this.examinedUpper = this.examined;
    for (const part of parts) {
      const total = whole ? loneTotal(part) : -1;
      // A number of several regions is nearly always made of several counts of a class.
      const lone = part.regions > 1 ? loneRow(part, ages) : null;
      for (let k = 0; k < part.starts.length; k++) {
        const start = part.starts[k]!;
        const weight = part.cases[k]!;
        const guarded = start === total ? guardedTotal(part.cells, start) : null;
        if (weight === CASE_OF_EXAMINED) this.addPart(part.cells, start, ages, whole);
        else if (guarded) this.addGuardedTotal(part, weight, guarded);
        else this.addRow(part, start, weight, ages, whole, lone === null || lone === k);
      }
    }
  }

  private addRow(
    part: RegionRows,
    start: number,
    weight: number,
    ages: AgeGroup,
    whole: boolean,
    isGuardable: boolean,
  ): void {
    const { open } = this;
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
    const countsForObserved = weight && !observedIsKnown ? 1 : 0;
    let people = 0;
    let leastInside = 0;
    let roomInside = 0;
    let leastOfRow = 0;
    let outside = 0;
    const first = open.cells;
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
      open.leastExpected += least * rate;
      open.leastObserved += countsForObserved * least;
      if (hidden[cell]) this.hiddenCells++;
      // A hidden cell that the sums tell exactly is as good as printed.
      if (room !== 0) open.insertCell(first, rate, room);
    }
    if (observedIsKnown) people = estimate[subtotal]!;
    // What must and what may be placed on top of the lower ends for the row to reach its total, which tells a lone count.
    const must = guarded ? 0 : Math.max(0, lower[subtotal]! - leastOfRow);
    const may = guarded ? Number.POSITIVE_INFINITY : upper[subtotal]! - leastOfRow;
    this.examined += people;
    this.examinedLower += observedIsKnown ? people : leastInside;
    this.examinedUpper += observedIsKnown ? people : leastInside + Math.min(roomInside, may);
    if (weight) {
      this.observed += people;
      if (observedIsKnown) open.leastObserved += people;
      if (subtotalHidden) this.subtotalHidden = true;
    }
    if (open.cells > first) open.closeRow(countsForObserved, outside, must, may);
  }

  /** A row of cases among people examined who are known: only O is open. */
  private addPart(
    { estimate, lower, upper, hidden }: ResolvedSex,
    start: number,
    ages: AgeGroup,
    whole: boolean,
  ): void {
    const { open } = this;
    const subtotal = start + SUBTOTAL;
    if (whole && !hidden[subtotal]) {
      this.observed += estimate[subtotal]!;
      open.leastObserved += estimate[subtotal]!;
      return;
    }
    let leastOfRow = 0;
    let outside = 0;
    const first = open.cells;
    for (let age = 0; age < AGES; age++) {
      const cell = start + age;
      const room = upper[cell]! - lower[cell]!;
      leastOfRow += lower[cell]!;
      if (age < ages.from || age > ages.to) {
        outside += room;
        continue;
      }
      this.observed += estimate[cell]!;
      open.leastObserved += lower[cell]!;
      if (hidden[cell]) this.hiddenCells++;
      if (room !== 0) open.insertCell(first, 0, room);
    }
    if (hidden[subtotal]) this.subtotalHidden = true;
    const must = Math.max(0, lower[subtotal]! - leastOfRow);
    if (open.cells > first) open.closeRow(1, outside, must, upper[subtotal]! - leastOfRow);
  }

  /** A row of hidden ages over all ages, whose hidden 中計 is the lone count: its people can be of any age. */
  private addGuardedTotal(part: RegionRows, weight: number, { upper, estimate }: GuardedCount): void {
    const { open } = this;
    const { best, lower: lowRates, upper: highRates } = part.rates;
    const first = open.cells;
    for (let age = 0; age < AGES; age++) {
      const share = estimate / AGES;
      this.expected += share * best[age]!;
      this.expectedAtLowRates += share * lowRates[age]!;
      this.expectedAtHighRates += share * highRates[age]!;
      open.insertCell(first, best[age]!, upper);
    }
    this.hiddenCells += AGES;
    this.examined += estimate;
    this.examinedUpper += upper;
    if (weight) {
      this.observed += estimate;
      this.subtotalHidden = true;
    }
    open.closeRow(weight, 0, 0, upper);
  }
}
