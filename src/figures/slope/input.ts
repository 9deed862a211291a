import { isInPrefecture, isPrefecture } from "../../catalog/levels.js";
import type { FigureTrend } from "../../model/trends.js";
import type { FigureItem } from "../figure-input.js";
import type { TrendFigureInput } from "../over-years/trend-figure.js";
import { trendIndex } from "../over-years/trend-index.js";

/** What a slopegraph is told: one item of one prefecture over the years. */
export interface SlopeInput extends TrendFigureInput {
  readonly item: Omit<FigureItem, "group">;
  /** One age group: "40-74". */
  readonly ages: string;
}

/**
 * The trends of the figure's item, ages and regions: the prefecture first, then its areas in code order.
 *
 * @throws Failure where two trends claim one region
 */
export function slopeTrends(input: SlopeInput): FigureTrend[] {
  const { trends, item, prefecture, ages } = input;
  const rank = ({ level, code }: FigureTrend) => (isPrefecture(level) ? "" : code);
  const shown = trends
    .filter(
      (trend) =>
        trend.item === item.id &&
        trend.ages === ages &&
        ((isPrefecture(trend.level) && trend.code === prefecture.code) ||
          (isInPrefecture(trend.level) && trend.prefectureCode === prefecture.code)),
    )
    .sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  // Refuses two trends for one region.
  trendIndex(shown);
  return shown;
}
