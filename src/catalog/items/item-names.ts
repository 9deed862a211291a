import * as z from "zod";
import { ownJson } from "../../process/own-files.js";
import type { Bilingual } from "../../text/language.js";
import { bilingual } from "../basic-schemas.js";
import type { Catalog, Item } from "../schema.js";

const names = z.array(z.string().min(1)).min(1).readonly();

const itemNamesSchema = z.strictObject({
  schema: z.literal("ndb-ratio/item-names@1"),
  note: z.string(),
  /** What people call items beside their names and ids. */
  aliases: z.array(z.strictObject({ names, items: z.array(z.string()).min(1).readonly() })).readonly(),
  /** What people ask for that the Open Data have no table of. */
  elsewhere: z.array(z.strictObject({ names, name: bilingual })).readonly(),
});

let loaded: z.infer<typeof itemNamesSchema> | undefined;

/** The file of names, read and checked only where a text is neither an id nor a name of the catalog. */
export function itemNames(): z.infer<typeof itemNamesSchema> {
  loaded ??= itemNamesSchema.parse(ownJson("data/item-names.json"));
  return loaded;
}

/** What a text can mean. */
export type Meant =
  | { readonly kind: "items"; readonly items: readonly Item[] }
  | { readonly kind: "elsewhere"; readonly name: Bilingual };

/**
 * The items that a text means, however it is typed: as the name in either language ("喫煙", "BMI≥25"), as what people call it
 * ("たばこ"), as the number of a question ("Q8", "質問8"), or as part of a name or an id. The first of these that fits decides, so
 * that "喫煙" is no "非喫煙". No item where nothing fits.
 */
export function itemsMeant(catalog: Pick<Catalog, "items">, text: string): Meant {
  const wanted = folded(text);
  if (wanted === "") return { kind: "items", items: [] };
  const named = catalog.items.filter((item) => namesOf(item).includes(wanted));
  if (named.length > 0) return { kind: "items", items: named };
  const { aliases, elsewhere } = itemNames();
  const isCalled = (one: { readonly names: readonly string[] }) => one.names.map(folded).includes(wanted);
  const alias = aliases.find(isCalled);
  if (alias) return { kind: "items", items: catalog.items.filter(({ id }) => alias.items.includes(id)) };
  const other = elsewhere.find(isCalled);
  if (other) return { kind: "elsewhere", name: other.name };
  const question = /^(?:q|質問|問)(\d{1,2})$/.exec(wanted)?.[1]?.padStart(2, "0");
  const ofQuestion = catalog.items.filter(({ table, standard }) => standard && table === `q${question}`);
  if (ofQuestion.length > 0) return { kind: "items", items: ofQuestion };
  const holding = catalog.items.filter((item) => namesOf(item).some((name) => name.includes(wanted)));
  return { kind: "items", items: holding };
}

const namesOf = ({ id, name }: Item): string[] => [id, name.ja, name.en].map(folded);

/**
 * A name without the differences of typing: full or half width, case, spaces, hyphens, wave dashes and brackets, ≧ and >= for ≥, 以上 for ≥,
 * 25.0 for 25.
 */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u301c∼]/g, "~")
    .toLowerCase()
    .replace(/≧|>=|=>|⩾/g, "≥")
    .replace(/≦|<=|=<|⩽/g, "≤")
    .replace(/[\s_\-‐–−・･()（）]+/g, "")
    .replace(/(\d+)\.0(?!\d)/g, "$1")
    .replace(/^([^\d]+)(\d+(?:\.\d+)?)以上$/, "$1≥$2")
    .replace(/^([^\d]+)(\d+(?:\.\d+)?)以下$/, "$1≤$2")
    .replace(/^([^\d]+)(\d+(?:\.\d+)?)未満$/, "$1<$2");
}
