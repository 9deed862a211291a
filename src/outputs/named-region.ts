import { isNation, isPrefecture, NATION_NAME } from "../catalog/levels.js";
import type { Prefecture } from "../catalog/schema.js";
import type { RatioRow } from "../model/ratios.js";
import type { Language } from "../text/language.js";

/** The name of a region in lists and tables for people: Saitama of a prefecture in English; an area has its Japanese name alone. */
export function regionName(
  { level, code, name }: Pick<RatioRow, "level" | "code" | "name">,
  prefectures: readonly Prefecture[],
  language: Language,
): string {
  if (isNation(level)) return NATION_NAME[language];
  return isPrefecture(level) ? (prefectures.find((one) => one.code === code)?.name[language] ?? name) : name;
}
