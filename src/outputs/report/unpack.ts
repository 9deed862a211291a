import type { FigureRow } from "../../model/ratios.js";
import { COLUMNS, type Packed, unpackRow } from "./columns.js";
import { cellAt, cellsOf, type Grid } from "./format.js";
import { fromPlanes, numberOf, planesBytes } from "./planes.js";

/** Which rows are wanted; a list that is left out means all. */
export interface RowQuery {
  readonly release: number;
  readonly items?: readonly string[];
  readonly codes?: readonly string[];
  /** A prefecture and its areas. */
  readonly prefecture?: string;
  /** All areas, and the region with this code. */
  readonly areasAnd?: string;
  readonly sexes?: readonly string[];
  readonly ages?: readonly string[];
}

/** The ratios of a page. Rows are made when they are asked for: all at once would be hundreds of megabytes. */
export class RatioStore {
  private readonly starts: readonly number[];

  constructor(
    readonly grids: readonly Grid[],
    private readonly bytes: Uint8Array,
  ) {
    let start = 0;
    this.starts = grids.map((grid) => {
      const own = start;
      start += COLUMNS.length * planesBytes(cellsOf(grid));
      return own;
    });
    if (start !== bytes.length) throw new RangeError(`${bytes.length} bytes of ratios where ${start} belong`);
  }

  rows(query: RowQuery): FigureRow[] {
    return this.grids.flatMap((grid, index) =>
      grid.release === query.release ? this.gridRows(grid, this.starts[index]!, query) : [],
    );
  }

  private gridRows(grid: Grid, start: number, query: RowQuery): FigureRow[] {
    const items = chosen(grid.items, query.items);
    const regions = chosenRegions(grid, query);
    const sexes = chosen(grid.sexes, query.sexes);
    const ages = chosen(grid.ages, query.ages);
    const rows: FigureRow[] = [];
    for (const item of items) {
      for (const region of regions) {
        for (const sex of sexes) {
          for (const age of ages) {
            const values = this.values(grid, start, cellAt(grid, item, region, sex, age));
            // People are counted wherever there is a row.
            if (values.examined === null) continue;
            rows.push({
              release: grid.release,
              fiscalYear: grid.fiscalYear,
              item: grid.items[item]!,
              ...grid.regions[region]!,
              sex: grid.sexes[sex]!,
              ages: grid.ages[age]!,
              reference: grid.reference,
              ...unpackRow(values as Packed),
              flags: grid.flags[values.flags!]!,
            });
          }
        }
      }
    }
    return rows;
  }

  private values(grid: Grid, start: number, cell: number): Record<(typeof COLUMNS)[number], number | null> {
    const count = cellsOf(grid);
    return Object.fromEntries(
      COLUMNS.map((column, index) => [
        column,
        numberOf(fromPlanes(this.bytes, start + index * planesBytes(count), count, cell)),
      ]),
    ) as never;
  }
}

function chosenRegions({ regions }: Grid, { codes, prefecture, areasAnd }: RowQuery): number[] {
  return [...regions.keys()].filter((index) => {
    const { code, level, prefectureCode } = regions[index]!;
    if (codes && !codes.includes(code)) return false;
    if (prefecture && prefectureCode !== prefecture) return false;
    return !areasAnd || level === "area" || code === areasAnd;
  });
}

/** Indexes of the wanted among the known, in the order of the known. */
export function chosen(known: readonly string[], wanted: readonly string[] | undefined): number[] {
  const indexes = [...known.keys()];
  return wanted ? indexes.filter((index) => wanted.includes(known[index]!)) : indexes;
}
