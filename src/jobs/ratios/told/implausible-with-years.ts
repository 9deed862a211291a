import { loadCatalog } from "../../../catalog/load.js";
import type { Catalog, Item } from "../../../catalog/schema.js";
import { findingImplausible } from "../../../engine/plausibility/find-implausible.js";
import type { Implausible } from "../../../engine/plausibility/implausible.js";
import { builtInImplausible } from "../../../ingest/built-in/implausible.js";
import { builtInRelease } from "../../../ingest/built-in/read.js";
import { builtInNumbers, readSources } from "../../../ingest/built-in/sources.js";
import {
  COLUMNS,
  type CountTable,
  type ReleaseTables,
  tablesOf,
  withCounts,
  withTables,
} from "../../../model/counts.js";
import { isSynthetic } from "../../credit.js";

/** Tables that are judged, and the items of which. */
export interface JudgedTables {
  readonly releases: readonly ReleaseTables[];
  readonly items: readonly Item[];
  readonly catalog: Catalog;
  /** Counts of somebody's own, which need not go with the ministry's. */
  readonly acceptSmallCounts: boolean;
}

/**
 * Gross errors of the source, in the order of releases and items. Each release is compared with the others of the input and
 * with all that come with the program: a lone release does not tell what is usual in a region. What is known of the built-in
 * counts is not computed again. Made-up tables, and counts of somebody's own, are compared among themselves only.
 */
export function* findingWithYears(judged: JudgedTables): Generator<undefined, Implausible[]> {
  const { releases, items, catalog } = judged;
  if (judged.acceptSmallCounts || tablesOf(judged).some(isSynthetic))
    return yield* findingImplausible(releases, items, catalog);
  const order = new Map(items.map(({ id }, i) => [id, i]));
  const tableOf = new Map(items.map(({ id, table }) => [id, table]));
  const read = new Set(tablesOf(judged).map(({ release, table }) => `${release} ${table}`));
  const isAsked = ({ release, item }: Pick<Implausible, "release" | "item">) =>
    read.has(`${release} ${tableOf.get(item)}`);
  const known =
    catalog.areaChanges === loadCatalog().areaChanges ? builtInImplausible(catalog, isAsked) : null;
  const isKnown = known ? knownItems(judged) : () => false;
  const others = items.filter((item) => !isKnown(item));
  const found =
    others.length > 0
      ? yield* findingImplausible(releases, others, catalog, comparedYears(releases, others, catalog))
      : [];
  const ofKnown = new Set(items.filter(isKnown).map(({ id }) => id));
  return [...found, ...(known ?? []).filter(({ item }) => ofKnown.has(item))].sort(
    (a, b) => a.release - b.release || order.get(a.item)! - order.get(b.item)!,
  );
}

/** Items of the project whose tables are, in every release of the input, the very ones that are built in, and all of them. */
function knownItems({ releases, catalog }: JudgedTables): (item: Item) => boolean {
  const own = new Set(loadCatalog().items);
  const builtIn = new Set(builtInNumbers());
  const wrong = new Set<string>();
  for (const release of releases) {
    const tables = tablesOf({ releases: [release] });
    const sources = builtIn.has(release.release) ? readSources(release.release).tables : [];
    const id = (key: string, level: string, block: string | null, sha256: string) =>
      [key, level, block, sha256].join(" ");
    const here = new Set(
      tables.map(({ table, geography, block, source }) => id(table, geography, block, source.sha256)),
    );
    const there = new Set(sources.map(({ table, level, block, sha256 }) => id(table, level, block, sha256)));
    for (const table of catalog.tables) {
      const [read, known] = [here, there].map((all) =>
        [...all].filter((entry) => entry.startsWith(`${table.key} `)),
      );
      if (read!.length > 0 && (read!.length !== known!.length || read!.some((entry) => !there.has(entry))))
        wrong.add(table.key);
    }
  }
  return (item) => own.has(item) && !wrong.has(item.table);
}

/**
 * The built-in releases that the input does not have, as far as they tell of the items and of the prefectures of the input:
 * what is usual among regions is estimated from those that both have.
 */
function comparedYears(
  releases: readonly ReleaseTables[],
  items: readonly Item[],
  catalog: Catalog,
): ReleaseTables[] {
  const tables = new Set(items.map(({ table }) => table));
  const judged = tablesOf({ releases }).filter(({ table }) => tables.has(table));
  if (judged.length === 0) return [];
  const prefectures = new Set(
    judged.flatMap(({ regions }) => regions.map(({ prefectureCode }) => prefectureCode)),
  );
  const there = new Set(releases.map(({ release }) => release));
  const wanted = new Set(judged.map(({ table }) => table));
  const others = builtInNumbers()
    .filter((number) => !there.has(number))
    .map((number) => builtInRelease(number, catalog, { tables: wanted }));
  return withTables(others, (table) => ofPrefectures(table, prefectures));
}

/** The table with the regions of some prefectures. */
function ofPrefectures(table: CountTable, prefectures: ReadonlySet<string | null>): CountTable {
  const kept = table.regions.flatMap(({ prefectureCode }, i) => (prefectures.has(prefectureCode) ? [i] : []));
  if (kept.length === table.regions.length) return table;
  const regions = kept.map((i) => table.regions[i]!);
  return withCounts({ ...table, regions }, (sex) => {
    const rows = sex.strata.length;
    const counts = new Int32Array(kept.length * rows * COLUMNS);
    const sheetRows = new Int32Array(kept.length * rows);
    for (const [to, from] of kept.entries()) {
      counts.set(
        sex.counts.subarray(from * rows * COLUMNS, (from + 1) * rows * COLUMNS),
        to * rows * COLUMNS,
      );
      sheetRows.set(sex.sheetRows.subarray(from * rows, (from + 1) * rows), to * rows);
    }
    return { ...sex, counts, sheetRows };
  });
}
