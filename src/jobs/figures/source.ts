import { loadBorders } from "../../catalog/regions/load-borders.js";
import type { Catalog } from "../../catalog/schema.js";
import type { FigureSource, TrendFigureSource } from "../../figures/plan/figure-source.js";
import { grouped } from "../../model/grouped.js";
import type { FigureRow } from "../../model/ratios.js";
import { OWN_PREFECTURE, referenceName } from "../../model/reference-name.js";
import type { ResultHeader } from "../../outputs/tables/result.js";
import { naiveRefused, refuseNaive } from "../naive.js";
import type { ComputedTrends } from "../trends/compute-trends.js";

/**
 * What figures are drawn from: rows of a computed result, and what its header says of them; and rows of a second reference.
 *
 * @throws Failure (`exitCode` 2) where hidden counts were read as 0
 */
export function figureSource(
  {
    groups,
    synthetic,
    reference,
    referenceMoves,
  }: Pick<ResultHeader, "groups" | "synthetic" | "reference" | "referenceMoves">,
  rows: readonly FigureRow[],
  catalog: Catalog,
  second: Iterable<FigureRow> | null = null,
): FigureSource {
  refuseNaive(rows);
  return {
    rows,
    groups,
    ranked: groups,
    catalog,
    synthetic,
    reference: referenceName(reference, catalog.prefectures, referenceMoves),
    ...(second ? { second: ownPrefectures(second, catalog) } : {}),
    borders: loadBorders(),
  };
}

/** Rows against each region's own prefecture, for figures that show them beside others. */
export function ownPrefectures(
  rows: Iterable<FigureRow>,
  catalog: Catalog,
): NonNullable<FigureSource["second"]> {
  return {
    reference: referenceName({ population: OWN_PREFECTURE }, catalog.prefectures),
    rows: grouped(rows, ({ prefectureCode }) => prefectureCode),
  };
}

/**
 * What figures over the years are drawn from: computed trends.
 *
 * @throws Failure (`exitCode` 2) where hidden counts were read as 0
 */
export function trendFigureSource({
  header,
  referenceMoves,
  trends,
  catalog,
}: ComputedTrends): TrendFigureSource {
  const { years, synthetic, reference } = header;
  if (header.suppression === "naive") throw naiveRefused();
  return {
    trends,
    years: years.map(({ release, fiscalYear }) => ({ release, fiscalYear })),
    catalog,
    synthetic,
    reference: referenceName(reference, catalog.prefectures, referenceMoves),
    // Where lines break for the sake of the reference, the break says it.
    ...(reference.note && !reference.withoutUnassigned ? { referenceRemark: reference.note } : {}),
    isFixed: reference.isFixed,
  };
}
