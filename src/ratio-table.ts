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
    // Written out, since a loop over the names is ten times slower.
    const { columns } = this;
    columns.release.push(row.release);
    columns.fiscalYear.push(row.fiscalYear);
    columns.item.push(row.item);
    columns.level.push(row.level);
    columns.code.push(row.code);
    columns.name.push(row.name);
    columns.prefectureCode.push(row.prefectureCode);
    columns.prefecture.push(row.prefecture);
    columns.sex.push(row.sex);
    columns.ages.push(row.ages);
    columns.reference.push(row.reference);
    columns.examined.push(row.examined);
    columns.observed.push(row.observed);
    columns.observedLower.push(row.observedLower);
    columns.observedUpper.push(row.observedUpper);
    columns.expected.push(row.expected);
    columns.expectedLower.push(row.expectedLower);
    columns.expectedUpper.push(row.expectedUpper);
    columns.ratio.push(row.ratio);
    columns.ratioLower.push(row.ratioLower);
    columns.ratioUpper.push(row.ratioUpper);
    columns.difference.push(row.difference);
    columns.hiddenCells.push(row.hiddenCells);
    columns.flags.push(row.flags);
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
