import { isWide } from "../../../figures/difference-scale.js";
import { isImplausible, prefectureName, SEX_NAMES } from "../../../figures/figure-input.js";
import { regionWords } from "../../../figures/region-words.js";
import { type FigureRow, hasRatio, type SexOrBoth } from "../../../model/ratios.js";
import type { Language } from "../../../text/language.js";
import { signed } from "../../../text/numbers.js";
import { beyondUsualSpread, judgement, possiblyHighest, spreadIsKnown } from "../facts.js";
import type { WordsInput } from "../input.js";
import { boundsText } from "./numbers.js";
import { noSpread, type SexRows } from "./sentences.js";

const MOST_NAMED = 5;

/** What stands beside the subject: the prefecture's areas, or of an area its prefecture. */
export function detail(input: WordsInput, bySex: readonly SexRows[]): string {
  const sentences = input.area ? besideArea(input, bySex) : besidePrefecture(input, bySex);
  return sentences.filter((sentence) => sentence !== "").join(input.language === "ja" ? "" : " ");
}

function besidePrefecture(input: WordsInput, bySex: readonly SexRows[]): string[] {
  if (bySex.every(({ areas }) => areas.length === 0)) return [];
  return [highestSentence(input, bySex), spreadText(input, bySex)];
}

/** Which of the prefecture's areas is the highest: said once where it is the same of men and of women. */
function highestSentence({ language }: WordsInput, bySex: readonly SexRows[]): string {
  const ja = language === "ja";
  const found = bySex.flatMap(({ sex, areas }) => highestOf(areas, language, sex) ?? []);
  const [first, second] = found;
  if (!first) return "";
  const { one } = regionWords(bySex.flatMap(({ areas }) => areas));
  const isSame =
    first.only !== null && first.only.name === second?.only?.name && first.among === second.among;
  const values = found.map(({ sex, only }) =>
    ja ? `${SEX_NAMES[sex].ja}${only?.value}` : `${SEX_NAMES[sex].en.toLowerCase()} ${only?.value}`,
  );
  if (ja) {
    const texts = found.map(({ sex, text }) => amongSex(sex) + text);
    return `最も高い${one.ja}は、${isSame ? `${first.among}男女とも${first.only?.name}（${values.join("、")}）` : texts.join("、")}。`;
  }
  const texts = found.map(({ sex, text }) => `for ${SEX_NAMES[sex].en.toLowerCase()}, ${text}`);
  return isSame
    ? `The highest ${one.en} for both men and women: ${first.among}${first.only?.name} (${values.join(", ")}).`
    : `The highest ${one.en}: ${texts.join("; ")}.`;
}

/** Begins what is said of a sex: 男性は, 男女計では. */
const amongSex = (sex: SexOrBoth): string => `${SEX_NAMES[sex].ja}${sex === "both" ? "では" : "は"}`;

/** The highest of the areas of a sex in words, and the area itself where it can be no other; null where none has a ratio. */
function highestOf(areas: readonly FigureRow[], language: Language, sex: SexOrBoth) {
  const ja = language === "ja";
  const leaders = possiblyHighest(areas);
  const unknown = areas.length - areas.filter(hasRatio).length;
  const wrong = areas.filter(isImplausible).map(({ name }) => name);
  if (leaders.length === 0) return null;
  const told = leaders.map((row) => ({
    name: row.name,
    value: isWide(row) ? boundsText(row, language) : signed(row.difference, 1),
  }));
  const named = told.map(({ name, value }) => (ja ? `${name}（${value}）` : `${name} (${value})`));
  const without =
    wrong.length === 0
      ? ""
      : ja
        ? `値が元データの誤りとみられる${wrong.join("、")}を除くと`
        : `without ${wrong.join(", ")}, whose counts look like errors of the source, `;
  const among = without + (unknown === 0 ? "" : ja ? "算出できた中で" : "of those computed, ");
  const text =
    named.length <= 3
      ? among + named.join(ja ? "か" : " or ")
      : without + (ja ? "秘匿のため1つに決められない" : "cannot be told because of suppression");
  return { sex, among, text, only: told.length === 1 ? told[0]! : null };
}

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
    const first = names.slice(0, MOST_NAMED).join(ja ? "、" : ", ");
    const list = ja
      ? `${first}${more > 0 ? `など${names.length}${one.ja}` : ""}`
      : `${first}${more > 0 ? ` and ${more} more` : ""}`;
    return [{ sex, list }];
  });
  if (parts.length === 0) {
    return ja
      ? `同じ規模の${one.ja}のばらつきを超えて高いといえる${one.ja}はない。`
      : `No ${one.en} can be said to be higher than the spread among ${several.en} of its size explains.`;
  }
  const [{ list }, another] = parts as [(typeof parts)[number], (typeof parts)[number]?];
  const isSame = list === another?.list;
  const whose = parts.map((part) =>
    ja ? `${SEX_NAMES[part.sex].ja}の${part.list}` : `${SEX_NAMES[part.sex].en.toLowerCase()} ${part.list}`,
  );
  return ja
    ? `同じ規模の${one.ja}のばらつきを超えて高いといえるのは、${isSame ? `男女とも${list}` : whose.join("と、")}。`
    : `Higher than the spread among ${several.en} of their size explains: ${isSame ? `men and women ${list}` : whose.join("; ")}.`;
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
    const subject = beyond.length > 1 ? "は、男女とも" : `の${names(beyond).join("")}は、`;
    return ja
      ? `${area?.name}${subject}同じ規模の${one.ja}のばらつきを超えて高い。`
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
    const text = prefecture ? besideText(prefecture, language) : "";
    if (text === "") return [];
    return [ja ? SEX_NAMES[sex].ja + text : `${SEX_NAMES[sex].en.toLowerCase()} ${text}`];
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

/** What stands for a prefecture beside its area; nothing where it is the reference: that it stands at 0 is no finding. */
function besideText(row: FigureRow, language: Language): string {
  const ja = language === "ja";
  const kind = judgement(row);
  if (kind === "reference") return "";
  if (kind === "no-ratio" || !hasRatio(row)) return ja ? "算出不可" : "cannot be computed";
  const value = isWide(row) ? boundsText(row, language) : signed(row.difference, 1);
  if (kind !== "implausible") return value;
  return ja
    ? `${value}（元データの誤りとみられる人数を含む）`
    : `${value} (it holds counts that look like errors of the source)`;
}
