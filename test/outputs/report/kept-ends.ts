import { expect } from "vitest";

/**
 * No more than so far below and never above, but for the arithmetic and where it lies next to `zero`, of which it keeps its
 * side: nearer than 0.0001 it is 0.0001 (see text/numbers).
 */
export function expectLower(kept: number | null, value: number | null, within: number, zero: number): void {
  expect(kept === null).toBe(value === null);
  if (kept === null || value === null) return;
  const most = value > zero ? Math.max(value, zero + 0.0001) : value;
  expect(kept).toBeLessThanOrEqual(most + 1e-6);
  expect(kept).toBeGreaterThan(value - within);
}

/** The same of an upper end, never below. */
export function expectUpper(kept: number | null, value: number | null, within: number, zero: number): void {
  const negative = (one: number | null) => (one === null ? null : -one);
  expectLower(negative(kept), negative(value), within, -zero);
}
