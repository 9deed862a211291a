import {
  type Column,
  type ColumnName,
  type Columns,
  columnNames,
  type RowOf,
  type ValueOf,
} from "../columns/columns.js";
import { isNumeric, KeptCodes, KeptNumbers, KeptValues } from "./kept-columns.js";

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

/** The columns of a table by name, each of which takes a value at the place of a row. */
export type ColumnWriters<C extends Columns> = {
  readonly [N in keyof C]: { put(row: number, value: ValueOf<C[N]>): void };
};

/**
 * Many rows of a kind, column by column: numbers in typed arrays, where NaN stands for null; texts and lists, which
 * repeat, as indices of one list. A release has 158,000 ratios of fifty columns.
 */
export class RowTable<C extends Columns> {
  /** For rows that are written value by value: `begin` gives the place of the next one. */
  readonly columns: ColumnWriters<C>;
  private count = 0;
  private values = new KeptValues();
  private readonly byName: Readonly<Record<string, KeptNumbers | KeptCodes>>;
  private readonly kept: readonly (readonly [string, KeptNumbers | KeptCodes])[];
  /** The same, apart. */
  private readonly numbers: readonly KeptNumbers[];
  private readonly codes: readonly KeptCodes[];

  constructor(
    readonly kind: C,
    private capacity = FIRST_CAPACITY,
  ) {
    this.kept = columnNames(kind).map((name) => [
      name,
      isNumeric(kind[name]!) ? new KeptNumbers(capacity) : new KeptCodes(capacity, this.values),
    ]);
    this.byName = Object.fromEntries(this.kept);
    this.columns = this.byName as ColumnWriters<C>;
    this.numbers = this.kept.flatMap(([, column]) => (column instanceof KeptNumbers ? [column] : []));
    this.codes = this.kept.flatMap(([, column]) => (column instanceof KeptCodes ? [column] : []));
  }

  get size(): number {
    return this.count;
  }

  /** How many rows it can have without taking more memory. */
  get room(): number {
    return this.capacity;
  }

  /** Begins a row, each of whose columns is to be written now. @returns its place */
  begin(): number {
    if (this.count === this.capacity) this.grow(this.count + 1);
    return this.count++;
  }

  push(row: RowOf<C>): void {
    const at = this.begin();
    const { columns }: { readonly columns: ColumnWriters<Columns> } = this;
    for (const [name] of this.kept) columns[name]!.put(at, row[name]!);
  }

  /** Adds the rows of another table at the end. */
  append({ size, numbers, codes, values }: RowTableParts): void {
    const from = this.count;
    if (from + size > this.capacity) this.grow(from + size);
    this.count += size;
    for (const [c, { kept }] of this.numbers.entries()) kept.set(numbers[c]!.subarray(0, size), from);
    const own = Uint32Array.from(values, (value) => this.values.code(value));
    for (const [c, { kept }] of this.codes.entries()) {
      const added = codes[c]!;
      for (let i = 0; i < size; i++) kept[from + i] = own[added[i]!]!;
    }
  }

  /** The contents, not copied. */
  parts(): RowTableParts {
    return {
      size: this.count,
      numbers: this.numbers.map(({ kept }) => kept),
      codes: this.codes.map(({ kept }) => kept),
      values: this.values.list,
    };
  }

  /** Takes in the memory of another table, of which it is another view; a row more would make it a copy. */
  protected share({ size, numbers, codes, values }: RowTableParts): void {
    this.count = this.capacity = size;
    for (const [c, column] of this.numbers.entries()) column.kept = numbers[c]!;
    for (const [c, column] of this.codes.entries()) column.kept = codes[c]!;
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
    this.values = new KeptValues();
    for (const column of this.codes) column.forget(this.values);
  }

  /** Makes room for so many rows at once. */
  reserve(rows: number): void {
    if (rows > this.capacity) this.grow(rows, rows);
  }

  private grow(least: number, capacity = this.capacity): void {
    this.capacity = Math.max(1, capacity);
    while (this.capacity < least) this.capacity *= 2;
    for (const column of [...this.numbers, ...this.codes]) column.grow(this.count, this.capacity);
  }

  /** A column as an array; numbers as a typed array in which NaN is null. */
  column<N extends ColumnName<C>>(name: N): ColumnValues<C[N]> {
    const view = this.view(name);
    if (view instanceof Float64Array) return view as ColumnValues<C[N]>;
    const values: unknown[] = [];
    for (let row = 0; row < view.length; row++) values.push(view.at(row));
    return values as unknown as ColumnValues<C[N]>;
  }

  /** A column, of which nothing is copied. */
  view(name: ColumnName<C>): Float64Array | ColumnView<unknown> {
    const column = this.byName[name]!;
    if (column instanceof KeptNumbers) return column.kept.subarray(0, this.count);
    const { list } = this.values;
    const codes = column.kept.subarray(0, this.count);
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
    for (const [name, column] of this.kept) row[name] = column.at(index);
    return row as RowOf<C>;
  }

  *[Symbol.iterator](): Generator<RowOf<C>> {
    for (let i = 0; i < this.count; i++) yield this.row(i);
  }
}
