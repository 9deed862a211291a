import type { Area, Catalog } from "../catalog/schema.js";
import { comparable } from "./files/text.js";

/** What people write after the name, or leave out. */
const SUFFIX = /(二次|2次)?(保健)?(医療|福祉)*(圏域|圏|区域|地域)$/;
/** Signs between the parts of a name. */
const BETWEEN = /[・･.,、，/／()（）「」\-‐－―ー]/g;
/** Characters that stand for one another in names of places. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/[ヶケがガヵカ]/g, "ケ"],
  [/[ノの之]/g, "ノ"],
  [/[ツっッつ]/g, "ツ"],
  [/[﨑嵜]/g, "崎"],
  [/[龍竜]/g, "竜"],
  [/[邉邊]/g, "辺"],
  [/[嶋嶌]/g, "島"],
  [/[澤]/g, "沢"],
  [/[濱濵]/g, "浜"],
  [/[國]/g, "国"],
];

/** A name with one spelling of what people write in several, without white space and signs. */
export function inOneSpelling(name: string): string {
  let plain = comparable(name).replace(BETWEEN, "");
  for (const [variants, one] of VARIANTS) plain = plain.replace(variants, one);
  return plain;
}

/** The same without what stands behind the name of an area. */
function folded(name: string): string {
  let plain = inOneSpelling(name);
  for (let shorter = plain.replace(SUFFIX, ""); shorter !== "" && shorter !== plain; ) {
    plain = shorter;
    shorter = plain.replace(SUFFIX, "");
  }
  return plain;
}

/** How a name in a table goes with the name that the list has for its code. */
export type NameAgreement =
  | "same"
  /** The list has the name, for another area. */
  | "another-area"
  /** The list does not have it. */
  | "unknown";

/**
 * Does an area's name go with its code? Spelling is not weighed: ヶ and ケ, white space, 医療圏 after the name, the
 * prefecture before it, the list's name within a longer one.
 *
 * @param catalog whose list is that of the table's year
 */
export function nameAgreement(
  found: string,
  area: Area,
  catalog: Pick<Catalog, "areas" | "prefectures">,
): NameAgreement {
  const prefecture = catalog.prefectures.find(({ code }) => code === area.prefectureCode)?.name.ja ?? "";
  const names = [folded(found), withoutPrefix(folded(found), prefecture)];
  const expected = folded(area.name);
  if (names.includes(expected)) return "same";
  const others = catalog.areas.filter(({ code }) => code !== area.code).map((other) => folded(other.name));
  if (names.some((name) => others.includes(name))) return "another-area";
  const isPart = names.some((name) => name !== "" && (name.includes(expected) || expected.includes(name)));
  return isPart ? "same" : "unknown";
}

function withoutPrefix(name: string, prefecture: string): string {
  for (const prefix of [folded(prefecture), folded(prefecture).replace(/[都府県]$/, "")]) {
    if (prefix !== "" && name.startsWith(prefix) && name.length > prefix.length)
      return name.slice(prefix.length);
  }
  return name;
}
