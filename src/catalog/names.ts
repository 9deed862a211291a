import { ownJson } from "../process/own-files.js";
import { placesOf } from "./regions/places.js";
import type { Area, Item, ListedRegion, Prefecture, TableDefinition } from "./schema.js";

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
