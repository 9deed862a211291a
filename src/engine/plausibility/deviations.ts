import { AGES, COLUMNS, HIDDEN, type SexCounts, SUBTOTAL } from "../../model/counts.js";

/** People of one or more strata by region × (seven ages + 中計), and what the printed totals allow. */
export interface People {
  readonly best: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where `upper` only holds if the hidden cells are small, which the row does not say. */
  readonly isOpen: Uint8Array;
}

/** The middle of what a hidden count under 10 can be, and the most. */
const MIDDLE_OF_SMALL = 4.5;
const MOST_OF_SMALL = 9;

/**
 * The people of each stratum. Hidden ages share what the row's 中計 leaves, and each may be all of it; where that is so
 * little that all can be under 10, none of it shows (disclosure guard): each is 4.5, and 9 at most. A hidden 中計 beside a
 * printed age is no small one: it is hidden so that another area's cannot be subtracted, and its hidden ages may be so too:
 * they are open. Rough, and quick, since a gross error stands out from any of the values that a hidden cell may have.
 */
export function peopleByStratum({ strata, counts }: SexCounts): People[] {
  const regions = counts.length / COLUMNS / strata.length;
  return strata.map((_, stratum) => {
    const people = noPeople(regions);
    for (let region = 0; region < regions; region++)
      addRow(people, region * COLUMNS, counts, (region * strata.length + stratum) * COLUMNS);
    return people;
  });
}

/** The people of several strata together. */
export function sumOfPeople(strata: readonly People[], regions: number): People {
  if (strata.length === 1) return strata[0]!;
  const sum = noPeople(regions);
  for (const { best, lower, upper, isOpen } of strata) {
    for (let i = 0; i < sum.best.length; i++) {
      sum.best[i]! += best[i]!;
      sum.lower[i]! += lower[i]!;
      sum.upper[i]! += upper[i]!;
      sum.isOpen[i]! |= isOpen[i]!;
    }
  }
  return sum;
}

function noPeople(regions: number): People {
  const zeros = () => new Float64Array(regions * COLUMNS);
  const isOpen = new Uint8Array(regions * COLUMNS);
  return { best: zeros(), lower: zeros(), upper: zeros(), isOpen };
}

function addRow(people: People, to: number, counts: Int32Array, from: number): void {
  const { best, lower, upper } = people;
  const total = counts[from + SUBTOTAL]!;
  let printed = 0;
  let hidden = 0;
  for (let age = 0; age < AGES; age++) {
    const count = counts[from + age]!;
    if (count === HIDDEN) hidden++;
    else printed += count;
  }
  const rest = total === HIDDEN ? 0 : Math.max(0, total - printed);
  const isSmall = rest <= MOST_OF_SMALL * hidden;
  const share = isSmall ? MIDDLE_OF_SMALL : rest / hidden;
  const most = isSmall ? MOST_OF_SMALL : rest;
  const isOpen = total === HIDDEN && printed > 0;
  for (let age = 0; age < AGES; age++) {
    const count = counts[from + age]!;
    const isHidden = count === HIDDEN;
    best[to + age] = isHidden ? share : count;
    lower[to + age] = isHidden ? 0 : count;
    upper[to + age] = isHidden ? most : count;
    if (isHidden && isOpen) people.isOpen[to + age] = 1;
  }
  const isHidden = total === HIDDEN;
  best[to + SUBTOTAL] = isHidden ? printed + MIDDLE_OF_SMALL : total;
  lower[to + SUBTOTAL] = isHidden ? printed : total;
  upper[to + SUBTOTAL] = isHidden ? printed + MOST_OF_SMALL * Math.max(1, hidden) : total;
  if (isOpen) people.isOpen[to + SUBTOTAL] = 1;
}

/**
 * How far each region's share of some strata lies from the nation's at the same ages, on the scale of log odds; index
 * region × (seven ages + 中計), and 中計 is compared with what the nation's shares at the region's own ages give. On
 * this scale an error that multiplies a class lies equally far from the truth whatever the share is.
 */
export interface Deviations {
  readonly regions: number;
  /** ln[O/(N − O)] − ln[E/(N − E)], half a person added to each; NaN where hidden cells leave it open. */
  readonly best: Float64Array;
  /** The same at the least and the most that hidden cells may be; infinite where the row does not bound them. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly examined: Float64Array;
}

/** A hidden count under 10 says enough by being small; of others the odds must be known within a factor of 2. */
const MOST_OPEN = Math.log(2);

/**
 * Deviations of each region and column from the nation.
 *
 * @param people of the strata that are compared
 * @param examined those of all strata, by region × (ages + 中計)
 */
export function deviations(people: People, examined: Float64Array): Deviations {
  const expected = expectedPeople(people.best, examined);
  const best = new Float64Array(examined.length);
  const lower = new Float64Array(examined.length);
  const upper = new Float64Array(examined.length);
  for (let i = 0; i < examined.length; i++) {
    const of = examined[i]!;
    const nation = logOdds(expected[i]!, of);
    best[i] = lower[i] = upper[i] = logOdds(people.best[i]!, of) - nation;
    if (people.lower[i] === people.upper[i]) continue;
    lower[i] = logOdds(people.lower[i]!, of) - nation;
    upper[i] = logOdds(people.upper[i]!, of) - nation;
    if (people.upper[i]! > MOST_OF_SMALL && upper[i]! - lower[i]! > MOST_OPEN) best[i] = Number.NaN;
    if (people.isOpen[i] === 1) upper[i] = Number.POSITIVE_INFINITY;
  }
  return {
    regions: examined.length / COLUMNS,
    best,
    lower,
    upper,
    observed: people.best,
    expected,
    examined,
  };
}

/** What the shares of all regions together give at the region's own ages. */
function expectedPeople(people: Float64Array, examined: Float64Array): Float64Array {
  const expected = new Float64Array(people.length);
  for (let age = 0; age < AGES; age++) {
    let cases = 0;
    let all = 0;
    for (let i = age; i < people.length; i += COLUMNS) {
      cases += people[i]!;
      all += examined[i]!;
    }
    const share = all > 0 ? cases / all : 0;
    for (let i = age; i < people.length; i += COLUMNS) {
      expected[i] = share * examined[i]!;
      expected[i - age + SUBTOTAL]! += expected[i]!;
    }
  }
  return expected;
}

/** ln[(x + ½)/(n − x + ½)] (Haldane 1956, Anscombe 1956): finite for 0 and for all. */
function logOdds(people: number, examined: number): number {
  const most = Math.min(people, examined);
  return Math.log((most + 0.5) / (examined - most + 0.5));
}

/** People whose log odds lie `deviation` from those of `expected`. */
export function peopleAt(deviation: number, expected: number, examined: number): number {
  const odds = Math.exp(logOdds(expected, examined) + deviation);
  return (examined * odds) / (1 + odds);
}

/** Sampling variance of log odds, 1/x + 1/(n − x). */
export function logOddsVariance(people: number, examined: number): number {
  const most = Math.min(people, examined);
  return 1 / (most + 0.5) + 1 / (examined - most + 0.5);
}
