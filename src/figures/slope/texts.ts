import { countMarks } from "../../model/trends.js";
import type { Bilingual, Language } from "../../text/language.js";
import { plain } from "../../text/numbers.js";
import { agesName, prefectureName } from "../figure-input.js";
import { trendReading, yearsName } from "../over-years/trend-figure.js";
import { measureName } from "../reading.js";
import { regionWords } from "../region-words.js";
import type { SlopeInput, SlopeYears } from "./input.js";
import type { SlopeLine } from "./lines.js";

/** 〈埼玉県〉平成30～令和4年度 特定健康診査【喫煙】二次医療圏別の変化（40–74歳） */
export function titleOf(input: SlopeInput, { first, last }: SlopeYears): string {
  const { language, item, ages } = input;
  const name = prefectureName(input);
  const years = yearsName([first, last], language);
  const { long } = regionWords(input.trends);
  return language === "ja"
    ? `〈${name}〉${years} 特定健康診査【${item.name.ja}】${long.ja}別の変化（${agesName(ages, "ja")}）`
    : `${name}, ${item.name.en}: change by ${long.en}, specific health checkups ${years} (ages ${ages.replace("-", "–")})`;
}

const RANGES_DIFFER = {
  ja: "縦の範囲は男女で異なる（同じ傾きが同じ変化ではない）。",
  en: " The ranges of men and women differ: equal slopes are not equal changes.",
} as const satisfies Bilingual;

/** How to read the ratios, and what the heights mean. */
export function readingText(input: SlopeInput, isShared: boolean): string {
  const { language, reference } = input;
  const ranges = isShared ? "" : RANGES_DIFFER[language];
  return language === "ja"
    ? `${trendReading(input)}縦の位置は${measureName(input)}、0の横線が${reference.ja}。${ranges}`
    : `${trendReading(input)} Heights: ${measureName(input)}; the level of 0 is ${reference.en}.${ranges}`;
}

/** How far the levels of the grid are apart. */
export function levelsText([first = 0, second = 0]: readonly number[], language: Language): string {
  const step = second - first;
  return language === "ja" ? `横線は${step}ポイントごと` : `levels: every ${step} points`;
}

/** How many areas change by more than what is usual, and how many would be marked if nothing had happened. */
export function countsText(lines: readonly SlopeLine[], language: Language): string {
  const areas = lines.filter(({ isPrefecture }) => !isPrefecture);
  const joinedAreas = areas.filter(({ apart }) => apart === null);
  const { judged, byChance95 } = countMarks(joinedAreas.map(({ trend }) => trend));
  const count = (of: SlopeLine["direction"]) =>
    joinedAreas.filter(({ direction }) => direction === of).length;
  const [rising, falling] = [count("rising"), count("falling")];
  const rest = judged - rising - falling;
  const apart = areas.length - joinedAreas.length;
  const others = joinedAreas.length - judged;
  const chance = plain(byChance95, 1);
  const { one, several } = regionWords(areas.map(({ trend }) => trend));
  const ja = language === "ja";
  const moves = ja
    ? `上昇した${one.ja} ${rising}、低下 ${falling}、ふだんの動きの範囲内 ${rest}`
    : `${several.en} rising ${rising}, falling ${falling}, as usual ${rest}`;
  const parts = [
    ...(judged > 0 ? [moves] : []),
    ...(others > 0 ? [`${ja ? "判定しない" : "not judged"} ${others}`] : []),
    ...(apart > 0 ? [`${ja ? "結べない" : "not joined"} ${apart}`] : []),
  ].join(ja ? "、" : ", ");
  if (judged === 0) return parts;
  return parts + (ja ? `（偶然だけでも最大${chance}）` : ` (by chance alone up to ${chance})`);
}
