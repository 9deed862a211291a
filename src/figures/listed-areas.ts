import { areasOfYear } from "../catalog/areas.js";
import { isInPrefecture } from "../catalog/levels.js";
import type { Catalog } from "../catalog/schema.js";
import type { GroupStatistics } from "../engine/group-statistics.js";

/** The areas that there are in the figure's year, with the prefectures that tell namesakes apart. */
export type ListedAreas = Pick<Catalog, "areas" | "prefectures">;

/** The catalog's list of areas of a year; null where it has none. */
export function listedAreas({ areas, prefectures }: ListedAreas, fiscalYear: number): ListedAreas | null {
  const listed = areasOfYear({ areas }, fiscalYear);
  return listed && { areas: listed, prefectures };
}

/** How many areas the nation has in a year: those that were compared, else those of the list. */
export function areaCountOf(
  {
    groups,
    catalog,
  }: { readonly groups: readonly GroupStatistics[]; readonly catalog: Pick<Catalog, "areas"> },
  fiscalYear: number,
): number {
  const compared = groups.find(({ level }) => isInPrefecture(level))?.regions;
  return compared ?? areasOfYear(catalog, fiscalYear)?.length ?? catalog.areas.length;
}
