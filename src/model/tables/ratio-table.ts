import { RATIO } from "../columns/ratio-columns.js";
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

  /** The rows of tables below each other. */
  static together(tables: readonly RatioTable[]): RatioTable {
    const all = new RatioTable(tables.reduce((size, table) => size + table.size, 0));
    for (const table of tables) all.append(table.parts());
    return all;
  }

  override at(indices: ArrayLike<number>): RatioTable {
    return this.pick(indices, new RatioTable(0));
  }
}
