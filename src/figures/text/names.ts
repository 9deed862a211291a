import type { FigureRow } from "../../model/ratios.js";
import type { Bilingual, Language } from "../../text/language.js";
import { SEX_NAMES } from "../figure-input.js";

const MOST_NAMED = 6;

/** The first names of a list, and how many more there are: 東部、西部 ほか3. */
export function firstNames(names: readonly string[], language: Language, most = MOST_NAMED): string {
  const ja = language === "ja";
  const list = names.slice(0, most).join(ja ? "、" : ", ");
  const more = names.length - most;
  if (more <= 0) return list;
  return ja ? `${list} ほか${more}` : `${list} and ${more} more`;
}

/** A note that names the first of what it is of: 結果に値がない都道府県：埼玉県、千葉県。 None where there is none. */
export function listNote({ ja, en }: Bilingual, names: readonly string[], language: Language): string[] {
  if (names.length === 0) return [];
  const list = firstNames(names, language);
  return [language === "ja" ? `${ja}：${list}。` : `${en}: ${list}.`];
}

/**
 * Whose a row is: 東部（男性、喫煙）, Tobu (men, Smoking).
 *
 * @param itemName of figures with several items, which are named too
 */
export function rowName(
  { name, sex, item }: Pick<FigureRow, "name" | "sex"> & { readonly item?: string },
  language: Language,
  itemName?: (id: string) => string,
): string {
  const ja = language === "ja";
  const of = itemName && item !== undefined ? (ja ? `、${itemName(item)}` : `, ${itemName(item)}`) : "";
  return ja ? `${name}（${SEX_NAMES[sex].ja}${of}）` : `${name} (${SEX_NAMES[sex].en.toLowerCase()}${of})`;
}
