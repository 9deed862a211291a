// @ts-nocheck
import { RATIO } from "./ratio-columns.js";
import { RowTable, type RowTableParts } from "./row-table.js";

/** Many ratios, column by column. */
export class RatioTable extends RowTable<typeof RATIO> {
  constructor(capacity?: number) {
    super(RATIO, capacity);
  }

  /** The table that another thread filled, in the same memory. */
  static of(parts: RowTableParts): RatioTable {
    const table = new RatioTable(0);
    table.share(parts);
    return table;
  }

  /** The rows at these places, in their order. */
  at(indices: ArrayLike<number>): RatioTable {
    const { numbers, codes, values } = this.parts();
    const picked = (column: ArrayLike<number>) => (_: unknown, i: number) => column[indices[i]!]!;
    const table = new RatioTable(0);
    table.append({
      size: indices.length,
      numbers: numbers.map((column) => Float64Array.from(indices, picked(column))),
      codes: codes.map((column) => Uint32Array.from(indices, picked(column))),
      values,
    });
    return table;
  }
}
