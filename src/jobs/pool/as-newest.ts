import type { PooledRow } from "../../model/columns/pooled-columns.js";
import { yearOfRelease } from "../../model/fiscal-year.js";
import type { PooledYears } from "../../model/pool.js";
import type { RatioRow } from "../../model/ratios.js";
import { RatioTable } from "../../model/tables/ratio-table.js";
import type { PooledHeader } from "../../outputs/tables/pooled.js";
import type { ComputedRatios } from "../ratios/compute-ratios.js";
import type { ComputedPool } from "./pool-table.js";

/** Pooled rows as what shows ratios of one release takes them: they name the newest. */
export function* newestRows(
  rows: Iterable<PooledRow>,
  { pool }: Pick<PooledHeader, "pool">,
): Generator<RatioRow> {
  const { release } = pool.years.at(-1)!;
  for (const row of rows) yield { ...row, release, fiscalYear: yearOfRelease(release) };
}

/** Which years they are, as what shows them is told. */
export function pooledYears(references: Iterable<string>, { pool }: Pick<PooledHeader, "pool">): PooledYears {
  return {
    releases: pool.years.map(({ release }) => release),
    isFixed: [...new Set(references)].every((name) => !name.endsWith(`@${pool.release}`)),
  };
}

/**
 * Pooled years as ratios of the newest. What is estimated from all regions of a release is left out, since figures hold it against
 * numbers of people.
 */
export function asNewest({ header, table, catalog }: ComputedPool): ComputedRatios & {
  readonly pooled: PooledYears;
} {
  const newest = new RatioTable(table.size);
  for (const row of newestRows(table, header)) newest.push(row);
  const { pool: _, ...rest } = header;
  return {
    header: { ...rest, groups: [] },
    table: newest,
    second: null,
    catalog,
    pooled: pooledYears(table.column("reference"), header),
  };
}
