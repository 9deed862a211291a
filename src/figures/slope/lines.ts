import type { SexOrBoth } from "../../model/ratios.js";
import type { FigureTrend, TrendPoint } from "../../model/trends.js";
import { Failure } from "../../text/failure.js";
import { isWide } from "../difference-scale.js";
import { type FigureItem, prefectureName, WHOLE_AGES } from "../figure-input.js";
import type { TrendFigureInput } from "../trend/trend-figure.js";
import type { SlopeYears } from "./years.js";

/** What a slopegraph is told: one item of one prefecture over the years. */
export interface SlopeInput extends TrendFigureInput {
  readonly item: Omit<FigureItem, "group">;
  /** One age group, "40-74" unless given. */
  readonly ages?: string;
}

/** A ratio at one end of a line. */
export interface SlopeEnd extends Pick<TrendPoint, "ratioLower" | "ratioUpper"> {
  /** Ratio − 100. */
  readonly difference: number;
  /** Do hidden counts leave more open than a figure can show as one number? */
  readonly isWide: boolean;
}

/** A region of the figure: its ratios in the first and the last year. */
export interface SlopeLine {
  readonly code: string;
  readonly name: string;
  readonly isPrefecture: boolean;
  readonly first: SlopeEnd | null;
  readonly last: SlopeEnd | null;
  /** Why the two are not joined; null where they are. */
  readonly apart: "no-ratio" | "not-comparable" | null;
  /** Where the change is more than the usual moves of regions. */
  readonly direction: "rising" | "falling" | null;
  readonly trend: FigureTrend;
}

/** The trends of the figure's item, ages and regions: the prefecture first, then its areas in code order. */
export function slopeTrends(input: SlopeInput): FigureTrend[] {
  const { trends, item, prefecture, ages = WHOLE_AGES } = input;
  const rank = ({ level, code }: FigureTrend) => (level === "prefecture" ? "" : code);
  const shown = trends
    .filter(
      (trend) =>
        trend.item === item.id &&
        trend.ages === ages &&
        ((trend.level === "prefecture" && trend.code === prefecture.code) ||
          (trend.level === "area" && trend.prefectureCode === prefecture.code)),
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

/** Of two trends for one place (two references, say) none may silently win. */
function twice(trend: FigureTrend, other: FigureTrend): Failure {
  const references = [...new Set([other.reference, trend.reference])].join(", ");
  return new Failure({
    ja: `${trend.item}：${trend.code} ${trend.name}（${trend.sex}、${trend.ages}）の推移が2つあります（基準：${references}）。1つの図には1つの基準の結果だけを渡してください。`,
    en: `${trend.item}: two trends of ${trend.code} ${trend.name} (${trend.sex}, ${trend.ages}; reference ${references}). Give a figure the results of one reference only.`,
  });
}

function endOf(point: TrendPoint | undefined): SlopeEnd | null {
  if (!point || point.ratio === null) return null;
  const { ratio, ratioLower, ratioUpper } = point;
  return { difference: ratio - 100, ratioLower, ratioUpper, isWide: isWide(point) };
}

/** The change is that of the last segment: it says nothing of points before it. */
function directionOf({ points, change }: FigureTrend, last: TrendPoint): SlopeLine["direction"] {
  if (last.segment !== points.at(-1)?.segment) return null;
  const mark = change?.changeMark ?? "none";
  if (mark === "none") return null;
  return mark.startsWith("rising") ? "rising" : "falling";
}

/** The lines of one sex, in the order of the trends. */
export function slopeLines(
  input: SlopeInput,
  trends: readonly FigureTrend[],
  sex: SexOrBoth,
  { first, last }: SlopeYears,
): SlopeLine[] {
  return trends
    .filter((trend) => trend.sex === sex)
    .map((trend) => {
      const at = ({ fiscalYear }: { fiscalYear: number }) =>
        trend.points.find((point) => point.fiscalYear === fiscalYear);
      const [from, to] = [at(first), at(last)];
      const ends = { first: endOf(from), last: endOf(to) };
      const isKnown = ends.first !== null && ends.last !== null;
      const isJoined = isKnown && from?.segment === to?.segment;
      const isPrefecture = trend.level === "prefecture";
      return {
        code: trend.code,
        name: isPrefecture ? prefectureName(input) : trend.name,
        isPrefecture,
        ...ends,
        apart: isJoined ? null : isKnown ? "not-comparable" : "no-ratio",
        direction: isJoined && to ? directionOf(trend, to) : null,
        trend,
      };
    });
}
