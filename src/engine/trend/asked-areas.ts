import type { AreaChoice } from "../../catalog/regions/areas.js";
import type { Trend } from "../../model/trends.js";

type AreaTrend = Pick<Trend, "item" | "code"> & {
  readonly points: readonly { readonly fiscalYear: number }[];
};

/**
 * Tells which trends are those of the areas asked for. The code of a trend is that of the newest year of its item, in which
 * it may mean another area than in the years before.
 *
 * @param trends all of the items
 */
export function trendsOfAreas(
  trends: readonly AreaTrend[],
  areas: AreaChoice,
): (trend: AreaTrend) => boolean {
  const newest = new Map<string, number>();
  for (const { item, points } of trends)
    newest.set(item, Math.max(newest.get(item) ?? 0, ...points.map(({ fiscalYear }) => fiscalYear)));
  return ({ item, code }) => areas.has(code, newest.get(item) ?? 0);
}
