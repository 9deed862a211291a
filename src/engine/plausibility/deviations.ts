import { AGES, COLUMNS, SUBTOTAL } from "../../model/counts.js";
import type { People } from "./people.js";

/**
 * How far each region's share of some strata lies from the nation's at the same ages, on the scale of log odds; index
 * region × (seven ages + 中計), and 中計 is compared with what the nation's shares at the region's own ages give. On
 * this scale an error that multiplies a class lies equally far from the truth whatever the share is.
 */
export interface Deviations {
  readonly regions: number;
  /** ln[O/(N − O)] − ln[E/(N − E)], half a person added to each; NaN where hidden cells leave it open. */
  readonly best: Float64Array;
  /** The same at the least and the most that hidden cells may be. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly examined: Float64Array;
}

/** A hidden count under 10 says enough by being small; of others the odds must be known within a factor of 2. */
const LARGEST_SMALL = 9;
const MOST_OPEN = Math.log(2);

/** @param examined people of all strata */
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
    if (people.upper[i]! > LARGEST_SMALL && upper[i]! - lower[i]! > MOST_OPEN) best[i] = Number.NaN;
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
