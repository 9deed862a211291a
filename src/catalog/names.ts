import { readFileSync } from "node:fs";
import { ownFile } from "../process/own-files.js";
import { placesOf } from "./regions/regions.js";
import type { Area, Item, Prefecture, TableDefinition } from "./schema.js";

/** What the catalog's things are called. */
export interface CatalogNames {
  readonly items: readonly Pick<Item, "id" | "name" | "standard">[];
  readonly tables: readonly Pick<TableDefinition, "key" | "name">[];
  readonly prefectures: readonly Prefecture[];
  readonly areas: readonly Area[];
}

const read = (name: string) => JSON.parse(readFileSync(ownFile(`data/${name}`), "utf8"));

/**
 * Names straight from data/, each file read when it is asked for. Unlike `loadCatalog` nothing is checked: this is for
 * the shell, which waits at every press of the tab key.
 */
export const catalogNames: CatalogNames = {
  get items() {
    return read("items.json").items;
  },
  get tables() {
    return read("tables.json").tables;
  },
  get prefectures() {
    return placesOf(read("areas.json").regions).prefectures;
  },
  get areas() {
    return placesOf(read("areas.json").regions).areas;
  },
};
