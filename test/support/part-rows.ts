import type { RatioColumn } from "../../src/model/columns/ratio-columns.js";
import type { RatioRow } from "../../src/model/ratios.js";
import type { RatioTable } from "../../src/model/tables/ratio-table.js";

/** The rows of a table with the given columns alone: with all fifty they cost several times as much. */
export function* partRows<N extends RatioColumn>(
  table: RatioTable,
  names: readonly N[],
): Generator<Pick<RatioRow, N>> {
  const columns = names.map((name) => table.view(name));
  for (let i = 0; i < table.size; i++) {
    const row: Record<string, unknown> = {};
    for (let c = 0; c < names.length; c++) {
      const value: unknown = columns[c]!.at(i);
      row[names[c]!] = typeof value === "number" && Number.isNaN(value) ? null : value;
    }
    yield row as Pick<RatioRow, N>;
  }
}
