import { yearOfRelease } from "../../model/fiscal-year.js";
import type { PooledYears } from "../../model/pool.js";
import { RatioTable } from "../../model/tables/ratio-table.js";
import type { ComputedRatios } from "../ratios/compute-ratios.js";
import type { ComputedPool } from "./compute-pooled.js";

/**
 * Pooled years as what shows ratios of one release takes them: rows name the newest, and `pooled` says which are added up. What is
 * estimated from all regions of a release is left out, since figures hold it against numbers of people.
 */
export function asNewest({ header, table, catalog }: ComputedPool): ComputedRatios & {
  readonly pooled: PooledYears;
} {
  const { pool, ...rest } = header;
  const releases = pool.years.map(({ release }) => release);
  const release = releases.at(-1)!;
  const isFixed = [...new Set(table.column("reference"))].every((name) => !name.endsWith(`@${pool.release}`));
  const newest = new RatioTable(table.size);
  for (const row of table) newest.push({ ...row, release, fiscalYear: yearOfRelease(release) });
  return {
    header: { ...rest, groups: [] },
    table: newest,
    second: null,
    catalog,
    pooled: { releases, isFixed },
  };
}
