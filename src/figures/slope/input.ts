import { isInPrefecture, isPrefecture } from "../../catalog/levels.js";
import { WHOLE_AGES } from "../../model/ages.js";
import type { FigureTrend } from "../../model/trends.js";
import { Failure } from "../../text/failure.js";
import type { FigureItem } from "../figure-input.js";
import type { TrendFigureInput } from "../trend/trend-figure.js";

/** What a slopegraph is told: one item of one prefecture over the years. */
export interface SlopeInput extends TrendFigureInput {
  readonly item: Omit<FigureItem, "group">;
  /** One age group, "40-74" unless given. */
  readonly ages?: string;
}

/**
 * The trends of the figure's item, ages and regions: the prefecture first, then its areas in code order.
 *
 * @throws Failure where two trends claim one region
 */
export function slopeTrends(input: SlopeInput): FigureTrend[] {
  const { trends, item, prefecture, ages = WHOLE_AGES } = input;
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
  const places = new Map<string, FigureTrend>();
  for (const trend of shown) {
    const key = `${trend.code} ${trend.sex}`;
    const other = places.get(key);
    if (other) throw twice(trend, other);
    places.set(key, trend);
  }
  return shown;
}

/** Two trends for one place (made with two references, for example) are refused: one would silently replace the other. */
function twice(trend: FigureTrend, other: FigureTrend): Failure {
  const references = [...new Set([other.reference, trend.reference])].join(", ");
  return new Failure({
    ja: `${trend.item}：${trend.code} ${trend.name}（${trend.sex}、${trend.ages}）の推移が2つあります（基準：${references}）。1つの図には1つの基準の結果だけを渡してください。`,
    en: `${trend.item}: two trends of ${trend.code} ${trend.name} (${trend.sex}, ${trend.ages}; reference ${references}). Give a figure the results of one reference only.`,
  });
}
