import { standardItems } from "../../src/catalog/items/items.js";
import type { Catalog, Item } from "../../src/catalog/schema.js";
import type { ReleaseTables, TablePair } from "../../src/model/counts.js";
import { officialTables } from "../engine/country/official-tables.js";
import { syntheticCountry } from "../engine/synthetic-country.js";

/** Is this the long form, `npm run prove` (vitest --mode long), and not the short one of `npm test`? */
export const LONG = (import.meta as { env?: { MODE?: string } }).env?.MODE === "long";

/** Release 8 where the official files are present, else a made-up country of 47 prefectures. */
export function knownRelease(catalog: Catalog): { release: ReleaseTables; official: boolean } {
  const official = officialTables(8, catalog);
  if (official) return { release: official, official: true };
  const shape = { prefectures: 47, areas: 21, people: 20_000, strata: 4 } as const;
  return { release: syntheticCountry(1, shape).truth, official: false };
}

/** Items that these tables give. */
export function itemsOf(pairs: readonly TablePair[], official: boolean, catalog: Catalog): readonly Item[] {
  const all = official ? standardItems(catalog) : catalog.items.filter(({ table }) => table === "bmi");
  return all.filter(({ table, block }) =>
    pairs.some((pair) => pair.table === table && pair.block === (block ?? null)),
  );
}
