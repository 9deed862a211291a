import { readFileSync } from "node:fs";
import type * as z from "zod";
import { ownFile } from "../process/own-files.js";
import { failureAt } from "../text/failure.js";
import { checkedContent } from "./checked-content.js";
import { itemProblem } from "./items/item-problem.js";
import { placesOf } from "./regions/places.js";
import {
  areasFileSchema,
  type Catalog,
  itemsFileSchema,
  releasesFileSchema,
  tablesFileSchema,
} from "./schema.js";

let loaded: Catalog | undefined;

/** The catalog of the files under data/, read and checked once. */
export function loadCatalog(): Catalog {
  loaded ??= readCatalog(ownFile("data/"));
  return loaded;
}

/**
 * Reads and checks the four files of a catalog directory (a URL that ends in a slash).
 *
 * @throws Failure with the file that breaks its schema or contradicts another
 */
export function readCatalog(directory: URL): Catalog {
  const { tables } = read(directory, "tables.json", tablesFileSchema);
  const { groups, items, note: itemsNote } = read(directory, "items.json", itemsFileSchema);
  const { regions, source: areaSource } = read(directory, "areas.json", areasFileSchema);
  const { schema: _, note: __, ...ofReleases } = read(directory, "releases.json", releasesFileSchema);
  const catalog: Catalog = {
    tables,
    groups,
    items,
    itemsNote,
    ...placesOf(regions),
    regionGroups: [],
    ownCredit: null,
    ownAgeClasses: null,
    ownHiddenBelow: null,
    areaSource,
    ...ofReleases,
  };
  refuseRepeated("tables.json", "tables", tables, ({ key }) => key);
  refuseRepeated("items.json", "items", items, ({ id }) => id);
  refuseRepeated("areas.json", "regions", regions, ({ level, code, from }) =>
    [level, code, ...(from === null ? [] : [from])].join(" "),
  );
  items.forEach((item, index) => {
    const problem = itemProblem(item, catalog);
    if (!problem) return;
    throw failureAt("data/items.json", {
      ja: `items[${index}].${problem.ja}`,
      en: `items[${index}].${problem.en}`,
    });
  });
  return catalog;
}

function read<Schema extends z.ZodType>(directory: URL, name: string, schema: Schema): z.infer<Schema> {
  const place = `data/${name}`;
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(new URL(name, directory), "utf8"));
  } catch (cause) {
    throw failureAt(place, {
      ja: `プログラム付属のデータファイルを読めません: ${(cause as Error).message}`,
      en: `a data file of the program cannot be read: ${(cause as Error).message}`,
    });
  }
  return checkedContent(schema, content, place);
}

function refuseRepeated<T>(
  name: string,
  list: string,
  entries: readonly T[],
  idOf: (entry: T) => string,
): void {
  const seen = new Set<string>();
  const repeated = entries.map(idOf).find((id) => seen.size === seen.add(id).size);
  if (repeated === undefined) return;
  throw failureAt(`data/${name}`, {
    ja: `${list}: 「${repeated}」が重複しています`,
    en: `${list}: "${repeated}" occurs twice`,
  });
}
