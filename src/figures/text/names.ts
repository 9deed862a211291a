import { grouped } from "../../model/grouped.js";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import type { Bilingual, Language } from "../../text/language.js";
import { SEX_NAMES } from "../figure-input.js";

const MOST_NAMED = 6;

/**
 * The first names of a list, and how many more there are: 東部、西部 ほか3.
 *
 * @param rest how that is said in Japanese
 */
export function firstNames(
  names: readonly string[],
  language: Language,
  most = MOST_NAMED,
  rest = (more: number) => ` ほか${more}`,
): string {
  const ja = language === "ja";
  const list = names.slice(0, most).join(ja ? "、" : ", ");
  const more = names.length - most;
  if (more <= 0) return list;
  return list + (ja ? rest(more) : ` and ${more} more`);
}

/** A list under its head: 結果に値がない都道府県：埼玉県、千葉県。 */
export const underHead = ({ ja, en }: Bilingual, list: string, language: Language): string =>
  language === "ja" ? `${ja}：${list}。` : `${en}: ${list}.`;

/** A note that names the first of what it is of; none where there is none. */
export const listNote = (
  head: Bilingual,
  names: readonly string[],
  language: Language,
  most = MOST_NAMED,
): string[] => (names.length === 0 ? [] : [underHead(head, firstNames(names, language, most), language)]);

type NamedRow = Pick<FigureRow, "code" | "name" | "sex"> & { readonly item?: string };

const MEN_AND_WOMEN: Bilingual = { ja: "男女とも", en: "men and women" };

/** A region's name with its sexes: 東部（男女とも）, Tobu (men). */
export function nameWithSexes(
  name: string,
  sexes: readonly SexOrBoth[],
  language: Language,
  of = "",
): string {
  const ja = language === "ja";
  const areMenAndWomen = sexes.length === 2 && !sexes.includes("both");
  const words = areMenAndWomen
    ? MEN_AND_WOMEN[language]
    : ja
      ? sexes.map((sex) => SEX_NAMES[sex].ja).join("・")
      : sexes.map((sex) => SEX_NAMES[sex].en.toLowerCase()).join(", ");
  return ja ? `${name}（${words}${of}）` : `${name} (${words}${of})`;
}

/**
 * Whose rows are, each region once: 東部（男女とも、喫煙）, Tobu (men, Smoking).
 *
 * @param itemName of figures with several items, which are named too
 */
export function rowNames(
  rows: readonly NamedRow[],
  language: Language,
  itemName?: (id: string) => string,
): readonly string[] {
  return [...grouped(rows, ({ code, item }) => `${code} ${itemName ? item : ""}`).values()].map((own) => {
    const { name, item } = own[0]!;
    const sexes = [...new Set(own.map(({ sex }) => sex))];
    const of = itemName && item !== undefined ? `${language === "ja" ? "、" : ", "}${itemName(item)}` : "";
    return nameWithSexes(name, sexes, language, of);
  });
}
