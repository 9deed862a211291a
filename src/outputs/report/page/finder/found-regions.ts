import { isInPrefecture, isPrefecture } from "../../../../catalog/levels.js";
import { regionsOf } from "../../choice.js";
import type { GridRegion, ReportHeader } from "../../packed/format.js";

/** So many are offered at once. */
const MOST = 10;
/** From katakana to hiragana. */
const KATAKANA = /[ァ-ヶ]/g;
const TO_HIRAGANA = 0x60;

/**
 * A text as texts are compared: full and half width, katakana and hiragana, small and capital letters are alike, and
 * spaces and dots are left out.
 */
const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s・]+/g, "")
    .replaceAll(KATAKANA, (sign) => String.fromCodePoint(sign.codePointAt(0)! - TO_HIRAGANA));

/** The prefectures and their regions of a page, each once. */
export function regionsOfPage({ grids, trends }: ReportHeader): GridRegion[] {
  const all = regionsOf(trends ? [...grids, trends] : grids);
  return all.filter(({ level }) => isPrefecture(level) || isInPrefecture(level));
}

/**
 * The regions that a text can mean: first those whose name or code begins with it, then those that hold it; prefectures
 * before their areas. Names are looked at in kanji and kana, those of prefectures in English too. None for no text.
 */
export function foundRegions(
  text: string,
  regions: readonly GridRegion[],
  { readings, catalog }: Pick<ReportHeader, "readings" | "catalog">,
): GridRegion[] {
  const wanted = folded(text);
  if (wanted === "") return [];
  const english = new Map(catalog.prefectures.map(({ code, name }) => [code, name.en]));
  const ranked = regions.flatMap((region) => {
    const { code, name } = region;
    const names = [name, readings[name] ?? "", english.get(code) ?? "", code].map(folded);
    if (names.some((one) => one.startsWith(wanted))) return [{ region, rank: 0 }];
    return names.some((one) => one.includes(wanted)) ? [{ region, rank: 1 }] : [];
  });
  const level = ({ region }: (typeof ranked)[number]) => (isPrefecture(region.level) ? 0 : 1);
  return ranked
    .sort((a, b) => a.rank - b.rank || level(a) - level(b) || (a.region.code < b.region.code ? -1 : 1))
    .slice(0, MOST)
    .map(({ region }) => region);
}
