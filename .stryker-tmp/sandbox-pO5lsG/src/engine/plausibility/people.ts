// @ts-nocheck
import { AGES, COLUMNS, HIDDEN, type SexCounts, SUBTOTAL } from "../../model/counts.js";

/** People of one or more strata by region × (seven ages + 中計), and what the printed totals allow. */
export interface People {
  readonly best: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** The middle of what a hidden count under 10 can be, and the most. */
const MIDDLE_OF_SMALL = 4.5;
const MOST_OF_SMALL = 9;

/**
 * The people of each stratum. Hidden ages share what the row's 中計 leaves, and each may be all of it; where that is so
 * little that all can be under 10, none of it shows (disclosure guard): each is 4.5, and 9 at most. Rough, and quick,
 * since a gross error stands out from any of the values that a hidden cell may have.
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
  for (const { best, lower, upper } of strata) {
    for (let i = 0; i < sum.best.length; i++) {
      sum.best[i]! += best[i]!;
      sum.lower[i]! += lower[i]!;
      sum.upper[i]! += upper[i]!;
    }
  }
  return sum;
}

function noPeople(regions: number): People {
  const zeros = () => new Float64Array(regions * COLUMNS);
  return { best: zeros(), lower: zeros(), upper: zeros() };
}

function addRow({ best, lower, upper }: People, to: number, counts: Int32Array, from: number): void {
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
  for (let age = 0; age < AGES; age++) {
    const count = counts[from + age]!;
    const isHidden = count === HIDDEN;
    best[to + age] = isHidden ? share : count;
    lower[to + age] = isHidden ? 0 : count;
    upper[to + age] = isHidden ? most : count;
  }
  const isHidden = total === HIDDEN;
  best[to + SUBTOTAL] = isHidden ? printed + MIDDLE_OF_SMALL : total;
  lower[to + SUBTOTAL] = isHidden ? printed : total;
  upper[to + SUBTOTAL] = isHidden ? printed + MOST_OF_SMALL * Math.max(1, hidden) : total;
}
