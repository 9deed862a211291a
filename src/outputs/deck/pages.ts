import { WIDE } from "../../figures/difference-scale.js";
import { regionWords } from "../../figures/region-words.js";
import { toldSexes } from "../../model/ratios.js";
import { isReferenceItself } from "../words/facts.js";
import { subjectName, subjectRows } from "../words/input.js";
import { readingParagraphs } from "../words/reading.js";
import { itselfText } from "../words/sentences/sentences.js";
import { whoseItems } from "../words/sentences/significant-items.js";
import { WIDE_MARK } from "./bars.js";
import type { DeckInput } from "./input.js";
import type { TextSlide, TitleSlide } from "./slides.js";

function choiceText(input: DeckInput): string {
  const { chosen, choice, items, language, reference } = input;
  const [count, all] = [chosen.length, items.length];
  const whose = whoseItems(toldSexes(input.rows))[language];
  if (choice !== "asked" && isReferenceItself(subjectRows(input))) return choiceAmongAreas(input, whose);
  if (language === "ja") {
    if (choice === "asked") return `${count}項目を取り上げる。`;
    if (count === 0) return `${all}項目に、${reference.ja}より有意に高いものはない。`;
    return `${all}項目のうち、${whose}${reference.ja}より有意に高いものを、高い順に${count}項目取り上げる。秘匿により取りうる範囲の幅が${WIDE}ポイントを超えるもの、高いか低いか分からないもの、元データの誤りとみられるものは除いた。`;
  }
  if (choice === "asked") return `${count} items are shown.`;
  if (count === 0) return `Of ${all} items none is significantly above ${reference.en}.`;
  return `Of ${all} items, the ${count} in which ${whose} are significantly above ${reference.en}, the highest first. Items that suppression leaves open by more than ${WIDE} points, or on both sides of ${reference.en}, and values that look like errors of the source, are left out.`;
}

/** How items were chosen where the prefecture is the reference itself: by its areas. */
function choiceAmongAreas(input: DeckInput, whose: string): string {
  const { chosen, items, language, reference, area } = input;
  const [count, all] = [chosen.length, items.length];
  const { one, several } = regionWords(input.rows);
  const itself = itselfText(reference)[language];
  if (language === "ja") {
    if (area) return `${itself}${one.ja}ごとの値は一覧にある。`;
    if (count === 0) return `${itself}${all}項目に、有意に高い${one.ja}があるものはない。`;
    return `${itself}${all}項目のうち、${whose}${reference.ja}より有意に高い${one.ja}があるものを、その${one.ja}の多い順に${count}項目取り上げる。秘匿により取りうる範囲の幅が${WIDE}ポイントを超える値、高いか低いか分からない値、元データの誤りとみられる値は数えない。`;
  }
  if (area) return `${itself} The overview of all items shows its ${several.en}.`;
  if (count === 0)
    return `${itself} In none of ${all} items do its ${several.en} lie significantly above it.`;
  return `${itself} Of ${all} items, the ${count} in which its ${several.en} lie significantly above it (${whose}), the item of most ${several.en} first. Values that suppression leaves open by more than ${WIDE} points, or on both sides of ${reference.en}, and those that look like errors of the source, do not count.`;
}

/** The first slide: whose figures they are, of which year, and how the items were chosen. */
export function titlePage(input: DeckInput): TitleSlide {
  const { language, era, reference } = input;
  const ja = language === "ja";
  const choice = choiceText(input);
  const { long } = regionWords(input.rows);
  const isTogether = toldSexes(input.rows).includes("both");
  return {
    kind: "title",
    title: subjectName(input),
    subtitle: ja
      ? `特定健康診査の標準化該当比　${era.ja}、${reference.ja}との比較（40–74歳、${isTogether ? "男女計" : "男女別"}、${long.ja}別）`
      : `Standardized ratios of the specific health checkups, ${era.en}, compared with ${reference.en} (ages 40–74, ${isTogether ? "men and women together, by" : "by sex and"} ${long.en})`,
    lines: [
      choice,
      ja
        ? "グラフは PowerPoint で編集できる（右クリック→「データの編集」）。数値は各スライドのノートにある。"
        : "The charts can be edited in PowerPoint (right click, Edit Data). The numbers are in the notes of each slide.",
    ],
    notes: [choice],
  };
}

/** The last slide: how the numbers are read, and what must not be concluded. */
export function howToRead(input: DeckInput): TextSlide {
  const { language, items } = input;
  const ja = language === "ja";
  const shown = ja
    ? `範囲の幅が${WIDE}ポイントを超える地域は${WIDE_MARK}を付けて灰色で示し、算出できないものは空けてある。`
    : ` Regions whose range is wider than ${WIDE} points are marked ${WIDE_MARK} and grey; what cannot be computed is left empty.`;
  const paragraphs = readingParagraphs(
    input,
    items.length,
    items,
    input.rows.map(({ ages }) => ages),
  ).map(({ id, heading, text }) => ({
    heading,
    text: id === "suppression" ? text + shown : text,
  }));
  return {
    kind: "text",
    title: ja ? "読み方と限界" : "How to read, and limits",
    paragraphs,
    notes: paragraphs.map(({ heading, text }) => `${heading}${ja ? "：" : ": "}${text}`),
  };
}
