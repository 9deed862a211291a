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

/** Coverage, per cent, of several regions put together; null where one of them has none. */
export function coverageOfSeveral(
  regions: readonly Pick<RatioRow, "coverage" | "examined">[],
): number | null {
  let examined = 0;
  let everybody = 0;
  for (const { coverage, examined: own } of regions) {
    if (coverage === null || coverage === 0) return null;
    examined += own;
    everybody += (100 * own) / coverage;
  }
  return coverageOf(examined, everybody);
}

/** Is a region's coverage so far from its own of another year that it has to be told? */
export const isCoverageMoved = (
  { coverage: from }: Pick<RatioRow, "coverage">,
  { coverage: to }: Pick<RatioRow, "coverage">,
): boolean => from !== null && to !== null && Math.abs(to - from) >= COVERAGE_APART_POINTS;

/** Is a region's coverage so far from the nation's that it has to be told? */
export const isCoverageApart = ({
  coverage,
  nationalCoverage,
}: Pick<RatioRow, "coverage" | "nationalCoverage">): boolean =>
  coverage !== null &&
  nationalCoverage !== null &&
  Math.abs(coverage - nationalCoverage) >= COVERAGE_APART_POINTS;
