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
  "ratioCi95Lower",
  "ratioCi95Upper",
  "ratioCi998Lower",
  "ratioCi998Upper",
  "ratioOuter95Lower",
  "ratioOuter95Upper",
  "ratioOuter998Lower",
  "ratioOuter998Upper",
  "z",
  "mark",
  "adjustedMark",
  "rank",
  "rankBest",
  "rankWorst",
  "smoothedRatio",
  "referenceUncertainty",
  "hiddenCells",
  "flags",
] as const satisfies readonly (keyof RatioRow)[];

export type RatioColumn = (typeof RATIO_COLUMNS)[number];

type TextColumn =
  | "item"
  | "level"
  | "code"
  | "name"
  | "prefectureCode"
  | "prefecture"
  | "sex"
  | "ages"
  | "reference"
  | "mark"
  | "adjustedMark"
  | "flags";
type NumberColumn = Exclude<RatioColumn, TextColumn>;

const TEXT_COLUMNS = [
  "item",
  "level",
  "code",
  "name",
  "prefectureCode",
  "prefecture",
  "sex",
  "ages",
  "reference",
  "mark",
  "adjustedMark",
  "flags",
] as const satisfies readonly TextColumn[];
const NUMBER_COLUMNS = RATIO_COLUMNS.filter(
  (column): column is NumberColumn => !(TEXT_COLUMNS as readonly string[]).includes(column),
);

const FIRST_CAPACITY = 1024;

/**
 * Many ratios, column by column: numbers in typed arrays, where NaN stands for null. A release has 158,000 rows of
 * forty columns.
 */
export class RatioTable {
  private capacity = FIRST_CAPACITY;
  private count = 0;
  private readonly texts = Object.fromEntries(TEXT_COLUMNS.map((column) => [column, []])) as unknown as {
    readonly [C in TextColumn]: RatioRow[C][];
  };
  private readonly numbers = Object.fromEntries(
    NUMBER_COLUMNS.map((column) => [column, new Float64Array(FIRST_CAPACITY)]),
  ) as Record<NumberColumn, Float64Array>;

  get size(): number {
    return this.count;
  }

  push(row: RatioRow): void {
    if (this.count === this.capacity) this.grow();
    const at = this.count++;
    const { texts, numbers } = this;
    // Written out, since this runs for every ratio and a loop over the names is slower.
    texts.item.push(row.item);
    texts.level.push(row.level);
    texts.code.push(row.code);
    texts.name.push(row.name);
    texts.prefectureCode.push(row.prefectureCode);
    texts.prefecture.push(row.prefecture);
    texts.sex.push(row.sex);
    texts.ages.push(row.ages);
    texts.reference.push(row.reference);
    texts.mark.push(row.mark);
    texts.adjustedMark.push(row.adjustedMark);
    texts.flags.push(row.flags);
    numbers.release[at] = row.release;
    numbers.fiscalYear[at] = row.fiscalYear;
    numbers.examined[at] = row.examined;
    numbers.observed[at] = row.observed;
    numbers.observedLower[at] = row.observedLower;
    numbers.observedUpper[at] = row.observedUpper ?? Number.NaN;
    numbers.expected[at] = row.expected;
    numbers.expectedLower[at] = row.expectedLower;
    numbers.expectedUpper[at] = row.expectedUpper ?? Number.NaN;
    numbers.ratio[at] = row.ratio ?? Number.NaN;
    numbers.ratioLower[at] = row.ratioLower ?? Number.NaN;
    numbers.ratioUpper[at] = row.ratioUpper ?? Number.NaN;
    numbers.difference[at] = row.difference ?? Number.NaN;
    numbers.ratioCi95Lower[at] = row.ratioCi95Lower ?? Number.NaN;
    numbers.ratioCi95Upper[at] = row.ratioCi95Upper ?? Number.NaN;
    numbers.ratioCi998Lower[at] = row.ratioCi998Lower ?? Number.NaN;
    numbers.ratioCi998Upper[at] = row.ratioCi998Upper ?? Number.NaN;
    numbers.ratioOuter95Lower[at] = row.ratioOuter95Lower ?? Number.NaN;
    numbers.ratioOuter95Upper[at] = row.ratioOuter95Upper ?? Number.NaN;
    numbers.ratioOuter998Lower[at] = row.ratioOuter998Lower ?? Number.NaN;
    numbers.ratioOuter998Upper[at] = row.ratioOuter998Upper ?? Number.NaN;
    numbers.z[at] = row.z ?? Number.NaN;
    numbers.rank[at] = row.rank ?? Number.NaN;
    numbers.rankBest[at] = row.rankBest ?? Number.NaN;
    numbers.rankWorst[at] = row.rankWorst ?? Number.NaN;
    numbers.smoothedRatio[at] = row.smoothedRatio ?? Number.NaN;
    numbers.referenceUncertainty[at] = row.referenceUncertainty;
    numbers.hiddenCells[at] = row.hiddenCells;
  }

  private grow(): void {
    this.capacity *= 2;
    for (const column of NUMBER_COLUMNS) {
      const larger = new Float64Array(this.capacity);
      larger.set(this.numbers[column]);
      this.numbers[column] = larger;
    }
  }

  /** A column as an array; numbers as a typed array in which NaN is null. */
  column<C extends RatioColumn>(name: C): C extends NumberColumn ? Float64Array : readonly RatioRow[C][] {
    const values =
      name in this.numbers
        ? this.numbers[name as NumberColumn].subarray(0, this.count)
        : this.texts[name as TextColumn];
    return values as never;
  }

  /** All columns by name, as arquero takes them. */
  columns(): Record<RatioColumn, Float64Array | readonly unknown[]> {
    return Object.fromEntries(RATIO_COLUMNS.map((name) => [name, this.column(name)])) as never;
  }

  row(index: number): RatioRow {
    const { texts, numbers } = this;
    const row: Record<string, unknown> = {};
    for (const name of RATIO_COLUMNS) {
      const value = name in numbers ? numbers[name as NumberColumn][index] : texts[name as TextColumn][index];
      row[name] = Number.isNaN(value) ? null : value;
    }
    return row as unknown as RatioRow;
  }

  *[Symbol.iterator](): Generator<RatioRow> {
    for (let i = 0; i < this.count; i++) yield this.row(i);
  }
}
