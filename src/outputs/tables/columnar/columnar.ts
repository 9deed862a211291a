import { type ColumnName, type Columns, columnNames } from "../../../model/columns/columns.js";
import { COUNT } from "../../../model/columns/count-row.js";
import type { CountTable } from "../../../model/counts.js";
import { type ColumnView, RowTable } from "../../../model/tables/row-table.js";
import { yieldToEvents } from "../../../process/event-loop.js";
import { type CountChoice, countRows } from "../counts-rows.js";

/** A typed column of a columnar file; null, or NaN among numbers, is a real null there. */
export type DataColumn =
  | { readonly name: string; readonly type: "whole" | "number"; readonly values: Float64Array }
  | { readonly name: string; readonly type: "text"; readonly values: Iterable<string | null> };

/** What a columnar file says about itself, by key. */
export type FileMetadata = Readonly<Record<string, string>>;

/** The chosen columns of a table. Lists are joined by a space, as in CSV. */
export function dataColumns<C extends Columns>(
  table: RowTable<C>,
  columns: readonly ColumnName<C>[] = columnNames(table.kind),
): DataColumn[] {
  return columns.map((name): DataColumn => {
    const { type } = table.kind[name]!;
    const values = table.view(name);
    if (values instanceof Float64Array) return { name, type: type === "whole" ? "whole" : "number", values };
    return {
      name,
      type: "text",
      values: type === "list" ? joined(values) : (values as ColumnView<string | null>),
    };
  });
}

function joined(lists: Iterable<unknown>): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      for (const list of lists) yield (list as readonly string[]).join(" ");
    },
  };
}

/** The database of counts, column by column. */
export async function countColumns(
  tables: readonly CountTable[],
  choice: CountChoice,
): Promise<DataColumn[]> {
  const rows = new RowTable(COUNT);
  for (const table of tables) {
    for (const row of countRows(table, choice)) rows.push(row);
    await yieldToEvents();
  }
  return dataColumns(rows);
}
