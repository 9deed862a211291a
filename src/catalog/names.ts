import { ownJson } from "../process/own-files.js";
import type { Bilingual } from "../text/language.js";
import { placesOf } from "./regions/regions.js";
import type { Area, Catalog, Item, ListedRegion, Prefecture, TableDefinition } from "./schema.js";

/** What the catalog's things are called. */
export interface CatalogNames {
  readonly items: readonly Pick<Item, "id" | "name" | "standard">[];
  readonly tables: readonly Pick<TableDefinition, "key" | "name">[];
  readonly prefectures: readonly Prefecture[];
  readonly areas: readonly Area[];
}

const places = () =>
  placesOf(ownJson<{ readonly regions: readonly ListedRegion[] }>("data/areas.json").regions);

/**
 * Names straight from data/, each file read when it is asked for. Unlike `loadCatalog` nothing is checked: this is for
 * the shell, which waits at every press of the tab key.
 */
export const catalogNames: CatalogNames = {
  get items() {
    return ownJson<Pick<CatalogNames, "items">>("data/items.json").items;
  },
  get tables() {
    return ownJson<Pick<CatalogNames, "tables">>("data/tables.json").tables;
  },
  get prefectures() {
    return places().prefectures;
  },
  get areas() {
    return places().areas;
  },
};

/** The name of an item, which a reader knows; its id where it has none. */
export const itemName = (id: string, { items }: Pick<Catalog, "items">): Bilingual =>
  items.find((item) => item.id === id)?.name ?? { ja: id, en: id };

/** The name of a table; its key where it has none. */
export const tableName = (key: string, { tables }: Pick<Catalog, "tables">): Bilingual =>
  tables.find((table) => table.key === key)?.name ?? { ja: key, en: key };
