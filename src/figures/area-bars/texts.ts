import { isMarked } from "../../model/marks.js";
import type { FigureRow } from "../../model/ratios.js";
import type { Bilingual } from "../../text/language.js";
import { agesName, type FigureInput, isImplausible, SEX_NAMES, sexesOf } from "../figure-input.js";
import { countsNotes } from "../notes/counts-notes.js";
import { measureName, rateInTitle, referenceNote, suppressionNote, together } from "../reading.js";
import { regionWords } from "../region-words.js";
import { firstNames } from "../text/names.js";
import type { AreaBarsInput } from "./rows.js";

/** 〈埼玉県〉令和2年度 特定健康診査【BMI≥25.0】（全国と比較） */
export function titleOf(input: AreaBarsInput): string {
  const { prefecture, era, item, reference, language } = input;
  const what = rateInTitle(input);
  const [only] = input.ages.length === 1 ? input.ages : [];
  const ages = only === undefined ? "" : agesName(only, language);
  return language === "ja"
    ? `〈${prefecture.name}〉${era.ja} 特定健康診査【${item.name.ja}】${what}（${reference.ja}と比較${ages && `、${ages}`}）`
    : `${prefecture.english ?? prefecture.name}: ${item.name.en}${what}, specific health checkups ${era.en} (compared with ${reference.en}${ages && `, ${ages}`})`;
}

/** Says with which rates the diamonds were made. */
function secondNotes({ second, language }: AreaBarsInput, seconds: readonly FigureRow[]): string[] {
  if (!second) return [];
  const { ja, en, long } = second.reference;
  const isDoubted = seconds.some((row) => isImplausible(row) && !row.flags.includes("is-reference"));
  if (language === "ja") {
    const doubt = isDoubted
      ? `${ja}か地域の人数に元データの誤りとみられるものがあり、それに大きく左右される値には菱形がない。`
      : "";
    return [
      `菱形の基準は${long.ja}の性・年齢階級別該当率。取りうる範囲には${ja}の秘匿された人数の分も含む。${doubt}`,
    ];
  }
  const doubt = isDoubted
    ? ` None stands where counts of ${en} or of the region that look like errors of the source move it far.`
    : "";
  return [
    `Diamonds: against the rates of ${long.en}; what suppression leaves of them covers the hidden counts of ${en} too.${doubt}`,
  ];
}

/** How the figure was made. Made-up numbers are not the ministry's: a figure with a note carries no credit. */
export function notesOf(
  input: AreaBarsInput,
  rows: readonly FigureRow[],
  seconds: readonly FigureRow[],
  absent: readonly string[],
): string[] {
  const { domain, language } = input;
  const range: Bilingual = domain
    ? { ja: "縦軸の範囲は全図で共通。", en: "All figures have the same vertical range." }
    : { ja: "縦軸の範囲は図により異なる。", en: "The vertical range differs from figure to figure." };
  return [
    together([suppressionNote(input), range[language], referenceNote(input)], language),
    ...noDotsNotes(rows, input),
    ...secondNotes(input, seconds),
    ...absent,
    ...countsNotes(input, rows),
  ];
}

/** What the figure shows, for those who cannot see it. */
export function formOf(input: AreaBarsInput): string {
  const { language } = input;
  const sexes = sexesOf(input);
  const [only] = sexes.length === 1 ? sexes : [];
  const { long } = regionWords(input.rows);
  const panels =
    language === "ja"
      ? `${only ? SEX_NAMES[only].ja : "男女"}・${long.ja}別の棒グラフ`
      : `bars by ${only ? "" : "sex and "}${long.en}${only ? `, ${SEX_NAMES[only].en.toLowerCase()}` : ""}`;
  return `${measureName(input)}${language === "ja" ? "、" : ", "}${panels}`;
}

/** Says, where rings alone are drawn, why the regions that are judged by the spread have no circle. */
function noDotsNotes(
  rows: readonly FigureRow[],
  input: Pick<FigureInput, "prefecture" | "listed" | "language">,
): string[] {
  const known = rows.filter(({ difference }) => difference !== null);
  const judged = known.filter(({ adjustedMark }) => adjustedMark !== null);
  const hasRings = known.some(({ adjustedMark, mark }) => adjustedMark === null && isMarked(mark));
  if (judged.length === 0 || !hasRings || judged.some(({ adjustedMark }) => isMarked(adjustedMark)))
    return [];
  const names = firstNames([...new Set(judged.map(({ name }) => name))], input.language);
  return [
    input.language === "ja"
      ? `${names}に丸印がないのは、同じ規模の地域のばらつきを超えないため。`
      : `Without a circle, since the spread among regions of its size explains it: ${names}.`,
  ];
}
