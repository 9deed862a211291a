import type { FigureRow } from "../model/ratios.js";
import type { Language } from "../text/language.js";
import { isImplausible, SEX_NAMES } from "./figure-input.js";

const MOST_NAMED = 6;

/**
 * Names the regions whose values look like errors of the source, a note of its own below the figure; none without any.
 *
 * @param itemName of figures with several items, which are named too
 */
export function implausibleNotes(
  rows: Iterable<Pick<FigureRow, "name" | "sex" | "flags"> & { readonly item?: string }>,
  language: Language,
  itemName?: (id: string) => string,
): string[] {
  const ja = language === "ja";
  const named = new Set<string>();
  for (const { name, sex, item, flags } of rows) {
    if (!isImplausible({ flags })) continue;
    const of = itemName && item !== undefined ? (ja ? `、${itemName(item)}` : `, ${itemName(item)}`) : "";
    named.add(
      ja ? `${name}（${SEX_NAMES[sex].ja}${of}）` : `${name} (${SEX_NAMES[sex].en.toLowerCase()}${of})`,
    );
  }
  if (named.size === 0) return [];
  const list = [...named].slice(0, MOST_NAMED).join(ja ? "、" : ", ");
  const more = named.size - MOST_NAMED;
  return [
    ja
      ? `元の表の誤りとみられる人数を含む値（判定と順位から除いた）：${list}${more > 0 ? ` ほか${more}` : ""}。`
      : `Values made of counts that look like errors of the source (without mark and rank): ${list}${more > 0 ? ` and ${more} more` : ""}.`,
  ];
}
