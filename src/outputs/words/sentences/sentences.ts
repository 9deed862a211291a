import { isInPrefecture } from "../../../catalog/levels.js";
import { isWide } from "../../../figures/difference-scale.js";
import { prefectureName, SEX_NAMES } from "../../../figures/figure-input.js";
import { type RegionWords, regionWords } from "../../../figures/region-words.js";
import { rankRange } from "../../../model/ranked-regions.js";
import { type FigureRow, hasRatio, type SexOrBoth } from "../../../model/ratios.js";
import type { Bilingual, Language } from "../../../text/language.js";
import { signed, times, timesEnd } from "../../../text/numbers.js";
import { type Judgement, judgement } from "../facts.js";
import type { WordsInput } from "../input.js";
import { boundsText, range } from "./numbers.js";

/** The rows of an item of the subject, a sex each, and those that it is compared with. */
export interface SexRows {
  readonly sex: SexOrBoth;
  readonly subject: FigureRow | undefined;
  /** The prefecture's areas. */
  readonly areas: readonly FigureRow[];
  readonly prefecture: FigureRow | undefined;
}

/** What an item says of the prefecture or area itself: one sentence, a part each sex. */
export function statement(input: WordsInput, bySex: readonly SexRows[]): string[] {
  const { language, area } = input;
  const name = area?.name ?? prefectureName(input);
  const isItself = (row: FigureRow | undefined) => row !== undefined && judgement(row) === "reference";
  if (bySex.every(({ subject }) => isItself(subject))) {
    return [language === "ja" ? `${name}は比較の基準そのもの。` : `${name} is the reference itself.`];
  }
  const [first] = bySex;
  const areAlike = bySex.length > 1 && bySex.every((rows) => kindOf(rows) === kindOf(first!));
  if (areAlike && kindOf(first!) === "no-ratio") {
    return [
      language === "ja"
        ? `${name}は、男女とも算出できない。`
        : `${name}: neither men nor women have a ratio that can be computed.`,
    ];
  }
  if (areAlike && kindOf(first!) === "implausible") {
    const values = bySex.map(({ sex, subject }) => {
      const value = signed(subject!.difference ?? Number.NaN, 1);
      return language === "ja" ? SEX_NAMES[sex].ja + value : `${SEX_NAMES[sex].en.toLowerCase()} ${value}`;
    });
    return [
      language === "ja"
        ? `${name}は、男女とも元データの誤りとみられる値（${values.join("、")}）のため、高いか低いかを判断できない。`
        : `${name}: the values (${values.join(", ")}) look like errors of the source, so they are not judged.`,
    ];
  }
  // In Japanese a verb ends a sentence: 男性は算出できない、女性は… is none.
  const isApart = bySex.some((rows) => WITH_VERB.includes(kindOf(rows)));
  const parts = bySex.map(({ sex, subject }) => {
    const sexName = SEX_NAMES[sex][language];
    return language === "ja"
      ? `${sexName}は${said(subject, input)}`
      : `${sexName.toLowerCase()} ${said(subject, input)}`;
  });
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    if (language === "ja")
      return `${index === 0 ? `${name}の` : ""}${part}${isLast || isApart ? "。" : "、"}`;
    return `${index === 0 ? `${name}: ` : ""}${part}${isLast ? "." : "; "}`;
  });
}

/** What is said of a region that is compared with itself. */
export const itselfText = ({ ja, en }: Bilingual): Bilingual => ({
  ja: `${ja}は比較の基準そのもので、どの項目も0になる。`,
  en: `${en} is the reference itself: each of its values is 0.`,
});

const kindOf = ({ subject }: SexRows): Judgement => (subject ? judgement(subject) : "no-ratio");

/** What is said of these has a verb. */
const WITH_VERB: readonly Judgement[] = ["no-ratio", "implausible", "straddles"];

/** One ratio in words: "全国の1.07倍（+7.3、有意に高い）". */
function said(row: FigureRow | undefined, input: WordsInput): string {
  const { language, reference } = input;
  const ja = language === "ja";
  const kind = row ? judgement(row) : "no-ratio";
  if (!row || kind === "no-ratio" || !hasRatio(row)) {
    return ja ? "算出できない" : "have no ratio that can be computed";
  }
  if (kind === "reference") return ja ? "比較の基準そのもの" : "are the reference itself";
  if (kind === "implausible") {
    return ja
      ? `元データの誤りとみられる値（${signed(row.difference, 1)}）のため、高いか低いかを判断できない`
      : `have a value (${signed(row.difference, 1)}) that looks like an error of the source, so it is not judged`;
  }
  const bounds = boundsText(row, language);
  if (kind === "straddles") {
    return ja
      ? `秘匿により${reference.ja}より高いか低いか分からない（取りうる範囲 ${bounds}）`
      : `may be higher or lower than ${reference.en}: suppression leaves it open (range ${bounds})`;
  }
  const size = isWide(row)
    ? range(
        timesEnd(row.ratioLower ?? row.ratio, "lower"),
        timesEnd(row.ratioUpper ?? row.ratio, "upper"),
        language,
      )
    : times(row.ratio);
  const difference = isWide(row) ? bounds : signed(row.difference, 1);
  const inBrackets = [difference, JUDGED[kind][language], ...rankText(row, input)];
  return ja
    ? `${reference.ja}の${size}倍（${inBrackets.join("、")}）`
    : `${size} times ${reference.en} (${inBrackets.join(", ")})`;
}

/** One ratio in a few words, for a cell: "+7.3（有意に高い）". Where the number may not be told, why not stands there. */
export function saidShortly(row: FigureRow | undefined, language: Language): string {
  const ja = language === "ja";
  const kind = row ? judgement(row) : "no-ratio";
  if (!row || kind === "no-ratio" || !hasRatio(row)) return ja ? "算出できない" : "not computable";
  if (kind === "reference") return ja ? "比較の基準" : "the reference";
  const value = signed(row.difference, 1);
  const difference = isWide(row) ? boundsText(row, language) : value;
  if (kind === "implausible")
    return ja ? `${value}（元データの誤りとみられる）` : `${value} (an error of the source, it seems)`;
  if (kind === "straddles")
    return ja ? `${difference}（高いか低いか不明）` : `${difference} (high or low not known)`;
  return ja ? `${difference}（${JUDGED[kind].ja}）` : `${difference} (${JUDGED[kind].en})`;
}

const JUDGED = {
  high: { ja: "有意に高い", en: "significantly high" },
  low: { ja: "有意に低い", en: "significantly low" },
  "not-significant": { ja: "有意差なし", en: "not significant" },
  "not-judged": { ja: "有意性は判定していない", en: "significance not judged" },
} as const;

/** The place of an area among those of the nation, as far as it is known. */
function rankText(row: FigureRow, { area, rankedAmong, language, rows }: WordsInput): string[] {
  const found = rankRange(row);
  if (!area || !isInPrefecture(row.level) || !found) return [];
  const ranks = range(String(found.best), String(found.worst), language);
  const { one, several, ofNation } = regionWords(rows);
  const among = rankedAmong(row);
  if (language === "en") return [`rank ${ranks} of ${among === null ? "the ranked" : among} ${several.en}`];
  return [
    among === null ? `${ofNation ? "全国の" : ""}${one.ja}の中で${ranks}位` : `${among}${one.ja}中${ranks}位`,
  ];
}

/** What is said where the spread among regions of a size could not be estimated. */
export const noSpread = ({ one, several }: RegionWords): Bilingual => ({
  ja: `同じ規模の${one.ja}のばらつきは考慮していない（全国の結果がないか、基準が都道府県ごとに違うか、比べられる${one.ja}が20未満）。`,
  en: `The spread among ${several.en} of that size is not allowed for: the nation's results are not at hand, each prefecture has a reference of its own, or fewer than 20 ${several.en} can be compared.`,
});
