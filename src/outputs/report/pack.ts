import { AGE_CLASSES } from "../../model/counts.js";
import type { RatioRow, SexOrBoth } from "../../model/ratios.js";
import { COLUMNS, packRow } from "./columns.js";
import { cellAt, cellsOf, type Grid, type GridRegion } from "./format.js";
import { Names } from "./names.js";
import { codeOf, toPlanes } from "./planes.js";

/** Place of a row (item, region, sex, ages) and its columns. */
const PLACE = 4;
const WIDTH = PLACE + COLUMNS.length;
const FIRST_ROWS = 1024;

/** Ratios of one release on their way into the page. They come row by row and are kept as whole numbers. */
class GridBuilder {
  private readonly items = new Names<string>();
  private readonly regions = new Names<GridRegion>();
  private readonly sexes = new Names<SexOrBoth>();
  private readonly ages = new Names<string>();
  private readonly flags = new Names<readonly string[]>();
  private count = 0;
  private rows = new Uint32Array(FIRST_ROWS * WIDTH);

  constructor(private readonly first: RatioRow) {}

  push(row: RatioRow): void {
    if ((this.count + 1) * WIDTH > this.rows.length) this.grow();
    const { item, level, code, name, prefectureCode, prefecture, sex, ages, flags } = row;
    const { rows } = this;
    let at = this.count++ * WIDTH;
    rows[at++] = this.items.indexOf(item, () => item);
    rows[at++] = this.regions.indexOf(code, () => ({ level, code, name, prefectureCode, prefecture }));
    rows[at++] = this.sexes.indexOf(sex, () => sex);
    rows[at++] = this.ages.indexOf(ages, () => ages);
    const packed = packRow(
      row,
      this.flags.indexOf(flags.join(), () => flags),
    );
    for (const column of COLUMNS) rows[at++] = codeOf(packed[column]);
  }

  private grow(): void {
    const larger = new Uint32Array(this.rows.length * 2);
    larger.set(this.rows);
    this.rows = larger;
  }

  /** Yields between columns. */
  *finishing(): Generator<undefined, { grid: Grid; bytes: Uint8Array[] }> {
    const { release, fiscalYear, reference } = this.first;
    const grid: Grid = {
      release,
      fiscalYear,
      reference,
      items: this.items.values,
      regions: this.regions.values,
      sexes: this.sexes.values,
      ages: this.ages.values,
      flags: this.flags.values,
    };
    const { rows } = this;
    const cells = Uint32Array.from({ length: this.count }, (_, row) => {
      const at = row * WIDTH;
      return cellAt(grid, rows[at]!, rows[at + 1]!, rows[at + 2]!, rows[at + 3]!);
    });
    const bytes: Uint8Array[] = [];
    for (let column = 0; column < COLUMNS.length; column++) {
      yield;
      const codes = new Uint32Array(cellsOf(grid));
      for (let row = 0; row < cells.length; row++) {
        codes[cells[row]!] = rows[row * WIDTH + PLACE + column]!;
      }
      bytes.push(toPlanes(codes));
    }
    return { grid, bytes };
  }
}

/**
 * Takes ratios in any order and gives the page's grids and their bytes: for each release one of the wide age groups,
 * and one of the 5-year classes, which may have other sexes.
 */
export class ReportRatios {
  private readonly builders = new Map<string, GridBuilder>();

  push(row: RatioRow): void {
    const key = `${row.release} ${(AGE_CLASSES as readonly string[]).includes(row.ages)}`;
    let builder = this.builders.get(key);
    if (!builder) {
      builder = new GridBuilder(row);
      this.builders.set(key, builder);
    }
    builder.push(row);
  }

  /** The grids and their bytes, in steps with a moment's rest between them. */
  *finishing(): Generator<
    undefined,
    { readonly grids: readonly Grid[]; readonly bytes: readonly Uint8Array[] }
  > {
    const grids: Grid[] = [];
    const all: Uint8Array[] = [];
    for (const builder of this.builders.values()) {
      const { grid, bytes } = yield* builder.finishing();
      grids.push(grid);
      all.push(...bytes);
    }
    return { grids, bytes: all };
  }
}
