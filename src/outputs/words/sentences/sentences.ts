import { isInPrefecture } from "../../../catalog/levels.js";
import { isWide } from "../../../figures/difference-scale.js";
import { isImplausible, prefectureName, SEX_NAMES } from "../../../figures/figure-input.js";
import { type RegionWords, regionWords } from "../../../figures/region-words.js";
import { rankRange } from "../../../model/ranked-regions.js";
import { type FigureRow, hasRatio, type SexOrBoth } from "../../../model/ratios.js";
import type { Bilingual, Language } from "../../../text/language.js";
import { signed, times } from "../../../text/numbers.js";
import { beyondUsualSpread, judgement, possiblyHighest, spreadIsKnown } from "../facts.js";
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

const MOST_NAMED = 5;

/** What an item says of the prefecture or area itself: one sentence, a part each sex. */
export function statement(input: WordsInput, bySex: readonly SexRows[]): string[] {
  const { language, area } = input;
  const name = area?.name ?? prefectureName(input);
  const isItself = (row: FigureRow | undefined) => row !== undefined && judgement(row) === "reference";
  if (bySex.every(({ subject }) => isItself(subject))) {
    return [language === "ja" ? `${name}は比較の基準そのもの。` : `${name} is the reference itself.`];
  }
  const parts = bySex.map(({ sex, subject }) => {
    const sexName = SEX_NAMES[sex][language];
    return language === "ja"
      ? `${sexName}は${said(subject, input)}`
      : `${sexName.toLowerCase()} ${said(subject, input)}`;
  });
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    if (language === "ja") return `${index === 0 ? `${name}の` : ""}${part}${isLast ? "。" : "、"}`;
    return `${index === 0 ? `${name}: ` : ""}${part}${isLast ? "." : "; "}`;
  });
}

/** What is said of a region that is compared with itself. */
export const itselfText = ({ ja, en }: Bilingual): Bilingual => ({
  ja: `${ja}は比較の基準そのもので、どの項目も0になる。`,
  en: `${en} is the reference itself: each of its values is 0.`,
});

/** One ratio in words: "全国の1.07倍（+7.3、有意に高い）". */
function said(row: FigureRow | undefined, input: WordsInput): string {
  const { language, reference } = input;
  const ja = language === "ja";
  const kind = row ? judgement(row) : "no-ratio";
  if (!row || kind === "no-ratio" || !hasRatio(row)) {
    return ja ? "算出できない" : "cannot be computed";
  }
  if (kind === "reference") return ja ? "比較の基準そのもの" : "are the reference itself";
  if (kind === "implausible") {
    return ja
      ? `元の表の誤りとみられる値（${signed(row.difference, 1)}）`
      : `have a value (${signed(row.difference, 1)}) that looks like an error of the source`;
  }
  const bounds = boundsText(row, language);
  if (kind === "straddles") {
    return ja
      ? `秘匿により${reference.ja}より高いか低いか分からない（取りうる範囲 ${bounds}）`
      : `higher or lower than ${reference.en} cannot be told because of suppression (range ${bounds})`;
  }
  const size = isWide(row)
    ? range(times(row.ratioLower ?? row.ratio), times(row.ratioUpper ?? row.ratio), language)
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
    return ja ? `${value}（元の表の誤りとみられる）` : `${value} (an error of the source, it seems)`;
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

/** What stands beside the subject: the prefecture's areas, or of an area its prefecture. */
export function detail(input: WordsInput, bySex: readonly SexRows[]): string {
  const sentences = input.area ? besideArea(input, bySex) : besidePrefecture(input, bySex);
  return sentences.filter((sentence) => sentence !== "").join(input.language === "ja" ? "" : " ");
}

function besidePrefecture(input: WordsInput, bySex: readonly SexRows[]): string[] {
  const { language } = input;
  const ja = language === "ja";
  const highest = bySex.flatMap(({ sex, areas }) => {
    const text = highestText(areas, input);
    return text === ""
      ? []
      : [ja ? `${amongSex(sex)}${text}` : `for ${SEX_NAMES[sex].en.toLowerCase()}, ${text}`];
  });
  const all = bySex.flatMap(({ areas }) => areas);
  if (all.length === 0) return [];
  const { one } = regionWords(all);
  return [
    highest.length === 0
      ? ""
      : ja
        ? `最も高い${one.ja}は、${highest.join("、")}。`
        : `The highest ${one.en}: ${highest.join("; ")}.`,
    spreadText(input, bySex),
  ];
}

/** Begins what is said of a sex: 男性は, 男女計では. */
const amongSex = (sex: SexOrBoth): string => `${SEX_NAMES[sex].ja}${sex === "both" ? "では" : "は"}`;

function highestText(areas: readonly FigureRow[], { language }: WordsInput): string {
  const ja = language === "ja";
  const leaders = possiblyHighest(areas);
  const unknown = areas.length - areas.filter(hasRatio).length;
  const wrong = areas.filter(isImplausible).map(({ name }) => name);
  if (leaders.length === 0) return "";
  const named = leaders.map((row) => {
    const difference = isWide(row) ? boundsText(row, language) : signed(row.difference, 1);
    return ja ? `${row.name}（${difference}）` : `${row.name} (${difference})`;
  });
  const without =
    wrong.length === 0
      ? ""
      : ja
        ? `元の表の誤りとみられる${wrong.join("、")}を除くと`
        : `without ${wrong.join(", ")}, whose counts look like errors of the source, `;
  const among = without + (unknown === 0 ? "" : ja ? "算出できた中で" : "of those computed, ");
  if (named.length === 1) return among + named[0];
  if (named.length <= 3) return among + named.join(ja ? "か" : " or ");
  return without + (ja ? "秘匿のため1つに決められない" : "cannot be told because of suppression");
}

/** What is said where the spread among regions of a size could not be estimated. */
export const noSpread = ({ one, several }: RegionWords): Bilingual => ({
  ja: `同じ規模の${one.ja}のばらつきは考慮していない（全国の結果がないか、基準が都道府県ごとに違うか、比べられる${one.ja}が20未満）。`,
  en: `The spread among ${several.en} of that size is not allowed for: the nation's results are not at hand, each prefecture has a reference of its own, or fewer than 20 ${several.en} can be compared.`,
});

/** Which areas stand out more than areas of their size do, or that none is known to. */
function spreadText({ language }: WordsInput, bySex: readonly SexRows[]): string {
  const ja = language === "ja";
  const all = bySex.flatMap(({ areas }) => areas);
  const words = regionWords(all);
  const { one, several } = words;
  if (!spreadIsKnown(all)) return noSpread(words)[language];
  const parts = bySex.flatMap(({ sex, areas }) => {
    // Not joined by ・, which stands in names too: 姶良・伊佐 is one area.
    const names = beyondUsualSpread(areas).map(({ name }) => name);
    if (names.length === 0) return [];
    const more = names.length - MOST_NAMED;
    const list = names.slice(0, MOST_NAMED).join(ja ? "、" : ", ");
    if (ja) return [`${amongSex(sex)}${list}${more > 0 ? `など${names.length}${one.ja}` : ""}`];
    return [`${SEX_NAMES[sex].en.toLowerCase()} ${list}${more > 0 ? ` and ${more} more` : ""}`];
  });
  if (parts.length === 0) {
    return ja
      ? `同じ規模の${one.ja}のばらつきを超えて高いといえる${one.ja}はない。`
      : `No ${one.en} can be said to be higher than the spread among ${several.en} of its size explains.`;
  }
  return ja
    ? `同じ規模の${one.ja}のばらつきを超えて高いといえるのは、${parts.join("、")}。`
    : `Higher than the spread among ${several.en} of their size explains: ${parts.join("; ")}.`;
}

/**
 * Says whether an area stands out among those of its size; "" where it is not high, or where that is not known.
 */
function standingOut({ language, area, rows }: WordsInput, bySex: readonly SexRows[]): string {
  const ja = language === "ja";
  const words = regionWords(rows);
  const { one, several } = words;
  const high = bySex.flatMap(({ sex, subject }) =>
    subject && isMaybeHigh(subject) ? [{ sex, subject }] : [],
  );
  if (high.length === 0) return "";
  if (!spreadIsKnown(high.map(({ subject }) => subject))) return noSpread(words)[language];
  const beyond = high.filter(({ subject }) => beyondUsualSpread([subject]).length > 0);
  const names = (found: typeof high) => found.map(({ sex }) => SEX_NAMES[sex][language]);
  if (beyond.length > 0) {
    return ja
      ? `${area?.name}の${names(beyond).join("と")}は、同じ規模の${one.ja}のばらつきを超えて高い。`
      : `${area?.name}, ${names(beyond).join(" and ").toLowerCase()}: higher than the spread among ${several.en} of its size explains.`;
  }
  const whose = high.length === bySex.length ? "" : names(high).join(ja ? "と" : " and ");
  return ja
    ? `${area?.name}${whose && `の${whose}`}は、同じ規模の${one.ja}のばらつきを超えて高いとはいえない。`
    : `${area?.name}${whose && `, ${whose.toLowerCase()},`} cannot be said to be higher than the spread among ${several.en} of its size explains.`;
}

/** High, or of which it was not judged whether it is. */
const isMaybeHigh = (row: FigureRow): boolean => ["high", "not-judged"].includes(judgement(row));

function besideArea(input: WordsInput, bySex: readonly SexRows[]): string[] {
  const { language } = input;
  const ja = language === "ja";
  const whole = bySex.flatMap(({ sex, prefecture }) => {
    // That a reference stands at 0 is no finding.
    if (!hasRatio(prefecture) || ["implausible", "reference"].includes(judgement(prefecture))) return [];
    const text = isWide(prefecture) ? boundsText(prefecture, language) : signed(prefecture.difference, 1);
    return [ja ? `${SEX_NAMES[sex].ja}${text}` : `${SEX_NAMES[sex].en.toLowerCase()} ${text}`];
  });
  const spread = standingOut(input, bySex);
  if (whole.length === 0) return [spread];
  return [
    ja
      ? `${prefectureName(input)}全体は${whole.join("、")}。`
      : `${prefectureName(input)} as a whole: ${whole.join(", ")}.`,
    spread,
  ];
}
