import {
  type Column,
  type ColumnName,
  type Columns,
  columnNames,
  type RowOf,
  type ValueOf,
} from "../columns/columns.js";

const FIRST_CAPACITY = 1024;

/**
 * The contents of a table as they are handed from one thread to another. The numbers lie in shared memory, so nothing
 * is copied.
 */
export interface RowTableParts {
  readonly size: number;
  /** By number column; NaN stands for null. */
  readonly numbers: readonly Float64Array[];
  /** By column of texts or lists: indices into `values`. */
  readonly codes: readonly Uint32Array[];
  readonly values: readonly unknown[];
}

/** A column of a table: numbers as a typed array in which NaN is null, or values. */
type ColumnValues<C extends Column> = C["type"] extends "whole" | "number"
  ? Float64Array
  : readonly ValueOf<C>[];

/** Values of a column that are looked up only when they are asked for. */
export interface ColumnView<T> extends Iterable<T> {
  readonly length: number;
  at(row: number): T;
}

const sharedNumbers = (length: number) => new Float64Array(new SharedArrayBuffer(8 * length));
const sharedCodes = (length: number) => new Uint32Array(new SharedArrayBuffer(4 * length));

/** Is it a column of numbers, which are kept as they are, or of texts, which repeat? */
export const isNumeric = ({ type }: Column) => type === "whole" || type === "number";

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

/** Where each column of a row kind is kept: its place among the columns of numbers, or among the others. */
interface Layout {
  readonly names: readonly string[];
  readonly numberNames: readonly string[];
  readonly otherNames: readonly string[];
  readonly write: Write;
}

/** Puts a row into the columns at a place. */
type Write = (
  row: unknown,
  at: number,
  numbers: readonly Float64Array[],
  setOther: (column: number, at: number, value: unknown) => void,
) => void;

const layouts = new WeakMap<Columns, Layout>();

function layoutOf(columns: Columns): Layout {
  const known = layouts.get(columns);
  if (known) return known;
  const names = columnNames(columns);
  const numberNames = names.filter((name) => isNumeric(columns[name]!));
  const otherNames = names.filter((name) => !isNumeric(columns[name]!));
  const layout = { names, numberNames, otherNames, write: writer(numberNames, otherNames) };
  layouts.set(columns, layout);
  return layout;
}

/**
 * A statement a column, `numbers[3][at] = row.ratio ?? NaN`, made from the names: it runs for every ratio, and a loop over the
 * names takes three times as long.
 */
function writer(numberNames: readonly string[], otherNames: readonly string[]): Write {
  const value = (name: string) => `row[${JSON.stringify(name)}]`;
  const statements = [
    ...numberNames.map((name, c) => `numbers[${c}][at] = ${value(name)} ?? NaN;`),
    ...otherNames.map((name, c) => `setOther(${c}, at, ${value(name)});`),
  ];
  return new Function("row", "at", "numbers", "setOther", statements.join("\n")) as Write;
}

/**
 * Many rows of a kind, column by column: numbers in typed arrays, where NaN stands for null; texts and lists, which
 * repeat, as indices of one list. A release has 158,000 ratios of forty columns.
 */
export class RowTable<C extends Columns> {
  private count = 0;
  private values = new Values();
  private numbers: Float64Array[];
  private codes: Uint32Array[];
  /** The value that each column of texts had last, and its index: most rows repeat it. */
  private readonly last: unknown[];
  private readonly lastCodes: number[];
  private readonly layout: Layout;
  private readonly setOther = (column: number, at: number, value: unknown) => {
    if (value !== this.last[column]) {
      this.last[column] = value;
      this.lastCodes[column] = this.values.code(value);
    }
    this.codes[column]![at] = this.lastCodes[column]!;
  };

  constructor(
    readonly kind: C,
    private capacity = FIRST_CAPACITY,
  ) {
    this.layout = layoutOf(kind);
    const { numberNames, otherNames } = this.layout;
    this.numbers = numberNames.map(() => sharedNumbers(capacity));
    this.codes = otherNames.map(() => sharedCodes(capacity));
    this.last = otherNames.map(() => undefined);
    this.lastCodes = otherNames.map(() => 0);
  }

  get size(): number {
    return this.count;
  }

  push(row: RowOf<C>): void {
    if (this.count === this.capacity) this.grow(this.count + 1);
    this.layout.write(row, this.count++, this.numbers, this.setOther);
  }

  /** Adds the rows of another table at the end. */
  append({ size, numbers, codes, values }: RowTableParts): void {
    const from = this.count;
    if (from + size > this.capacity) this.grow(from + size);
    this.count += size;
    for (const [c, column] of this.numbers.entries()) column.set(numbers[c]!.subarray(0, size), from);
    const own = Uint32Array.from(values, (value) => this.values.code(value));
    for (const [c, column] of this.codes.entries()) {
      const added = codes[c]!;
      for (let i = 0; i < size; i++) column[from + i] = own[added[i]!]!;
    }
  }

  /** The contents, not copied. */
  parts(): RowTableParts {
    return { size: this.count, numbers: this.numbers, codes: this.codes, values: this.values.list };
  }

  /** Takes in the memory of another table, of which it is another view; a row more would make it a copy. */
  protected share({ size, numbers, codes, values }: RowTableParts): void {
    this.count = this.capacity = size;
    this.numbers = [...numbers];
    this.codes = [...codes];
    for (const value of values) this.values.code(value);
  }

  /** The rows at these places, in their order. */
  at(indices: ArrayLike<number>): RowTable<C> {
    return this.pick(indices, new RowTable(this.kind, 0));
  }

  /** Puts the rows at these places into another table. */
  protected pick<T extends RowTable<C>>(indices: ArrayLike<number>, into: T): T {
    const { numbers, codes, values } = this.parts();
    const picked = (column: ArrayLike<number>) => (_: unknown, i: number) => column[indices[i]!]!;
    into.append({
      size: indices.length,
      numbers: numbers.map((column) => Float64Array.from(indices, picked(column))),
      codes: codes.map((column) => Uint32Array.from(indices, picked(column))),
      values,
    });
    return into;
  }

  /** Lets go of the rows. */
  clear(): void {
    this.count = 0;
    this.values = new Values();
    this.last.fill(undefined);
  }

  /** Makes room for so many rows at once. */
  reserve(rows: number): void {
    if (rows > this.capacity) this.grow(rows, rows);
  }

  private grow(least: number, capacity = this.capacity): void {
    this.capacity = Math.max(1, capacity);
    while (this.capacity < least) this.capacity *= 2;
    for (const [c, column] of this.numbers.entries()) {
      this.numbers[c] = sharedNumbers(this.capacity);
      this.numbers[c].set(column.subarray(0, this.count));
    }
    for (const [c, column] of this.codes.entries()) {
      this.codes[c] = sharedCodes(this.capacity);
      this.codes[c].set(column.subarray(0, this.count));
    }
  }

  /** A column as an array; numbers as a typed array in which NaN is null. */
  column<N extends ColumnName<C>>(name: N): ColumnValues<C[N]> {
    const view = this.view(name);
    return (view instanceof Float64Array ? view : [...view]) as ColumnValues<C[N]>;
  }

  /** A column, of which nothing is copied. */
  view(name: ColumnName<C>): Float64Array | ColumnView<unknown> {
    const number = this.layout.numberNames.indexOf(name);
    if (number >= 0) return this.numbers[number]!.subarray(0, this.count);
    const { list } = this.values;
    const codes = this.codes[this.layout.otherNames.indexOf(name)]!.subarray(0, this.count);
    return {
      length: codes.length,
      at: (row) => list[codes[row]!],
      *[Symbol.iterator]() {
        for (const code of codes) yield list[code];
      },
    };
  }

  row(index: number): RowOf<C> {
    const row: Record<string, unknown> = {};
    let [number, other] = [0, 0];
    for (const name of this.layout.names) {
      if (this.layout.numberNames[number] === name) {
        const value = this.numbers[number++]![index]!;
        row[name] = Number.isNaN(value) ? null : value;
      } else row[name] = this.values.list[this.codes[other++]![index]!];
    }
    return row as RowOf<C>;
  }

  *[Symbol.iterator](): Generator<RowOf<C>> {
    for (let i = 0; i < this.count; i++) yield this.row(i);
  }
}
