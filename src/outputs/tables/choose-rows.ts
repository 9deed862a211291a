import { type ColumnTable, desc, table as tableOf } from "arquero";
import type { RatioColumn } from "../../model/ratio-columns.js";
import type { ColumnView } from "../../model/row-table.js";

/** Which rows of a result, and in what order. */
export interface RowChoice {
  readonly sort?: { readonly column: RatioColumn; readonly isDescending: boolean } | undefined;
  /** So many from the first. */
  readonly top?: number | undefined;
}

/** Rows that can be chosen from: a result's, or those of pooled years. */
export interface Choosable<T> {
  readonly size: number;
  view(name: RatioColumn): Float64Array | ColumnView<unknown>;
  at(indices: ArrayLike<number>): T;
}

/** The chosen rows. Equal ones stay in the order of the result; what is not there comes last either way. */
export function chosenRows<T extends Choosable<T>>(table: T, { sort, top = table.size }: RowChoice): T {
  const row = Uint32Array.from({ length: table.size }, (_, i) => i);
  if (!sort) return table.at(rowsOf(tableOf({ row }).slice(0, top)));
  const keys = Array.from<unknown, unknown>(table.view(sort.column), keyOf);
  const isMissing = Uint8Array.from(keys, (key) => (key === null ? 1 : 0));
  const ordered = tableOf({ row, isMissing, key: keys }).orderby(
    "isMissing",
    sort.isDescending ? desc("key") : "key",
    "row",
  );
  return table.at(rowsOf(ordered.slice(0, top)));
}

const rowsOf = (chosen: ColumnTable) => chosen.array("row", Uint32Array) as Uint32Array;

/** Numbers and texts as they are, lists as a cell shows them; null is none of them. */
function keyOf(value: unknown): unknown {
  if (Number.isNaN(value)) return null;
  return Array.isArray(value) ? value.join(" ") : value;
}
