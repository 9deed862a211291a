import { isInPrefecture, isPrefecture } from "../../../catalog/levels.js";
import type { FigureRow } from "../../../model/ratios.js";
import type { FigureChange, FigureTrend, TrendPoint } from "../../../model/trends.js";
import { type Grid, type RatioGrid, sizesOf, type TrendGrid } from "./format.js";
import { type BreaksAndChange, KEPT_CHANGE } from "./kept-changes.js";
import { KEPT_POINT, KEPT_RATIO, type KeptPoint, type KeptRatio } from "./kept-ratios.js";
import { KeptRowsReader } from "./kept-rows.js";

/** Which rows are wanted; a list that is left out means all. */
export interface RowQuery {
  readonly items?: readonly string[];
  readonly codes?: readonly string[];
  /** A prefecture and its areas. */
  readonly prefecture?: string;
  /** All prefectures, without their areas. */
  readonly allPrefectures?: boolean;
  /** All areas, and the region with this code. */
  readonly areasAnd?: string;
  readonly sexes?: readonly string[];
  readonly ages?: readonly string[];
}

/** The ratios that a page holds: rows are made as they are asked for. */
export class RatioStore {
  private readonly parts: readonly {
    readonly grid: RatioGrid;
    readonly ratios: KeptRowsReader<KeptRatio>;
  }[];

  /** @throws RangeError where the bytes are not those of the grids */
  constructor(grids: readonly RatioGrid[], bytes: Uint8Array) {
    let start = 0;
    this.parts = grids.map((grid) => {
      const ratios = new KeptRowsReader(KEPT_RATIO, grid.lists, sizesOf(grid), bytes, start);
      start = ratios.end;
      return { grid, ratios };
    });
    refuseOtherLength(bytes, start);
  }

  rows(query: RowQuery & { readonly release: number }): FigureRow[] {
    const wanted = this.parts.filter(({ grid }) => grid.release === query.release);
    return wanted.flatMap(({ grid, ratios }) =>
      placesOf(grid, query).flatMap(({ place, named }) => {
        const row = ratios.row(place);
        const { release, fiscalYear } = grid;
        return row ? [{ release, fiscalYear, ...named, ...row }] : [];
      }),
    );
  }
}

/** The trends that a page holds, likewise. */
export class TrendStore {
  private readonly points: KeptRowsReader<KeptPoint>;
  private readonly changes: KeptRowsReader<BreaksAndChange>;

  /** @throws RangeError where the bytes are not those of the grid */
  constructor(
    readonly grid: TrendGrid,
    bytes: Uint8Array,
  ) {
    const sizes = sizesOf(grid);
    this.points = new KeptRowsReader(KEPT_POINT, grid.lists, [grid.years.length, ...sizes], bytes, 0);
    this.changes = new KeptRowsReader(KEPT_CHANGE, grid.lists, sizes, bytes, this.points.end);
    refuseOtherLength(bytes, this.changes.end);
  }

  trends(query: RowQuery): FigureTrend[] {
    return placesOf(this.grid, query).flatMap(({ place, named }) => {
      const row = this.changes.row(place);
      if (!row) return [];
      const { breaks, ...change } = row;
      const hasChange = change.netChange !== null;
      return [
        {
          ...named,
          points: this.pointsOf(place),
          breaks,
          change: hasChange ? (change as FigureChange) : null,
        },
      ];
    });
  }

  private pointsOf(place: readonly number[]): TrendPoint[] {
    return this.grid.years.flatMap((year, index) => {
      const point = this.points.row([index, ...place]);
      return point ? [{ ...year, ...point }] : [];
    });
  }
}

/** The wanted places of a grid, with what a row of each is named by. */
function placesOf(grid: Grid, query: RowQuery) {
  const { reference } = grid;
  const regions = chosenRegions(grid, query);
  const sexes = chosen(grid.sexes, query.sexes);
  const ages = chosen(grid.ages, query.ages);
  return chosen(grid.items, query.items).flatMap((item) =>
    regions.flatMap((region) =>
      sexes.flatMap((sex) =>
        ages.map((age) => ({
          place: [item, region, sex, age],
          named: {
            item: grid.items[item]!,
            ...grid.regions[region]!,
            sex: grid.sexes[sex]!,
            ages: grid.ages[age]!,
            reference,
          },
        })),
      ),
    ),
  );
}

function chosenRegions(
  { regions }: Grid,
  { codes, prefecture, areasAnd, allPrefectures }: RowQuery,
): number[] {
  return [...regions.keys()].filter((index) => {
    const { code, level, prefectureCode } = regions[index]!;
    if (codes && !codes.includes(code)) return false;
    if (prefecture && prefectureCode !== prefecture) return false;
    if (allPrefectures) return isPrefecture(level);
    return !areasAnd || isInPrefecture(level) || code === areasAnd;
  });
}

/** Indexes of the wanted among the known, in the order of the known. */
function chosen(known: readonly string[], wanted: readonly string[] | undefined): number[] {
  const indexes = [...known.keys()];
  return wanted ? indexes.filter((index) => wanted.includes(known[index]!)) : indexes;
}

function refuseOtherLength({ length }: Uint8Array, wanted: number): void {
  if (length !== wanted) throw new RangeError(`${length} bytes of rows where ${wanted} belong`);
}
