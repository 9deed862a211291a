import { COVERAGE_APART_POINTS } from "../../model/flags.js";
import type { RatioRow } from "../../model/ratios.js";

/**
 * Coverage, per cent: 100 · n / the people examined at all. Where the item's table has more people than that, it is the one with most.
 *
 * @param examined people with a value for the item
 * @param everybody null where they are not known
 */
export function coverageOf(examined: number, everybody: number | null): number | null {
  if (everybody === null) return null;
  const most = Math.max(examined, everybody);
  return most > 0 ? Math.min(100, (100 * examined) / most) : null;
}

/** Is a region's coverage so far from the nation's that it has to be told? */
export const isCoverageApart = ({
  coverage,
  nationalCoverage,
}: Pick<RatioRow, "coverage" | "nationalCoverage">): boolean =>
  coverage !== null &&
  nationalCoverage !== null &&
  Math.abs(coverage - nationalCoverage) >= COVERAGE_APART_POINTS;
