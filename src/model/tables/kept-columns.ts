import type { Column } from "../columns/columns.js";

const sharedNumbers = (length: number) => new Float64Array(new SharedArrayBuffer(8 * length));
const sharedCodes = (length: number) => new Uint32Array(new SharedArrayBuffer(4 * length));

/** Is it a column of numbers, which are kept as they are, or of texts, which repeat? */
export const isNumeric = ({ type }: Column) => type === "whole" || type === "number";

/** Texts, and lists of flags, each kept once. */
export class KeptValues {
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

/** A column of numbers, in memory that threads share; NaN stands for null. */
export class KeptNumbers {
  kept: Float64Array;

  constructor(capacity: number) {
    this.kept = sharedNumbers(capacity);
  }

  put(row: number, value: number | null): void {
    this.kept[row] = value ?? Number.NaN;
  }

  at(row: number): number | null {
    const value = this.kept[row]!;
    return Number.isNaN(value) ? null : value;
  }

  grow(size: number, capacity: number): void {
    const { kept } = this;
    this.kept = sharedNumbers(capacity);
    this.kept.set(kept.subarray(0, size));
  }
}

/** A column of texts or lists, as indices into the values of its table, in memory that threads share. */
export class KeptCodes {
  kept: Uint32Array;
  /** What was put last, and its index: most rows repeat it. */
  private last: unknown;
  private lastCode = -1;

  constructor(
    capacity: number,
    private values: KeptValues,
  ) {
    this.kept = sharedCodes(capacity);
  }

  put(row: number, value: unknown): void {
    if (value !== this.last || this.lastCode < 0) {
      this.lastCode = this.values.code(value);
      this.last = value;
    }
    this.kept[row] = this.lastCode;
  }

  at(row: number): unknown {
    return this.values.list[this.kept[row]!];
  }

  grow(size: number, capacity: number): void {
    const { kept } = this;
    this.kept = sharedCodes(capacity);
    this.kept.set(kept.subarray(0, size));
  }

  /** From now on the values are others. */
  forget(values: KeptValues): void {
    this.values = values;
    this.last = undefined;
    this.lastCode = -1;
  }
}
