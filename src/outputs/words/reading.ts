import { type FigureInput, type FigureItem, sexesOf } from "../../figures/figure-input.js";
import { referenceMoveNotes } from "../../figures/notes/reference-moves.js";
import {
  agesOfRates,
  eachYearsOwn,
  mayBeHidden,
  pooledNote,
  suppressionNote,
} from "../../figures/reading.js";
import { regionWords } from "../../figures/region-words.js";
import { namesById } from "../../text/names-by-id.js";

/** A paragraph on how ratios are read, with what is said of hidden counts apart from how a document shows them. */
export interface ReadingParagraph {
  readonly id: "ratio" | "errors" | "years" | "significance" | "ranks" | "suppression" | "limits" | "items";
  readonly heading: string;
  readonly text: string;
}

/**
 * How the ratios of a document are read, and what must not be concluded from them.
 *
 * @param itemCount how many items were computed
 * @param items those of which it is said how far errors of the source move their reference
 * @param ages the age groups that are told
 * @param told does the document name ranks or the highest, and what lies beyond the usual spread?
 */
export function readingParagraphs(
  input: FigureInput,
  itemCount: number,
  items: readonly Pick<FigureItem, "id" | "name">[],
  ages: readonly string[],
  told: { readonly ranks: boolean; readonly spread: boolean } = { ranks: true, spread: true },
): readonly ReadingParagraph[] {
  const { language, reference, credit, rows, pooled } = input;
  const { one, several } = regionWords(rows);
  // A user who brought counts chose the items too.
  const isOwn = credit !== undefined;
  const hides = mayBeHidden(input);
  const hidden = suppressionNote(input);
  const rates = agesOfRates(input);
  const ofEachYear = eachYearsOwn(input);
  const errors = referenceMoveNotes(
    { ...input, items: items.map(({ id }) => id), sexes: sexesOf(input), ages },
    namesById(items, language),
  );
  const paragraph = (
    id: ReadingParagraph["id"],
    ja: string,
    en: string,
    textJa: string,
    textEn: string,
  ): ReadingParagraph =>
    language === "ja" ? { id, heading: ja, text: textJa } : { id, heading: en, text: textEn };
  const years = pooled && pooledNote(pooled);
  const ranks = {
    ja: `順位や「最も高い」は値の大きさの順で、95％区間が重なる${one.ja}どうしの差は偶然かもしれない。`,
    en: ` Ranks and "the highest" go by the values alone: where 95% intervals overlap, the difference between two ${several.en} may be chance.`,
  };
  const spread = {
    ja: `「同じ規模の${one.ja}のばらつきを超えて」は、同じくらいの人数の${one.ja}がふだん基準とどれだけ異なるかも考慮した、より厳しい判定。`,
    en: ` "Higher than the spread among ${several.en} of its size explains" is a stricter judgement: ${several.en} of that size differ from the reference anyway.`,
  };
  return [
    paragraph(
      "ratio",
      "標準化該当比",
      "Standardized ratio",
      `該当者の数を、${ofEachYear.ja}${reference.long.ja}の性・年齢（${rates.ja}）別の該当率をあてはめた期待該当者数で割り、100を掛けた値（間接法）。値は100を引いた差で示す。0＝${reference.ja}と同じ、+7＝${reference.ja}の1.07倍、−7＝0.93倍。`,
      `People with the finding, divided by the number expected from the rates of ${reference.long.en}${ofEachYear.en}, by sex and ${rates.en}, times 100 (indirect standardization). Values are the ratio − 100: 0 is as ${reference.en}, +7 is 1.07 times ${reference.en}, −7 is 0.93 times.`,
    ),
    ...errors.map((text) =>
      paragraph("errors", "元データの誤りと基準", "Errors of the source in the reference", text, text),
    ),
    ...(years ? [paragraph("years", "年度の合算", "Pooled years", years.ja, years.en)] : []),
    paragraph(
      "significance",
      "有意に高い・低い",
      "Significantly high or low",
      `95％信頼区間（以下、95％区間${hides ? "。秘匿による幅も含む" : ""}）が${reference.ja}の値（0）を含まないこと。受診者が多いと小さな差でも有意になるので、差の大きさも見る。${told.ranks ? ranks.ja : ""}${told.spread ? spread.ja : ""}`,
      `The 95% interval${hides ? ", which covers what suppression leaves open," : ""} does not hold the value of ${reference.en} (0). With many people small differences are significant: look at their size too.${told.ranks ? ranks.en : ""}${told.spread ? spread.en : ""}`,
    ),
    ...(hides
      ? [
          paragraph(
            "suppression",
            "秘匿された人数",
            "Suppressed counts",
            isOwn
              ? hidden
              : "10未満などの人数は公表されない。0とはせず、公表された合計から取りうる範囲を求めた。",
            isOwn
              ? hidden
              : "Counts below 10, and some more, are not published. They are never taken as 0: the range that the published totals allow is worked out.",
          ),
        ]
      : []),
    paragraph(
      "limits",
      "この資料からは言えないこと",
      "What cannot be concluded",
      "対象は特定健診の受診者で、住民全体ではない。受診率や、受診する人の違いも影響する。地域の値から、個人のことや、原因と結果は分からない（生態学的誤謬）。",
      "The ratios are about people who attended the checkups, not all residents; attendance and who attends matter. Figures of areas say nothing of single persons, nor of cause and effect (ecological fallacy).",
    ),
    paragraph(
      "items",
      "項目と出典",
      "Items and source",
      `${isOwn ? "" : `${itemCount}項目は本プログラムが選んだもので、国が定めたものではない。`}資料の利用にあたっては出典の記載を残すこと。`,
      `${isOwn ? "" : `The ${itemCount} items were chosen by this program, not by the ministry. `}Keep the credit when you use the text.`,
    ),
  ];
}
