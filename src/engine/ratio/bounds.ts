import type { OpenRows } from "./open-rows.js";

const MAX_STEPS = 50;
/** Growth of λ below which Dinkelbach's iteration has arrived (its convergence is superlinear). */
const ARRIVED = 1e-14;

/** Smallest and largest observed count that the published totals allow, people. */
export function observedBound(rows: OpenRows, direction: 1 | -1): number {
  rows.extreme(direction, 0);
  return rows.extremeObserved;
}

/** Smallest and largest expected count, people. */
export function expectedBound(rows: OpenRows, direction: 1 | -1): number {
  rows.extreme(0, direction);
  return rows.extremeExpected;
}

/**
 * Smallest (direction −1) or largest (1) O/E. O and E are made of the same hidden cells, so O_lower/E_upper would be
 * too wide. Dinkelbach 1967 (Management Science 13:492): the maximum of O/E is the λ at which max(O − λE) = 0; repeat
 * λ ← O/E at the maximum of O − λE until λ does not grow.
 *
 * @param start a value of O/E inside the bounds
 * @returns ∞ where E can be 0 while O is not; 0 or ∞ where nothing bounds a hidden cell
 */
export function ratioBound(rows: OpenRows, start: number, direction: 1 | -1): number {
  let ratio = start;
  for (let step = 0; step < MAX_STEPS; step++) {
    rows.extreme(direction, -direction * ratio);
    const { extremeObserved: observed, extremeExpected: expected } = rows;
    if (!Number.isFinite(observed) || !Number.isFinite(expected))
      return direction > 0 ? Number.POSITIVE_INFINITY : 0;
    if (expected <= 0) return observed > 0 ? Number.POSITIVE_INFINITY : ratio;
    const next = observed / expected;
    if (direction * (next - ratio) <= ARRIVED * ratio) return ratio;
    ratio = next;
  }
  return ratio;
}
