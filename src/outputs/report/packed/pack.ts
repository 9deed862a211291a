import { isNation } from "../../../catalog/levels.js";
import type { TrendFigureSource } from "../../../figures/plan/figure-source.js";
import { AGE_CLASSES } from "../../../model/counts.js";
import type { RatioRow, SexOrBoth } from "../../../model/ratios.js";
import type { Trend } from "../../../model/trends.js";
import { type Grid, type GridRegion, type RatioGrid, sizesOf, type TrendGrid } from "./format.js";
import { KEPT_CHANGE } from "./kept-changes.js";
import type { KeptColumn, PlaceInList } from "./kept-column.js";
import { KEPT_POINT, KEPT_RATIO } from "./kept-ratios.js";
import { KeptRowsWriter } from "./kept-rows.js";

/** Item, region, sex and ages. */
const AXES = 4;

type Placed = Pick<RatioRow, "item" | "sex" | "ages" | "reference"> & GridRegion;

/** Values that are kept once each, in the order in which they first came. */
class Dictionary<T> {
  private readonly indexes = new Map<unknown, number>();
  readonly values: T[] = [];

  /** The place of a value, which is told by its key, and made where the key is new. */
  indexOf(key: unknown, make: () => T): number {
    let index = this.indexes.get(key);
    if (index === undefined) {
      index = this.values.push(make()) - 1;
      this.indexes.set(key, index);
    }
    return index;
  }
}

/** Collects the places of rows, and the values that repeat in them. */
class GridBuilder {
  private readonly items = new Dictionary<string>();
  private readonly regions = new Dictionary<GridRegion>();
  private readonly sexes = new Dictionary<SexOrBoth>();
  private readonly ages = new Dictionary<string>();
  private readonly lists: Record<string, Dictionary<unknown>> = {};

  constructor(private readonly first: Placed) {}

  placeOf({ item, level, code, name, prefectureCode, prefecture, sex, ages }: Placed): number[] {
    return [
      this.items.indexOf(item, () => item),
      this.regions.indexOf(code, () => ({ level, code, name, prefectureCode, prefecture })),
      this.sexes.indexOf(sex, () => sex),
      this.ages.indexOf(ages, () => ages),
    ];
  }

  private readonly placeInList: PlaceInList = (column, value) => {
    const list = this.lists[column] ?? new Dictionary();
    this.lists[column] = list;
    return list.indexOf(JSON.stringify(value), () => value);
  };

  writer<Row>(kept: readonly KeptColumn<Row>[], moreAxes = 0): KeptRowsWriter<Row> {
    return new KeptRowsWriter(kept, this.placeInList, AXES + moreAxes);
  }

  grid(): Grid {
    return {
      reference: this.first.reference,
      items: this.items.values,
      regions: this.regions.values,
      sexes: this.sexes.values,
      ages: this.ages.values,
      lists: Object.fromEntries(Object.entries(this.lists).map(([name, { values }]) => [name, values])),
    };
  }
}

/**
 * Takes ratios in any order and gives the page's grids and their bytes: for each release one of the wide age groups,
 * and one of the 5-year classes, which may have other sexes.
 */
export class ReportRatios {
  private readonly parts = new Map<string, ReturnType<typeof ratioPart>>();

  push(row: RatioRow): void {
    const key = `${row.release} ${(AGE_CLASSES as readonly string[]).includes(row.ages)}`;
    const part = this.parts.get(key) ?? ratioPart(row);
    this.parts.set(key, part);
    part.writer.push(part.builder.placeOf(row), row);
  }

  /** The grids and their bytes, in steps between which others have their turn. Each part is let go of with its bytes made. */
  *finishing(): Generator<undefined, { grids: RatioGrid[]; bytes: Uint8Array[] }> {
    const grids: RatioGrid[] = [];
    const bytes: Uint8Array[] = [];
    for (const [key, { release, fiscalYear, builder, writer }] of this.parts) {
      const grid = builder.grid();
      grids.push({ release, fiscalYear, ...grid });
      bytes.push(...(yield* writer.bytes(sizesOf(grid))));
      this.parts.delete(key);
    }
    return { grids, bytes };
  }
}

function ratioPart(row: RatioRow) {
  const { release, fiscalYear } = row;
  const builder = new GridBuilder(row);
  return { release, fiscalYear, builder, writer: builder.writer(KEPT_RATIO) };
}

/** What the page's trends are made from: of one age group and one reference. */
export interface TrendSource extends TrendFigureSource {
  readonly trends: readonly Trend[];
}

/**
 * The page's trends and their bytes, in steps between which others have their turn; null where no figure shows any.
 * Figures over the years leave out the nation.
 */
export function* packTrends(
  source: TrendSource,
): Generator<undefined, { grid: TrendGrid; bytes: Uint8Array[] } | null> {
  const trends = source.trends.filter(({ level }) => !isNation(level));
  const [first] = trends;
  if (!first) return null;
  const builder = new GridBuilder(first);
  const points = builder.writer(KEPT_POINT, 1);
  const changes = builder.writer(KEPT_CHANGE);
  for (const trend of trends) {
    const place = builder.placeOf(trend);
    for (const point of trend.points) {
      const year = source.years.findIndex(({ release }) => release === point.release);
      points.push([year, ...place], point);
    }
    changes.push(place, { breaks: trend.breaks, ...trend.change });
  }
  const grid = builder.grid();
  const sizes = sizesOf(grid);
  const bytes = [...(yield* points.bytes([source.years.length, ...sizes])), ...(yield* changes.bytes(sizes))];
  const { tables, questions, questionnaireOfItems, classChanges, areaChanges, suppressionRules } =
    source.catalog;
  return {
    grid: {
      ...grid,
      referenceName: source.reference,
      referenceRemark: source.referenceRemark,
      isFixed: source.isFixed,
      years: source.years.map(({ release, fiscalYear }) => ({ release, fiscalYear })),
      changes: { tables, questions, questionnaireOfItems, classChanges, areaChanges, suppressionRules },
    },
    bytes,
  };
}
