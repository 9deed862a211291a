import type { RankRange } from "../../model/ranked-regions.js";
import type { Interval } from "./interval.js";

/**
 * Ratios that are one fraction (20 of 300, 30 of 450) differ in their last digits once each is divided by its own expected
 * count: what is nearer than this, relative to the value, is a tie.
 */
const ROUNDING = 1e-12;

/** The greatest number that is still a tie with the value. */
function largestTie(value: number): number {
  return value * (1 + ROUNDING);
}

/** How many of an ascending array are greater than the value, beyond rounding. */
function countGreater(sorted: Float64Array, own: number): number {
  const value = largestTie(own);
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}

function sortedKnown<T>(values: readonly (T | null)[], number: (value: T) => number): Float64Array {
  const known = new Float64Array(values.length);
  let size = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== null) known[size++] = number(value);
  }
  return known.subarray(0, size).sort();
}

/**
 * Competition ranks ("1, 2, 2, 4"): the highest ratio is 1, a rank is 1 + the number of regions with a greater
 * ratio, ties share the same rank (also where they are ties but for rounding). null has none and does not count for the others.
 */
export function ranks(ratios: readonly (number | null)[]): (number | null)[] {
  const sorted = sortedKnown(ratios, (ratio) => ratio);
  return ratios.map((ratio) => (ratio === null ? null : 1 + countGreater(sorted, ratio)));
}

/**
 * The best and worst competition rank when each ratio may lie anywhere in its own bounds:
 * best = 1 + the number of other regions whose lower bound is above the own upper bound,
 * worst = 1 + the number of other regions whose upper bound is above the own lower bound.
 * Both are attained, and with bounds of no width both are the rank.
 */
export function rankBounds(bounds: readonly (Interval | null)[]): (RankRange | null)[] {
  const lowers = sortedKnown(bounds, (bound) => bound.lower);
  const uppers = sortedKnown(bounds, (bound) => bound.upper);
  return bounds.map((own) => {
    if (own === null) return null;
    const self = own.upper > largestTie(own.lower) ? 1 : 0;
    return { best: 1 + countGreater(lowers, own.upper), worst: 1 + countGreater(uppers, own.lower) - self };
  });
}
