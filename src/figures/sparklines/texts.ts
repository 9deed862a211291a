import type { FigureTrend } from "../../model/trends.js";
import type { Bilingual, Language } from "../../text/language.js";
import { MINUS } from "../../text/numbers.js";
import { WIDE } from "../difference-scale.js";
import { agesName, areasOf, type FigureItem, prefectureName } from "../figure-input.js";
import { yearsName } from "../over-years/trend-figure.js";
import { listNote } from "../text/names.js";
import { LEAST_SPAN, type SparklinesInput } from "./rows.js";

/**
 * 〈埼玉県 秩父〉平成30～令和4年度 特定健康診査　46項目の推移（全国と比較、40–74歳）
 *
 * @param trends those of the region, one at least
 * @param count how many items are shown
 */
export function titleOf(input: SparklinesInput, trends: readonly FigureTrend[], count: number): string {
  const { prefecture, areaCode, language, years, reference } = input;
  const area = areasOf(trends, prefecture.code).find(({ code }) => code === areaCode);
  const ages = agesName(trends[0]!.ages, language);
  const time = yearsName(years, language);
  const place = language === "ja" ? [prefecture.name, area?.name] : [area?.name, prefectureName(input)];
  const name = place.filter(Boolean).join(language === "ja" ? " " : ", ");
  return language === "ja"
    ? `〈${name}〉${time} 特定健康診査　${count}項目の推移（${reference.ja}と比較、${ages}）`
    : `${name}: ${count} items over the years, specific health checkups ${time} (compared with ${reference.en}, ages ${ages.replace(" years", "")})`;
}

/** What the numbers beside the lines are, and how far the frames reach. @param isWide is a range wide? Grey says it */
export const numbersNote = (isWide: boolean, language: Language): string =>
  language === "ja"
    ? `数値は比${MINUS}100。最初と最後は、最後の切れ目より後の値。縦軸は項目ごとに異なり（左の小さい数字が上端と下端）、幅は${LEAST_SPAN}ポイント以上。${isWide ? `灰色の数値は取りうる範囲の幅が${WIDE}ポイントを超える。` : ""}`
    : `Figures: ratio − 100, first and last of the values after the last break. Each item has its own vertical range (small figures on the left: its ends), of ${LEAST_SPAN} points or more.${isWide ? ` Grey figures: suppression leaves more than ${WIDE} points.` : ""}`;

const NONE: Bilingual = { ja: "結果のない項目", en: "No results of" };
const UNKNOWN: Bilingual = { ja: "どの年度も算出できない項目", en: "Not computable in any year" };

/**
 * Names the items of which nothing can be shown.
 *
 * @param none without a trend
 * @param unknown without a ratio in any year
 */
export function missingNotes(
  none: readonly FigureItem[],
  unknown: readonly FigureItem[],
  language: Language,
): string[] {
  const note = (items: readonly FigureItem[], why: Bilingual) =>
    listNote(
      why,
      items.map(({ name }) => name[language]),
      language,
      items.length,
    );
  return [...note(none, NONE), ...note(unknown, UNKNOWN)];
}
