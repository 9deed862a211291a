// @ts-nocheck
import { expect } from "vitest";
import type { Comparison, NaiveCount } from "./compare.js";

/** Prints what was compared, and expects that nothing differs. */
export function expectAgreement(name: string, found: Comparison): void {
  const naive = ({ ratios, outside, farOutside }: NaiveCount) =>
    `${outside} of ${ratios} outside the bounds, ${farOutside} by more than a point`;
  console.log(
    `${name}, ${found.items} items\n` +
      `  nothing hidden: ${found.agree} of ${found.printed} ratios agree to 1e-9; ` +
      `at the plain reference ${found.agreeAtPlainReference} of ${found.printedAtPlainReference}\n` +
      `  "-" read as 0: ${naive(found.bounded)}; at 40–74 ${naive(found.boundedAtAllAges)}`,
  );
  expect(found.differ).toEqual([]);
  expect(found.printed).toBeGreaterThan(1000);
  // Over all ages 中計 says that "-" is not 0; within narrower ones 0 can be what is hidden.
  expect(found.boundedAtAllAges.outside).toBeGreaterThan(0.99 * found.boundedAtAllAges.ratios);
  expect(found.bounded.outside).toBeGreaterThan(0.5 * found.bounded.ratios);
}
