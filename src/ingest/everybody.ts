import type { Catalog } from "../catalog/schema.js";
import type { ReleaseTables } from "../model/counts.js";

/** Keys of the tables that nearly everybody examined is in. */
const keysOfEverybody = ({ tables }: Pick<Catalog, "tables">) =>
  tables.filter(({ everybody }) => everybody).map(({ key }) => key);

/**
 * The tables that have to be read for those that are wanted: these, and those of everybody.
 *
 * @param wanted keys of tables; null for all
 */
export function readWith(
  wanted: ReadonlySet<string> | null,
  catalog: Pick<Catalog, "tables">,
): ReadonlySet<string> | null {
  return wanted && new Set([...wanted, ...keysOfEverybody(catalog)]);
}

/**
 * Releases with the tables that are wanted alone, and those of everybody beside them. A release of which only the latter were
 * found goes, unless it was asked for by its number.
 */
export function withEverybody(
  releases: readonly ReleaseTables[],
  wanted: ReadonlySet<string> | null,
  catalog: Pick<Catalog, "tables">,
  numbers: readonly number[] = [],
): ReleaseTables[] {
  const keys = new Set(keysOfEverybody(catalog));
  return releases.flatMap((release) => {
    const pairs = release.pairs.filter(({ table }) => wanted === null || wanted.has(table));
    const everybody = release.pairs.filter(({ table }) => keys.has(table));
    const isKept = pairs.length > 0 || numbers.includes(release.release);
    return isKept ? [{ ...release, pairs, everybody }] : [];
  });
}
