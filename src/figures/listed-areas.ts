import type { Catalog } from "../catalog/schema.js";

/** The areas that there are in the figure's year, with the prefectures that tell namesakes apart. */
export type ListedAreas = Pick<Catalog, "areas" | "prefectures">;

/** The catalog's list of areas, which holds in some years; null in others. */
export function listedAreas(
  { areas, prefectures, areaFiscalYears }: ListedAreas & Pick<Catalog, "areaFiscalYears">,
  fiscalYear: number,
): ListedAreas | null {
  const { from, to } = areaFiscalYears;
  return fiscalYear >= from && fiscalYear <= to ? { areas, prefectures } : null;
}
