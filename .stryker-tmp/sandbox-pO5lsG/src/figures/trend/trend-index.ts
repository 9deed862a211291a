// @ts-nocheck
import type { SexOrBoth } from "../../model/ratios.js";
import type { FigureTrend, TrendPoint } from "../../model/trends.js";
import { Failure } from "../../text/failure.js";

/** A point whose ratio is known. */
export type KnownPoint = TrendPoint & { readonly ratio: number };

export function knownPoints(trend: FigureTrend | undefined): KnownPoint[] {
  return (trend?.points ?? []).filter((point): point is KnownPoint => point.ratio !== null);
}

/** A point as the scales of differences take it. */
export function differenceOf(point: TrendPoint) {
  return { ...point, difference: point.ratio === null ? null : point.ratio - 100 };
}

/** By item, code and sex. Of two trends for one place (two groups of ages, say) none may silently win. */
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
