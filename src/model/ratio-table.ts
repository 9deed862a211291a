import {
  NUMBER_COLUMNS,
  type NumberColumn,
  RATIO_COLUMNS,
  type RatioColumn,
  TEXT_COLUMNS,
  TEXT_OF_COLUMN,
  type TextColumn,
} from "./ratio-columns.js";
import type { RatioRow, RatioSink } from "./ratios.js";

const FIRST_CAPACITY = 1024;

/**
 * The contents of a table as they are handed from one thread to another. The numbers lie in shared memory, so nothing
 * is copied.
 */
export interface RatioTableParts {
  readonly size: number;
  /** By number column; NaN stands for null. */
  readonly numbers: readonly Float64Array[];
  /** By text column: indices into `values`. */
  readonly codes: readonly Uint32Array[];
  readonly values: readonly unknown[];
}

const sharedNumbers = (length: number) => new Float64Array(new SharedArrayBuffer(8 * length));
const sharedCodes = (length: number) => new Uint32Array(new SharedArrayBuffer(4 * length));

/** Texts, and lists of flags, each kept once. */
class Values {
  readonly list: unknown[] = [];
  private readonly known = new Map<unknown, number>();

  code(value: unknown): number {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    // Equal lists from another thread are other objects.
    const key = Array.isArray(value) ? `\0${value.join()}` : value;
    let code = this.known.get(key);
    if (code === undefined) {
      code = this.list.push(value) - 1;
      this.known.set(key, code);
    }
    if (typeof value === "object") this.known.set(value, code);
    return code;
  }
}

/**
 * Many ratios, column by column: numbers in typed arrays, where NaN stands for null; texts, which repeat, as indices
 * of one list. A release has 158,000 rows of forty columns.
 */
export class RatioTable implements RatioSink {
  private count = 0;
  private values = new Values();
  private codes: Uint32Array[];
  /** The value that each text column had last, and its index: most rows repeat it. */
  private readonly last: unknown[] = TEXT_COLUMNS.map(() => undefined);
  private readonly lastCodes: number[] = TEXT_COLUMNS.map(() => 0);
  private readonly numbers: Record<NumberColumn, Float64Array>;

  constructor(private capacity = FIRST_CAPACITY) {
    this.codes = TEXT_COLUMNS.map(() => sharedCodes(capacity));
    this.numbers = Object.fromEntries(
      NUMBER_COLUMNS.map((column) => [column, sharedNumbers(capacity)]),
    ) as Record<NumberColumn, Float64Array>;
  }

  /** The table that another thread filled, in the same memory; a row more would make it a copy. */
  static of({ size, numbers, codes, values }: RatioTableParts): RatioTable {
    const table = new RatioTable(0);
    table.count = table.capacity = size;
    for (const [c, name] of NUMBER_COLUMNS.entries()) table.numbers[name] = numbers[c]!;
    table.codes = [...codes];
    for (const value of values) table.values.code(value);
    return table;
  }

  get size(): number {
    return this.count;
  }

  push(row: RatioRow): void {
    if (this.count === this.capacity) this.grow(this.count + 1);
    const at = this.count++;
    const { numbers } = this;
    // Written out, since this runs for every ratio and a loop over the names is slower.
    this.setText(0, at, row.item);
    this.setText(1, at, row.level);
    this.setText(2, at, row.code);
    this.setText(3, at, row.name);
    this.setText(4, at, row.prefectureCode);
    this.setText(5, at, row.prefecture);
    this.setText(6, at, row.sex);
    this.setText(7, at, row.ages);
    this.setText(8, at, row.reference);
    this.setText(9, at, row.mark);
    this.setText(10, at, row.adjustedMark);
    this.setText(11, at, row.flags);
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

  private setText(column: number, at: number, value: unknown): void {
    if (value !== this.last[column]) {
      this.last[column] = value;
      this.lastCodes[column] = this.values.code(value);
    }
    this.codes[column]![at] = this.lastCodes[column]!;
  }

  /** Adds the rows of another table at the end. */
  append({ size, numbers, codes, values }: RatioTableParts): void {
    const from = this.count;
    if (from + size > this.capacity) this.grow(from + size);
    this.count += size;
    for (const [c, name] of NUMBER_COLUMNS.entries())
      this.numbers[name].set(numbers[c]!.subarray(0, size), from);
    const own = Uint32Array.from(values, (value) => this.values.code(value));
    for (const [c, column] of this.codes.entries()) {
      const added = codes[c]!;
      for (let i = 0; i < size; i++) column[from + i] = own[added[i]!]!;
    }
  }

  /** The contents, not copied. */
  parts(): RatioTableParts {
    return {
      size: this.count,
      numbers: NUMBER_COLUMNS.map((name) => this.numbers[name]),
      codes: this.codes,
      values: this.values.list,
    };
  }

  /** Takes the rows out, as memory that can be handed over; the table is empty then. */
  takeParts(): RatioTableParts {
    const { count, numbers, codes } = this;
    const parts = {
      size: count,
      numbers: NUMBER_COLUMNS.map((name) => Float64Array.from(numbers[name].subarray(0, count))),
      codes: codes.map((column) => Uint32Array.from(column.subarray(0, count))),
      values: this.values.list,
    };
    this.count = 0;
    this.values = new Values();
    this.last.fill(undefined);
    return parts;
  }

  /** Makes room for so many rows at once. */
  reserve(rows: number): void {
    if (rows > this.capacity) this.grow(rows, rows);
  }

  private grow(least: number, capacity = this.capacity): void {
    this.capacity = Math.max(1, capacity);
    while (this.capacity < least) this.capacity *= 2;
    for (const column of NUMBER_COLUMNS) {
      const larger = sharedNumbers(this.capacity);
      larger.set(this.numbers[column].subarray(0, this.count));
      this.numbers[column] = larger;
    }
    for (const [c, column] of this.codes.entries()) {
      this.codes[c] = sharedCodes(this.capacity);
      this.codes[c].set(column.subarray(0, this.count));
    }
  }

  /** A column as an array; numbers as a typed array in which NaN is null. */
  column<C extends RatioColumn>(name: C): C extends NumberColumn ? Float64Array : readonly RatioRow[C][] {
    const text = TEXT_COLUMNS.indexOf(name as TextColumn);
    if (text < 0) return this.numbers[name as NumberColumn].subarray(0, this.count) as never;
    const { list } = this.values;
    return Array.from(this.codes[text]!.subarray(0, this.count), (code) => list[code]) as never;
  }

  isNumber(name: RatioColumn): boolean {
    return name in this.numbers;
  }

  /** All columns by name, as arquero takes them. */
  columns(): Record<RatioColumn, Float64Array | readonly unknown[]> {
    return Object.fromEntries(RATIO_COLUMNS.map((name) => [name, this.column(name)])) as never;
  }

  row(index: number): RatioRow {
    const row: Record<string, unknown> = {};
    for (const [c, name] of RATIO_COLUMNS.entries()) {
      const text = TEXT_OF_COLUMN[c]!;
      if (text >= 0) row[name] = this.values.list[this.codes[text]![index]!];
      else {
        const value = this.numbers[name as NumberColumn][index]!;
        row[name] = Number.isNaN(value) ? null : value;
      }
    }
    return row as unknown as RatioRow;
  }

  *[Symbol.iterator](): Generator<RatioRow> {
    for (let i = 0; i < this.count; i++) yield this.row(i);
  }
}
