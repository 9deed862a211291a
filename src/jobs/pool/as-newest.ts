import type { ComparedGroup } from "../../engine/group-statistics.js";
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

/** What is estimated from all their regions together, as of the newest. */
export function newestGroups({ pool, groups }: Pick<PooledHeader, "pool" | "groups">): ComparedGroup[] {
  const { release } = pool.years.at(-1)!;
  return groups.map((group) => ({ ...group, release }));
}

/** Which years they are, as what shows them is told. */
export function pooledYears(
  references: Iterable<string>,
  { pool, own }: Pick<PooledHeader, "pool" | "own">,
): PooledYears {
  return {
    releases: pool.years.map(({ release }) => release),
    isFixed: [...new Set(references)].every((name) => !name.endsWith(`@${pool.release}`)),
    ...(own && { isOwn: true }),
  };
}

/** Pooled years as ratios of the newest. Figures that hold them against numbers of people are refused (`refuseCounting`). */
export function asNewest({ header, table, catalog }: ComputedPool): ComputedRatios & {
  readonly pooled: PooledYears;
} {
  const newest = new RatioTable(table.size);
  for (const row of newestRows(table, header)) newest.push(row);
  const { pool: _, ...rest } = header;
  return {
    header: { ...rest, groups: newestGroups(header) },
    table: newest,
    second: null,
    catalog,
    pooled: pooledYears(table.column("reference"), header),
  };
}
