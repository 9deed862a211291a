import type { SexOrBoth } from "../../model/ratios.js";
import type { FigureTrend, TrendPoint } from "../../model/trends.js";
import { Failure } from "../../text/failure.js";

/** A point whose ratio is known. */
export type KnownPoint = TrendPoint & { readonly ratio: number };

/** Has a point a ratio? */
export const isKnown = (point: TrendPoint): point is KnownPoint => point.ratio !== null;

/** The points of a trend whose ratio is known, in the order of the years; none where there is no trend. */
export function knownPoints(trend: FigureTrend | undefined): KnownPoint[] {
  return (trend?.points ?? []).filter(isKnown);
}

/** A point with its difference to the reference, as the scales of differences take it. */
export function differenceOf(point: TrendPoint) {
  return { ...point, difference: point.ratio === null ? null : point.ratio - 100 };
}

/**
 * Trends by item, code and sex. Two for one place (two age groups, for example) are refused: one would silently replace the other.
 *
 * @throws Failure which names the place that two trends claim
 */
export function trendIndex(
  trends: Iterable<FigureTrend>,
): (item: string, code: string, sex: SexOrBoth) => FigureTrend | undefined {
  const byKey = new Map<string, FigureTrend>();
  for (const trend of trends) {
    const key = `${trend.item} ${trend.code} ${trend.sex}`;
    const other = byKey.get(key);
    if (other) {
      const both = [other, trend].map(({ ages, reference }) => `${ages} ${reference}`).join(", ");
      throw new Failure({
        ja: `${trend.item}：${trend.code} ${trend.name}（${trend.sex}）の推移が2つあります（${both}）。1つの図には1つの年齢階級と1つの基準の推移だけを渡してください。`,
        en: `${trend.item}: two trends for ${trend.code} ${trend.name} (${trend.sex}; ${both}). Give a figure the trends of one age group and one reference only.`,
      });
    }
    byKey.set(key, trend);
  }
  return (item, code, sex) => byKey.get(`${item} ${code} ${sex}`);
}
