import type { RatioRow } from "./ratios.js";

/** Columns of the result, in the order in which they are written. */
export const RATIO_COLUMNS = [
  "release",
  "fiscalYear",
  "item",
  "level",
  "code",
  "name",
  "prefectureCode",
  "prefecture",
  "sex",
  "ages",
  "reference",
  "examined",
  "observed",
  "observedLower",
  "observedUpper",
  "expected",
  "expectedLower",
  "expectedUpper",
  "ratio",
  "ratioLower",
  "ratioUpper",
  "difference",
  "hiddenCells",
  "flags",
] as const satisfies readonly (keyof RatioRow)[];

export type RatioColumn = (typeof RATIO_COLUMNS)[number];

/**
 * Many ratios, column by column: 158,000 rows of a release take 30 MB so, and the columns are what arquero and
 * Arrow want.
 */
export class RatioTable {
  readonly columns: { readonly [C in RatioColumn]: RatioRow[C][] } = Object.fromEntries(
    RATIO_COLUMNS.map((column) => [column, []]),
  ) as never;

  get size(): number {
    return this.columns.release.length;
  }

  push(row: RatioRow): void {
    for (const column of RATIO_COLUMNS) (this.columns[column] as unknown[]).push(row[column]);
  }

  row(index: number): RatioRow {
    return Object.fromEntries(
      RATIO_COLUMNS.map((column) => [column, this.columns[column][index]]),
    ) as unknown as RatioRow;
  }

  *[Symbol.iterator](): Generator<RatioRow> {
    for (let i = 0; i < this.size; i++) yield this.row(i);
  }
}
