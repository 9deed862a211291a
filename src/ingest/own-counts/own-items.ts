import { createHash } from "node:crypto";
import { ITEM_ID } from "../../catalog/items/item-id.js";
import { folded, itemsMeant } from "../../catalog/items/item-names.js";
import type { Catalog, Item, TableDefinition } from "../../catalog/schema.js";
import type { Bilingual } from "../../text/language.js";
import { type RowProblem, rowWords } from "../row-problems.js";
import type { OwnRow } from "./own-rows.js";

/** Group of the items that the catalog does not have. */
export const OWN_GROUP = { id: "own", name: { ja: "独自の項目", en: "Items of one's own" } } as const;

/** Who is a case of an item of one's own. */
export const CASE = { label: "該当", values: null, isPart: true } as const;

/** An item of a file with its table. */
export interface OwnItem {
  readonly item: Item;
  readonly table: TableDefinition;
}

/** What the items of a file are. */
export interface OwnItems {
  /** By item as rows have it; two spellings of one item have the same. */
  readonly items: ReadonlyMap<string, OwnItem>;
  readonly groups: Catalog["groups"];
  /** Names that do not belong to their item, or to one item alone. */
  readonly problems: readonly RowProblem[];
}

/** The items of a file's rows. An item and its name are checked as code and name of a region are. */
export function ownItems(rows: readonly OwnRow[], catalog: Catalog): OwnItems {
  const items = new Map<string, OwnItem>();
  const problems: RowProblem[] = [];
  const [namesSeen, ids] = [new Map<string, OwnRow>(), new Map<string, OwnRow>()];
  const seen = new Set<string>();
  for (const row of rows) {
    const key = JSON.stringify([row.item, row.itemName]);
    if (seen.has(key)) continue;
    seen.add(key);
    const known = knownItem(row.item, catalog);
    const own = items.get(row.item) ?? ownItem(row.item, row.itemName, catalog);
    items.set(row.item, own);
    const { id, name } = own.item;
    const tell = (text: Bilingual) => problems.push({ row: row.row, sheet: row.sheet, ...text });
    if (known && isOfAnother(row.itemName, known, catalog)) {
      tell({
        ja: `項目 ${id} は「${known.name.ja}」ですが、項目名に「${row.itemName}」とあります`,
        en: `the item ${id} is "${known.name.en}", but its name in the row is "${row.itemName}"`,
      });
    }
    const before = ids.get(id);
    if (!known && before && folded(before.itemName) !== folded(row.itemName)) {
      tell({
        ja: `項目 ${row.item} の項目名が、${rowWords(before).ja}では「${before.itemName}」、ここでは「${row.itemName}」です（1つの項目の名前は1つにそろえ、別の項目なら項目を分けてください）`,
        en: `the item ${row.item} has the name "${before.itemName}" in ${rowWords(before).en} and "${row.itemName}" here (give an item one name, and another item another id)`,
      });
    }
    if (!before) ids.set(id, row);
    const namesake = namesSeen.get(folded(name.ja));
    if (!namesake) namesSeen.set(folded(name.ja), row);
    else if (items.get(namesake.item)!.item.id !== id) {
      tell({
        ja: `項目 ${row.item} の名前は「${name.ja}」で、項目 ${namesake.item}（${rowWords(namesake).ja}）と同じです。見分けられるよう、項目名を変えてください`,
        en: `the item ${row.item} is called "${name.ja}", as is the item ${namesake.item} (${rowWords(namesake).en}); change a name so that they can be told apart`,
      });
    }
  }
  return { items, groups: [...catalog.groups, OWN_GROUP], problems };
}

/** The catalog's item that a text names, in full width or half, by its id or its name. */
function knownItem(text: string, { items }: Pick<Catalog, "items">): Item | undefined {
  const exact = items.find((item) => item.id === text) ?? items.find((item) => item.name.ja === text);
  if (exact) return exact;
  const like = items.filter(({ id, name }) => [id, name.ja].some((one) => folded(one) === folded(text)));
  return like.length === 1 ? like[0] : undefined;
}

/** Is a name that of another item, or of something of another group (糖尿病 beside q08-smoking)? Words of one's own are not. */
function isOfAnother(name: string, known: Item, catalog: Catalog): boolean {
  const named = knownItem(name, catalog);
  if (named) return named.id !== known.id;
  const meant = itemsMeant(catalog, name);
  if (meant.kind === "elsewhere") return true;
  return meant.items.length > 0 && meant.items.every(({ group }) => group !== known.group);
}

/** The item that a file means: one of the catalog by id or name, else one of its own. */
export function ownItem(text: string, name: string, catalog: Pick<Catalog, "items">): OwnItem {
  const known = knownItem(text, catalog);
  const own = ITEM_ID.test(text)
    ? text
    : `own-${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
  const key = `own-${known?.id ?? own}`;
  const names = known?.name ?? { ja: name, en: name };
  return {
    item: {
      id: known?.id ?? own,
      standard: true,
      group: known?.group ?? OWN_GROUP.id,
      table: key,
      name: names,
      ...(known?.description && { description: known.description }),
      direction: known?.direction ?? "high-is-worse",
      hit: { labels: [CASE.label] },
    },
    table: {
      key,
      kind: "checkup",
      titles: [],
      name: names,
      unit: null,
      from: 1,
      blocks: null,
      setAside: null,
    },
  };
}
