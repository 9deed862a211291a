import { type Failure, failureAt, misuse } from "../../text/failure.js";
import type { Bilingual, Language } from "../../text/language.js";
import { visibleTexts } from "../../text/visible-text.js";
import { checkedContent, jsonOf } from "../checked-content.js";
import { type Catalog, type Item, userItemsFileSchema } from "../schema.js";
import { suggest } from "../suggest.js";
import { itemsMeant } from "./item-names.js";
import { itemProblem } from "./item-problem.js";

/** The 46 items, in the order in which everything prints them. */
export function standardItems(catalog: Catalog): readonly Item[] {
  return catalog.items.filter((item) => item.standard);
}

/** The items of the given ids or names, in the given order, each once. */
export function selectItems(catalog: Catalog, ids: readonly string[]): readonly Item[] {
  return [...new Set(ids.map((id) => findItem(catalog, id)))];
}

/**
 * The item of an id, or of a name as people type it. What means several items, or none, is wrong usage, answered with those that it
 * can mean.
 *
 * @throws Failure (`exitCode` 2)
 */
export function findItem(catalog: Catalog, text: string): Item {
  const found = catalog.items.find((item) => item.id === text);
  if (found) return found;
  const meant = itemsMeant(catalog, text);
  if (meant.kind === "elsewhere") throw notInOpenData(text, meant.name);
  const [item, another] = meant.items;
  if (item && !another) return item;
  throw item ? severalMeant(text, meant.items) : unknownItem(catalog, text);
}

function notInOpenData(text: string, name: Bilingual): Failure {
  return misuse({
    ja: `「${text}」：NDBオープンデータには${name.ja}の表がありません。手元の集計があれば、独自の集計として同じように計算できます（ndb-ratio help own-data）。ある項目の一覧は ndb-ratio items です`,
    en: `"${text}": the NDB Open Data have no table of ${name.en}. Counts of your own can be computed in the same way (\`ndb-ratio help own-data\`); \`ndb-ratio items\` lists the items that there are`,
  });
}

const MOST_LISTED = 12;

function severalMeant(text: string, items: readonly Item[]): Failure {
  // Those of the 46 are meant more often.
  const ordered = [...items.filter(({ standard }) => standard), ...items.filter(({ standard }) => !standard)];
  const more = ordered.length - MOST_LISTED;
  const list = (language: Language) =>
    ordered
      .slice(0, MOST_LISTED)
      .map(({ id, name }) => `\n  ${id}  ${name[language]}`)
      .join("");
  return misuse({
    ja: `「${text}」に当てはまる項目が${items.length}つあります。id か名前で1つを指定してください（複数ならコンマで並べます）${list("ja")}${more > 0 ? `\n  ほか${more}項目` : ""}`,
    en: `"${text}" can mean ${items.length} items. Give the id or the name of one (or several with commas)${list("en")}${more > 0 ? `\n  and ${more} more` : ""}`,
  });
}

function unknownItem(catalog: Catalog, text: string): Failure {
  const near = suggest(
    text,
    catalog.items.map((item) => item.id),
  );
  return misuse(
    near.length > 0
      ? {
          ja: `「${text}」という項目はありません。もしかして: ${near.join("、")}`,
          en: `there is no item "${text}". Did you mean ${near.join(", ")}?`,
        }
      : {
          ja: `「${text}」という項目はありません。一覧は ndb-ratio items --all で表示できます`,
          en: `there is no item "${text}". \`ndb-ratio items --all\` lists them`,
        },
  );
}

/**
 * A user's own items (JSON, `{"items": […]}` in the schema of data/items.json), checked against the catalog.
 *
 * @throws Failure with the file where it is no JSON, breaks the schema or takes an id that is known
 */
export function readItemsFile(catalog: Catalog, text: string, path: string): readonly Item[] {
  const content = jsonOf(text, path);
  const { items } = checkedContent(userItemsFileSchema, content, path);

  const taken = new Set(catalog.items.map((item) => item.id));
  items.forEach((item, index) => {
    const problem = taken.has(item.id)
      ? {
          ja: `id: 「${item.id}」はすでに使われています。別の id を付けてください`,
          en: `id: "${item.id}" is already in use; choose another id`,
        }
      : itemProblem(item, catalog);
    if (problem) {
      throw failureAt(path, { ja: `items[${index}].${problem.ja}`, en: `items[${index}].${problem.en}` });
    }
    taken.add(item.id);
  });
  return visibleTexts(items);
}

/** The catalog with more items behind its own. */
export function withItems(catalog: Catalog, items: readonly Item[]): Catalog {
  return { ...catalog, items: [...catalog.items, ...items] };
}
