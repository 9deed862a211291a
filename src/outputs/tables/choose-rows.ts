import { type ColumnTable, desc, table as tableOf } from "arquero";
import { RATIO, type RatioColumn } from "../../model/columns/ratio-columns.js";
import { RELEASE } from "../../model/columns/region-columns.js";
import { isNumeric } from "../../model/tables/kept-columns.js";
import type { ColumnView } from "../../model/tables/row-table.js";

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

/**
 * The chosen rows. Equal ones stay in the order of the result, and rows without a value come last either way. In an order of
 * sizes, rows with implausible counts follow those that can be compared: what seems an error of the source is nobody's
 * highest or lowest.
 */
export function chosenRows<T extends Choosable<T>>(table: T, { sort, top = table.size }: RowChoice): T {
  const row = Uint32Array.from({ length: table.size }, (_, i) => i);
  if (!sort) return table.at(rowsOf(tableOf({ row }).slice(0, top)));
  const keys = Array.from<unknown, unknown>(table.view(sort.column), keyOf);
  const isImplausible = isSize(sort.column) ? implausibleRows(table) : () => false;
  const lot = Uint8Array.from(keys, (key, i) =>
    key === null ? LOTS.missing : isImplausible(i) ? LOTS.implausible : LOTS.compared,
  );
  const ordered = tableOf({ row, lot, key: keys }).orderby(
    "lot",
    sort.isDescending ? desc("key") : "key",
    "row",
  );
  return table.at(rowsOf(ordered.slice(0, top)));
}

/** Rows that stand before others in any order of sizes. */
const LOTS = { compared: 0, implausible: 1, missing: 2 } as const;

/** Is a column a size, and not a year or a code? */
const isSize = (name: RatioColumn) => isNumeric(RATIO[name]) && !(name in RELEASE);

function implausibleRows<T extends Choosable<T>>(table: T): (row: number) => boolean {
  const flags = table.view("flags") as ColumnView<readonly string[]>;
  return (row) => flags.at(row).includes("implausible");
}

const rowsOf = (chosen: ColumnTable) => chosen.array("row", Uint32Array) as Uint32Array;

/** Numbers and texts as they are, lists as a cell shows them; null is none of them. */
function keyOf(value: unknown): unknown {
  if (Number.isNaN(value)) return null;
  return Array.isArray(value) ? value.join(" ") : value;
}
