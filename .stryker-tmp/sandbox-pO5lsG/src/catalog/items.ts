// @ts-nocheck
import { Failure } from "../text/failure.js";
import { visibleTexts } from "../text/visible-text.js";
import { complaint } from "./complaint.js";
import { itemProblem } from "./consistency.js";
import { type Catalog, type Item, userItemsFileSchema } from "./schema.js";
import { suggest } from "./suggest.js";

/** The 46 items, in the order in which everything prints them. */
export function standardItems(catalog: Catalog): readonly Item[] {
  return catalog.items.filter((item) => item.standard);
}

/** The items of the given ids, in the given order, each once. */
export function selectItems(catalog: Catalog, ids: readonly string[]): readonly Item[] {
  return [...new Set(ids)].map((id) => findItem(catalog, id));
}

/** The item of an id. An unknown one is wrong usage, answered with the ids that look like it. */
export function findItem(catalog: Catalog, id: string): Item {
  const found = catalog.items.find((item) => item.id === id);
  if (found) return found;
  const near = catalog.items.filter(({ name }) => name.ja === id || name.en === id).map((item) => item.id);
  if (near.length === 0) {
    near.push(
      ...suggest(
        id,
        catalog.items.map((item) => item.id),
      ),
    );
  }
  throw new Failure(
    near.length > 0
      ? {
          ja: `「${id}」という項目はありません。もしかして: ${near.join("、")}`,
          en: `there is no item "${id}". Did you mean ${near.join(", ")}?`,
        }
      : {
          ja: `「${id}」という項目はありません。一覧は ndb-ratio items --all で表示できます`,
          en: `there is no item "${id}". \`ndb-ratio items --all\` lists them`,
        },
    { exitCode: 2 },
  );
}

/** A user's own items (JSON, `{"items": […]}` in the schema of data/items.json), checked against the catalog. */
export function readItemsFile(catalog: Catalog, text: string, path: string): readonly Item[] {
  const place = { file: path };
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    const message = (cause as Error).message;
    throw new Failure(
      { ja: `JSON として読めません: ${message}`, en: `not valid JSON: ${message}` },
      { place },
    );
  }
  const result = userItemsFileSchema.safeParse(content);
  if (!result.success) throw new Failure(complaint(result.error, content), { place });

  const taken = new Set(catalog.items.map((item) => item.id));
  result.data.items.forEach((item, index) => {
    const problem = taken.has(item.id)
      ? {
          ja: `id: 「${item.id}」はすでに使われています。別の id を付けてください`,
          en: `id: "${item.id}" is already in use; choose another id`,
        }
      : itemProblem(item, catalog);
    if (problem) {
      throw new Failure(
        { ja: `items[${index}].${problem.ja}`, en: `items[${index}].${problem.en}` },
        { place },
      );
    }
    taken.add(item.id);
  });
  return visibleTexts(result.data.items);
}

/** The catalog with more items behind its own. */
export function withItems(catalog: Catalog, items: readonly Item[]): Catalog {
  return { ...catalog, items: [...catalog.items, ...items] };
}
