import type { FigureTrend, TrendPoint } from "../../model/trends.js";
import { type TrendGrid, trendAt, trendsOf } from "./format.js";
import { fromPlanes, numberOf, planesBytes } from "./planes.js";
import {
  type PackedPoint,
  type PackedTrend,
  POINT_COLUMNS,
  TREND_COLUMNS,
  unpackChange,
  unpackPoint,
} from "./trend-columns.js";
import { chosen } from "./unpack.js";

/** Which trends are wanted; a list that is left out means all. */
export interface TrendQuery {
  readonly items?: readonly string[];
  readonly codes?: readonly string[];
  /** A prefecture and its areas. */
  readonly prefecture?: string;
  readonly sexes?: readonly string[];
}

/** The trends of a page, made when they are asked for. */
export class TrendStore {
  private readonly count: number;
  private readonly pointBytes: number;

  constructor(
    readonly grid: TrendGrid,
    private readonly bytes: Uint8Array,
  ) {
    this.count = trendsOf(grid);
    this.pointBytes = planesBytes(this.count * grid.years.length);
    const wanted = POINT_COLUMNS.length * this.pointBytes + TREND_COLUMNS.length * planesBytes(this.count);
    if (wanted !== bytes.length)
      throw new RangeError(`${bytes.length} bytes of trends where ${wanted} belong`);
  }

  trends({ items, codes, prefecture, sexes }: TrendQuery): FigureTrend[] {
    const { grid } = this;
    const regions = [...grid.regions.keys()].filter((index) => {
      const { code, prefectureCode } = grid.regions[index]!;
      return (!codes || codes.includes(code)) && (!prefecture || prefectureCode === prefecture);
    });
    return chosen(grid.items, items).flatMap((item) =>
      regions.flatMap((region) =>
        chosen(grid.sexes, sexes).flatMap((sex) => this.trend(item, region, sex) ?? []),
      ),
    );
  }

  private trend(item: number, region: number, sex: number): FigureTrend | null {
    const { grid, count } = this;
    const at = trendAt(grid, item, region, sex);
    const start = POINT_COLUMNS.length * this.pointBytes;
    const packed = this.values<PackedTrend>(TREND_COLUMNS, start, count, at);
    if (packed.breaks === null) return null;
    const breaks = grid.breaks[packed.breaks]!;
    const points = grid.years.flatMap(({ release, fiscalYear }, year): TrendPoint[] => {
      const place = year * count + at;
      const point = this.values<PackedPoint>(POINT_COLUMNS, 0, count * grid.years.length, place);
      if (point.flags === null) return [];
      const segment = breaks.filter(({ to }) => to <= release).length;
      return [{ release, fiscalYear, ...unpackPoint(point), segment, flags: grid.flags[point.flags]! }];
    });
    return {
      item: grid.items[item]!,
      ...grid.regions[region]!,
      sex: grid.sexes[sex]!,
      ages: grid.ages,
      reference: grid.reference,
      points,
      breaks,
      change: unpackChange(packed, points),
    };
  }

  private values<P>(names: readonly (keyof P & string)[], start: number, count: number, at: number): P {
    return Object.fromEntries(
      names.map((name, index) => [
        name,
        numberOf(fromPlanes(this.bytes, start + index * planesBytes(count), count, at)),
      ]),
    ) as P;
  }
}
