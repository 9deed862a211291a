import { isPrefecture } from "../../catalog/levels.js";
import type { FigureTrend } from "../../model/trends.js";
import { Failure } from "../../text/failure.js";
import type { FigureItem } from "../figure-input.js";
import { type TrendFigureInput, type TrendYear, trendsOf } from "../over-years/trend-figure.js";
import { knownPoints, trendIndex } from "../over-years/trend-index.js";

/** What a slopegraph is told: one item of one prefecture over the years. */
export interface SlopeInput extends TrendFigureInput {
  readonly item: Omit<FigureItem, "group">;
  /** One age group: "40-74". */
  readonly ages: string;
}

/**
 * The trends of the figure's item, ages, sexes and regions: the prefecture first, then its areas in code order.
 *
 * @throws Failure where two trends claim one region
 */
export function slopeTrends(input: SlopeInput): FigureTrend[] {
  const rank = ({ level, code }: FigureTrend) => (isPrefecture(level) ? "" : code);
  const shown = trendsOf(input, [input.item.id])
    .filter(({ ages }) => ages === input.ages)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  // Refuses two trends for one region.
  trendIndex(shown);
  return shown;
}

/** The years at the ends of a slopegraph. */
export interface SlopeYears {
  readonly first: TrendYear;
  readonly last: TrendYear;
}

const pointIn = (trend: FigureTrend, { fiscalYear }: TrendYear) =>
  knownPoints(trend).find((point) => point.fiscalYear === fiscalYear);

/**
 * The last year in which more than half of the regions have a ratio, and the first in which more than half have one
 * that compares with that.
 *
 * @returns the reason where there are no two such years
 */
export function slopeYears(input: SlopeInput, trends: readonly FigureTrend[]): SlopeYears | Failure {
  const areMost = (does: (trend: FigureTrend) => boolean) => 2 * trends.filter(does).length > trends.length;
  const known = input.years.filter((year) => areMost((trend) => pointIn(trend, year) !== undefined));
  const last = known.at(-1);
  if (!last) return noYear(input, trends);
  const first = known.find((year) =>
    areMost((trend) => {
      const [from, to] = [pointIn(trend, year), pointIn(trend, last)];
      return from !== undefined && from.segment === to?.segment;
    }),
  );
  if (!first || first === last) return oneYear(input, trends, last);
  return { first, last };
}

function subjectOf({ prefecture, item }: SlopeInput) {
  return {
    ja: `${prefecture.name}の「${item.name.ja}」`,
    en: `${item.name.en} in ${prefecture.english ?? prefecture.name}`,
  };
}

function noYear(input: SlopeInput, trends: readonly FigureTrend[]): Failure {
  const { ja, en } = subjectOf(input);
  if (trends.length === 0) {
    return new Failure({
      ja: `${ja}の推移の結果がありません。項目・都道府県・年齢を確かめてください。`,
      en: `there are no trends of ${en}. Check item, prefecture and ages.`,
    });
  }
  return new Failure({
    ja: `${ja}は、過半数の地域で比がわかる年度がないので、年度の間の変化を図にできません。`,
    en: `no year has ratios of more than half of the regions for ${en}, so that no change over the years can be drawn.`,
  });
}

function oneYear(input: SlopeInput, trends: readonly FigureTrend[], { era }: TrendYear): Failure {
  const { ja, en } = subjectOf(input);
  const reasons = trends.flatMap(({ breaks }) => breaks.map(({ reason }) => reason));
  const because = (language: "ja" | "en", separator: string) =>
    [...new Set(reasons.map((reason) => reason[language]))].join(separator);
  return new Failure({
    ja: `${ja}は、${era.ja}と比べられる年度が過半数の地域にはありません${reasons.length > 0 ? `（${because("ja", "。")}）` : ""}。比べられる2つ以上の年度の結果を渡してください。`,
    en: `for ${en} more than half of the regions have no year that compares with ${era.en}${reasons.length > 0 ? ` (${because("en", "; ")})` : ""}. Give the results of two years or more that compare.`,
  });
}
