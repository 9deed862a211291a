import { findItem } from "../../catalog/items/items.js";
import type { Catalog } from "../../catalog/schema.js";
import type { NotComputable } from "../../engine/compute.js";
import { type PooledGroup, poolItem } from "../../engine/pool/pool-item.js";
import { type ChosenRegions, isChosen } from "../../engine/request.js";
import type { OwnCounts } from "../../ingest/own-counts/read-own-counts.js";
import { POOLED } from "../../model/columns/pooled-columns.js";
import { yearOfRelease } from "../../model/fiscal-year.js";
import { grouped } from "../../model/grouped.js";
import { poolName } from "../../model/pool.js";
import { RowTable } from "../../model/tables/row-table.js";
import type { PooledHeader } from "../../outputs/tables/pooled.js";
import { Failure } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import { chosenLevels } from "../chosen.js";
import type { ComputedRatios } from "../ratios/compute-ratios.js";
import { planRatios, type RatioChoice, type RatioPlan } from "../ratios/request.js";

/** Ratios of pooled years in memory. */
export interface ComputedPool {
  readonly header: PooledHeader;
  readonly table: RowTable<typeof POOLED>;
  readonly catalog: Catalog;
}

/** Whatever is shown, all regions are computed: ranks and spread are those of the pooled years. */
export function planOfPool(choice: RatioChoice, catalog: Catalog, own: OwnCounts | null = null): RatioPlan {
  const levels = chosenLevels(choice, choice.regions !== undefined);
  return planRatios({ ...choice, levels, prefectures: undefined, areas: undefined }, catalog, own);
}

/** Pooled years, and what is not among them. */
export interface PooledTable {
  readonly computed: ComputedPool;
  readonly notPooled: readonly NotComputable[];
  /** Regions, as "0502 北秋田", and why. */
  readonly leftOut: ReadonlyMap<string, Bilingual>;
}

/**
 * Ratios of several releases added up.
 *
 * @param ratios of all regions, of these releases
 * @param releases oldest first
 * @throws Failure where nothing adds up
 */
export function pooledOf(
  { table, header, catalog }: Pick<ComputedRatios, "table" | "header" | "catalog">,
  releases: readonly number[],
  shown: ChosenRegions,
): PooledTable {
  const pooled = new RowTable(POOLED);
  const newest = yearOfRelease(releases.at(-1)!);
  const groups: PooledGroup[] = [];
  const notPooled: NotComputable[] = [];
  const leftOut = new Map<string, Bilingual>();
  const { interval } = header;
  const items = table.column("item");
  for (const [id, indexes] of grouped(items.keys(), (i) => items[i]!)) {
    const item = findItem(catalog, id);
    const found = poolItem({ item, rows: indexes.map((i) => table.row(i)), releases, interval }, catalog);
    if ("reason" in found) {
      const { ja, en } = found.reason;
      const reason = { ja: `合算できません（${ja}）`, en: `cannot be pooled (${en})` };
      notPooled.push({ release: found.release, item: id, reason });
      continue;
    }
    for (const row of found.rows) if (isChosen(row, shown, newest)) pooled.push(row);
    groups.push(...found.groups);
    for (const [name, reason] of found.leftOut) leftOut.set(name, reason);
  }
  if (pooled.size === 0) throw nothingPooled(notPooled);
  const { groups: _, references: __, ...rest } = header;
  return {
    computed: {
      header: {
        ...rest,
        pool: {
          release: poolName(releases),
          years: releases.map((release) => ({ release, fiscalYear: yearOfRelease(release) })),
        },
        notComputable: [...header.notComputable, ...notPooled],
        groups,
      },
      table: pooled,
      catalog,
    },
    notPooled,
    leftOut,
  };
}

const MOST_NAMED = 5;

function nothingPooled(reasons: readonly NotComputable[]): Failure {
  const list = (language: "ja" | "en") =>
    reasons.slice(0, MOST_NAMED).map(({ item, reason }) => `\n  ${item}: ${reason[language]}`);
  return new Failure({
    ja: `合算できる項目・地域がありません。${list("ja").join("")}`,
    en: `nothing can be pooled.${list("en").join("")}`,
  });
}
