import { standardItems } from "../../../src/catalog/items/items.js";
import type { Catalog, Item } from "../../../src/catalog/schema.js";
import { builtInRelease } from "../../../src/ingest/built-in/read.js";
import type { ReleaseTables, TablePair } from "../../../src/model/counts.js";

/** Is this the long form, `npm run prove` (vitest --mode long), and not the short one of `npm test`? */
export const LONG = (import.meta as { env?: { MODE?: string } }).env?.MODE === "long";

let known: ReleaseTables | null = null;

/** Release 8, from the built-in counts: they are those of the files, cell by cell (ingest/built-in/official.test.ts). */
export function knownRelease(catalog: Catalog): ReleaseTables {
  known ??= builtInRelease(8, catalog);
  return known;
}

/** Items that these tables give. */
export function itemsOf(pairs: readonly TablePair[], catalog: Catalog): readonly Item[] {
  return standardItems(catalog).filter(({ table, block }) =>
    pairs.some((pair) => pair.table === table && pair.block === (block ?? null)),
  );
}
