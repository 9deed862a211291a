import type { TrendFigureSource } from "../../figures/plan-trends.js";
import type { Trend, TrendBreak } from "../../model/trends.js";
import { type GridRegion, type TrendGrid, trendAt, trendsOf } from "./format.js";
import { Names } from "./names.js";
import { codeOf, toPlanes } from "./planes.js";
import {
  type PackedPoint,
  type PackedTrend,
  POINT_COLUMNS,
  packPoint,
  packTrend,
  TREND_COLUMNS,
  unpackPoint,
} from "./trend-columns.js";

/** What the page's trends are made from: of one age group and one reference. */
export interface TrendSource extends TrendFigureSource {
  readonly trends: readonly Trend[];
}

/** The page's trends and their bytes; null where no figure shows any. Figures over the years leave out the nation. */
export function packTrends(source: TrendSource): { grid: TrendGrid; bytes: Uint8Array[] } | null {
  const trends = source.trends.filter(({ level }) => level !== "nation");
  const [first] = trends;
  if (!first) return null;
  const items = new Names<string>();
  const regions = new Names<GridRegion>();
  const sexes = new Names<Trend["sex"]>();
  const flags = new Names<readonly string[]>();
  const breaks = new Names<readonly TrendBreak[]>();
  const places = trends.map((trend) => {
    const { item, level, code, name, prefectureCode, prefecture, sex } = trend;
    return [
      items.indexOf(item, () => item),
      regions.indexOf(code, () => ({ level, code, name, prefectureCode, prefecture })),
      sexes.indexOf(sex, () => sex),
    ] as const;
  });
  const size = { items: items.values, regions: regions.values, sexes: sexes.values };
  const count = trendsOf(size);
  const points = POINT_COLUMNS.map(() => new Uint32Array(count * source.years.length));
  const others = TREND_COLUMNS.map(() => new Uint32Array(count));
  for (const [index, trend] of trends.entries()) {
    const at = trendAt(size, ...places[index]!);
    const kept = trend.points.map((point) => {
      const packed = packPoint(
        point,
        flags.indexOf(point.flags.join(), () => point.flags),
      );
      const year = source.years.findIndex(({ release }) => release === point.release);
      put(points, POINT_COLUMNS, packed, year * count + at);
      return { fiscalYear: point.fiscalYear, segment: point.segment, ...unpackPoint(packed) };
    });
    const ownBreaks = breaks.indexOf(JSON.stringify(trend.breaks), () => trend.breaks);
    put(others, TREND_COLUMNS, packTrend(trend, kept, ownBreaks), at);
  }
  const { tables, questions, classChanges, areaChanges, suppressionRules } = source.catalog;
  return {
    grid: {
      ages: first.ages,
      reference: first.reference,
      referenceName: source.reference,
      referenceRemark: source.referenceRemark,
      isFixed: source.isFixed,
      years: source.years.map(({ release, fiscalYear }) => ({ release, fiscalYear })),
      ...size,
      flags: flags.values,
      breaks: breaks.values,
      changes: { tables, questions, classChanges, areaChanges, suppressionRules },
    },
    bytes: [...points, ...others].map(toPlanes),
  };
}

function put<P extends PackedPoint | PackedTrend>(
  columns: readonly Uint32Array[],
  names: readonly (keyof P)[],
  packed: P,
  at: number,
): void {
  for (const [index, name] of names.entries()) columns[index]![at] = codeOf(packed[name] as number | null);
}
