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

  override at(indices: ArrayLike<number>): RatioTable {
    return this.pick(indices, new RatioTable(0));
  }
}
