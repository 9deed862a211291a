import { areasOfYear } from "../catalog/regions/areas.js";
import type { Catalog } from "../catalog/schema.js";

/** The areas that there are in the figure's year, with the prefectures that tell namesakes apart. */
export type ListedAreas = Pick<Catalog, "areas" | "prefectures">;

/** The catalog's list of areas of a year; null where it has none. */
export function listedAreas({ areas, prefectures }: ListedAreas, fiscalYear: number): ListedAreas | null {
  const listed = areasOfYear({ areas }, fiscalYear);
  return listed && { areas: listed, prefectures };
}
