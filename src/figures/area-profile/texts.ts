import { isMarked } from "../../model/marks.js";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import type { Bilingual, Language } from "../../text/language.js";
import { NO_VALUE, signed } from "../../text/numbers.js";
import { WIDE } from "../difference-scale.js";
import { type FigureItem, prefectureName, SEX_NAMES, type SecondRows } from "../figure-input.js";
import { countsNotes } from "../notes/counts-notes.js";
import { mayBeHidden, referenceNote, suppressionNote, together } from "../reading.js";
import { regionWords } from "../region-words.js";
import { firstNames } from "../text/names.js";
import { type AreaProfileInput, linesOf, type ProfileChoice, type ProfileSide, SIDES } from "./choice.js";
import { type ProfileRanks, ranksNote } from "./ranks.js";

/** Heads of the columns that have the same head for every area. */
export const HEADS = {
  interval: { ja: "比−100と95％信頼区間", en: "ratio − 100, 95% interval" },
  value: { ja: "比−100", en: "ratio − 100" },
  peak: { ja: "差が最大の年齢", en: "most at ages" },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Head of the column of ratios against the prefecture that the area lies in. */
export const secondHead = ({ reference }: SecondRows, language: Language): string =>
  language === "ja" ? `対${reference.ja}` : `vs ${reference.en}`;

/** Says with which rates the ratios of that column are made. */
function secondNotes({ second, language }: AreaProfileInput, { hasRanks }: ProfileRanks): string[] {
  if (!second) return [];
  const { ja, en } = second.reference;
  return [
    language === "ja"
      ? `「対${ja}」は${ja}の性・年齢階級別該当率と比べた比−100と95％信頼区間（${ja}の秘匿された人数の分も含む）。項目の選び方${hasRanks ? "、順位" : ""}、図の点は前の基準による。`
      : `"vs ${en}": ratio − 100 against the rates of ${en} and its 95% interval, which covers the hidden counts of ${en} too. Items${hasRanks ? ", ranks" : ""} and dots go by the first reference.`,
  ];
}

/** Says how items are ordered. Where none is significant there is one order only, and nothing is said. */
function orderNote(choices: readonly ProfileChoice[]): Bilingual {
  if (!choices.flatMap(linesOf).some(({ row }) => isMarked(row.mark))) return { ja: "", en: "" };
  return {
    ja: "有意なものを先に、それぞれ差の大きい順に並べた。",
    en: "Significant items come first, each lot with the furthest first. ",
  };
}

/** Says why the column of ages has no entry for some items. */
function noPeakNotes(choices: readonly ProfileChoice[], input: AreaProfileInput): string[] {
  const lines = choices.flatMap(linesOf);
  if (!lines.some(({ peak, byAge }) => !peak && byAge.some(({ row }) => row))) return [];
  const hides = mayBeHidden(input);
  return [
    input.language === "ja"
      ? `${HEADS.peak.ja}の「${NO_VALUE}」は、40–74歳より差がはっきり大きい年齢がない（95％信頼区間による）${hides ? "か、秘匿された人数により決まらない" : ""}もの。`
      : `${NO_VALUE} in place of ages: none has a 95% interval beyond the value of ages 40–74${hides ? ", or suppression leaves open which differ most" : ""}.`,
  ];
}

/** Head of the bars by age, with the points at which they end. */
export const agesHead = (ageLimit: number, { language }: AreaProfileInput): string =>
  language === "ja" ? `年齢別（上下端 ±${ageLimit}）` : `by age (ends: ±${ageLimit})`;

/** Names of age groups below the bars: "40～" for a 5-year class, which has no room for more; a wide group in full. */
export function shortAges(ages: readonly string[], { language }: AreaProfileInput): Record<string, string> {
  const short = (age: string) =>
    ages.length > 2 ? `${age.split("-")[0]}${language === "ja" ? "～" : "–"}` : age.replace("-", "–");
  return Object.fromEntries(ages.map((age) => [age, short(age)]));
}

/** 〈埼玉県 秩父〉令和2年度 特定健康診査　全国と比べた特徴（40–74歳） */
export function titleOf(area: string, input: AreaProfileInput): string {
  const { prefecture, era, reference, language } = input;
  return language === "ja"
    ? `〈${prefecture.name} ${area}〉${era.ja} 特定健康診査　${reference.ja}と比べた特徴（40–74歳）`
    : `${area}, ${prefectureName(input)}: specific health checkups ${era.en} compared with ${reference.en} (ages 40–74)`;
}

/** Heading of a side: whose items stand below it, of which kind, and how many. */
export function headingOf(choice: ProfileChoice, side: ProfileSide, { language }: AreaProfileInput): string {
  const { [side]: lines, sex } = choice;
  const name = SEX_NAMES[sex][language];
  const none = lines.length === 0;
  if (language === "ja") {
    const what = side === "worst" ? "相対的に課題のある" : "相対的に良好な";
    return `${name}　${what}${none ? "項目なし" : `${lines.length}項目`}`;
  }
  const what = side === "worst" ? "unfavourable" : "favourable";
  return `${name}: ${none ? "no" : lines.length} ${what} ${lines.length === 1 ? "item" : "items"}`;
}

const MOST_TOLD = 3;

/** The figure in words, for those who cannot see it: the first items of each side. */
export function formOf(choices: readonly ProfileChoice[], input: AreaProfileInput): string {
  const ja = input.language === "ja";
  const told = choices.flatMap((choice) =>
    SIDES.flatMap((side) => {
      const items = choice[side]
        .slice(0, MOST_TOLD)
        .map(({ item, row }) => `${item.name[input.language]} ${signed(row.difference, 0)}`);
      const more = choice[side].length > MOST_TOLD ? (ja ? "など" : ", …") : "";
      return items.length === 0
        ? []
        : [`${headingOf(choice, side, input)}${ja ? "：" : ": "}${items.join(ja ? "、" : ", ")}${more}`];
    }),
  );
  return told.join(ja ? "。" : ". ");
}

/** How it was made, and what it does not show. */
export function notesOf(
  choices: readonly ProfileChoice[],
  ranks: ProfileRanks,
  absent: readonly string[],
  input: AreaProfileInput,
): string[] {
  const { areaCode, language } = input;
  const { hasRanks } = ranks;
  const hides = mayBeHidden(input);
  const covers = {
    ja: hides ? `（秘匿による幅を含む）${hasRanks ? "と、秘匿により取りうる順位" : ""}` : "",
    en: hides
      ? `, which covers what suppression leaves open${hasRanks ? ", and the ranks that it allows" : ""}`
      : "",
  };
  /** Has a row a line in the profile? */
  const isShown = ({ sex, item }: FigureRow) =>
    choices.some((choice) => choice.sex === sex && linesOf(choice).some((line) => line.item.id === item));
  const basis = together([suppressionNote(input), referenceNote(input)], language);
  return [
    language === "ja"
      ? `${orderNote(choices).ja}${ranksNote(ranks, input).ja}小さい数字は95％信頼区間${covers.ja}。${basis}`
      : `${orderNote(choices).en}${ranksNote(ranks, input).en}Small figures: 95% interval${covers.en}. ${basis}`,
    ...noPeakNotes(choices, input),
    ...secondNotes(input, ranks),
    ...leftOutNotes(choices, input),
    ...absent,
    ...countsNotes(input, [], {
      items: input.items,
      covered: input.rows.filter((row) => row.code === areaCode && isShown(row)),
    }),
  ];
}

/** Why some items could not be chosen. */
const LEFT_OUT = {
  leftOut: (items: string) => ({
    ja: `秘匿により取りうる範囲の幅が${WIDE}ポイントを超える項目と算出できない項目は選ばなかった（${items}）。`,
    en: `Not chosen from, since suppression leaves a range wider than ${WIDE} points or no ratio: ${items}.`,
  }),
  implausible: (items: string) => ({
    ja: `元データの誤りとみられる人数を含む項目は選ばなかった（${items}）。`,
    en: `Not chosen from, since their counts look like errors of the source: ${items}.`,
  }),
  absent: (items: string, region: Bilingual) => ({
    ja: `この${region.ja}の値が結果にない項目（${items}）。`,
    en: `Items of which the result has no value of this ${region.en}: ${items}.`,
  }),
} as const;

function leftOutNotes(choices: readonly ProfileChoice[], input: AreaProfileInput): string[] {
  const { language } = input;
  const { one } = regionWords(input.rows);
  return (["leftOut", "implausible", "absent"] as const).flatMap((why) => {
    const parts = choices.flatMap((choice) => namesOf(choice[why], choice.sex, language));
    return parts.length === 0
      ? []
      : [LEFT_OUT[why](parts.join(language === "ja" ? "。" : "; "), one)[language]];
  });
}

/** Names of one sex's items; of many the first, and how many there are. */
function namesOf(items: readonly FigureItem[], sex: SexOrBoth, language: Language): string[] {
  if (items.length === 0) return [];
  const names = items.map(({ name }) => name[language]);
  const list = firstNames(names, language, undefined, () => `など${items.length}項目`);
  return [
    language === "ja" ? `${SEX_NAMES[sex].ja}は${list}` : `${SEX_NAMES[sex].en.toLowerCase()} (${list})`,
  ];
}
