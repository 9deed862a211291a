import { loadBorders } from "../../catalog/load-borders.js";
import type { Catalog } from "../../catalog/schema.js";
import type { FigureSource, TrendFigureSource } from "../../figures/figure-source.js";
import type { FigureRow } from "../../model/ratios.js";
import { referenceName } from "../../model/reference-name.js";
import type { ResultHeader } from "../../outputs/tables/result.js";
import type { ComputedTrends } from "../trends/compute-trends.js";
import { remarkOn } from "../trends/table-trends.js";

/** What figures are drawn from: rows of a computed result, and what its header says of them. */
export function figureSource(
  { groups, synthetic, reference }: Pick<ResultHeader, "groups" | "synthetic" | "reference">,
  rows: readonly FigureRow[],
  catalog: Catalog,
): FigureSource {
  return {
    rows,
    groups,
    catalog,
    synthetic,
    reference: referenceName(reference, catalog.prefectures),
    borders: loadBorders(),
  };
}

/** What figures over the years are drawn from: computed trends. */
export function trendFigureSource({ header, trends, catalog }: ComputedTrends): TrendFigureSource {
  const { years, synthetic, reference } = header;
  return {
    trends,
    years: years.map(({ release, fiscalYear }) => ({ release, fiscalYear })),
    catalog,
    synthetic,
    reference: referenceName(reference, catalog.prefectures),
    ...remarkOn(reference),
    isFixed: reference.isFixed,
  };
}
