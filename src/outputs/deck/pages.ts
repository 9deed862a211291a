import { WIDE } from "../../figures/difference-scale.js";
import { agesOfRates, mayBeHidden, prefectureName, suppressionNote } from "../../figures/figure-input.js";
import { regionWords } from "../../figures/region-words.js";
import { WIDE_MARK } from "./bars.js";
import type { DeckInput } from "./input.js";
import type { TextSlide, TitleSlide } from "./slides.js";

/** "埼玉県", or "埼玉県 秩父医療圏" of an area. */
export function subjectName(input: DeckInput): string {
  const { area, language, rows } = input;
  const prefecture = prefectureName(input);
  if (!area) return prefecture;
  // 沼津市 and 県東部 are said without what they are.
  const kind = regionWords(rows).ofNation ? "医療圏" : "";
  return language === "ja" ? `${prefecture} ${area.name}${kind}` : `${area.name} (${prefecture})`;
}

function choiceText(input: DeckInput): string {
  const { chosen, choice, items, language, reference } = input;
  const [count, all] = [chosen.length, items.length];
  if (language === "ja") {
    if (choice === "asked") return `${count}項目を取り上げる。`;
    if (count === 0) return `${all}項目に、${reference.ja}より高いと分かるものはない。`;
    return `${all}項目のうち、男性か女性の比が${reference.ja}より高い順に${count}項目を取り上げる。秘匿により取りうる範囲の幅が${WIDE}ポイントを超えるもの、高いか低いか分からないもの、元の表の誤りとみられるものは除いた。`;
  }
  if (choice === "asked") return `${count} items are shown.`;
  if (count === 0) return `Of ${all} items none is known to be above ${reference.en}.`;
  return `Of ${all} items, the ${count} in which men or women are highest against ${reference.en}. Items that suppression leaves open by more than ${WIDE} points, or on both sides of ${reference.en}, and values that look like errors of the source, are left out.`;
}

/** The first slide: whose figures they are, of which year, and how the items were chosen. */
export function titlePage(input: DeckInput): TitleSlide {
  const { language, era, reference } = input;
  const ja = language === "ja";
  const choice = choiceText(input);
  const { long } = regionWords(input.rows);
  return {
    kind: "title",
    title: subjectName(input),
    subtitle: ja
      ? `特定健康診査の標準化該当比　${era.ja}、${reference.ja}との比較（40–74歳、男女別、${long.ja}別）`
      : `Standardized ratios of the specific health checkups, ${era.en}, compared with ${reference.en} (ages 40–74, by sex and ${long.en})`,
    lines: [
      choice,
      ja
        ? "グラフは PowerPoint で編集できる（右クリック→「データの編集」）。数値は各スライドのノートにある。"
        : "The charts can be edited in PowerPoint (right click, Edit Data). The numbers are in the notes of each slide.",
    ],
    notes: [choice],
  };
}

export function howToRead(input: DeckInput): TextSlide {
  const { language, reference, items } = input;
  const { one, several } = regionWords(input.rows);
  // Of counts of one's own the items are those of the file.
  const isOwn = input.credit !== undefined;
  const hides = mayBeHidden(input);
  const hidden = suppressionNote(input);
  const rates = agesOfRates(input);
  const paragraphs =
    language === "ja"
      ? [
          {
            heading: "標準化該当比",
            text: `該当者の数を、${reference.long.ja}の性・年齢（${rates.ja}）別の該当率をあてはめた期待数で割り、100を掛けた値（間接法）。図は100を引いた差で示す。0＝${reference.ja}と同じ、+7＝${reference.ja}の1.07倍、−7＝0.93倍。`,
          },
          {
            heading: "有意に高い・低い",
            text: `95％信頼区間が${reference.ja}の値を含まないこと。${hides ? "区間は秘匿による幅も含む。" : ""}受診者が多いと小さな差でも有意になるので、差の大きさも見る。「同じ規模の${one.ja}のばらつきを超えて」は、同じくらいの人数の${one.ja}がふだん基準とどれだけ異なるかも考慮した、より厳しい判定。`,
          },
          ...(!hides
            ? []
            : [
                {
                  heading: "秘匿された人数",
                  text: `${isOwn ? hidden : "10未満などの人数は公表されない。0とはせず、公表された合計から取りうる範囲を求めた。"}範囲の幅が${WIDE}ポイントを超える地域は${WIDE_MARK}を付けて灰色で示し、算出できないものは空けてある。`,
                },
              ]),
          {
            heading: "この資料からは言えないこと",
            text: "対象は特定健診の受診者で、住民全体ではない。受診率や、受診する人の違いも影響する。地域の値から、個人のことや、原因と結果は分からない（生態学的誤謬）。",
          },
          {
            heading: "項目と出典",
            text: `${isOwn ? "" : `${items.length}項目は本プログラムが選んだもので、国が定めたものではない。`}資料の利用にあたっては出典の記載を残すこと。`,
          },
        ]
      : [
          {
            heading: "Standardized ratio",
            text: `People with the finding, divided by the number expected from the rates of ${reference.long.en} by sex and ${rates.en}, times 100 (indirect standardization). Charts show the ratio − 100: 0 is as ${reference.en}, +7 is 1.07 times ${reference.en}, −7 is 0.93 times.`,
          },
          {
            heading: "Significantly high or low",
            text: `The 95% interval${hides ? ", which covers what suppression leaves open," : ""} does not hold the value of ${reference.en}. With many people small differences are significant: look at their size too. "Higher than the spread among ${several.en} of its size explains" is a stricter judgement: ${several.en} of that size differ from the reference anyway.`,
          },
          ...(!hides
            ? []
            : [
                {
                  heading: "Suppressed counts",
                  text: `${isOwn ? hidden : "Counts below 10, and some more, are not published. They are never taken as 0: the range that the published totals allow is worked out."} Regions whose range is wider than ${WIDE} points are marked ${WIDE_MARK} and grey; what cannot be computed is left empty.`,
                },
              ]),
          {
            heading: "What these slides cannot tell",
            text: "They are about people who attended the checkups, not all residents; attendance and who attends matter. Figures of areas say nothing of single persons, nor of cause and effect (ecological fallacy).",
          },
          {
            heading: "Items and source",
            text: `${isOwn ? "" : `The ${items.length} items were chosen by this program, not by the ministry. `}Keep the credit when you use the slides.`,
          },
        ];
  return {
    kind: "text",
    title: language === "ja" ? "読み方と限界" : "How to read, and limits",
    paragraphs,
    notes: paragraphs.map(({ heading, text }) => `${heading}${language === "ja" ? "：" : ": "}${text}`),
  };
}
