// @ts-nocheck
import { UNMARKED, type Unmarked } from "../../model/marks.js";
import type { SexOrBoth } from "../../model/ratios.js";
import type { FigureChange, FigureTrend } from "../../model/trends.js";
import { textWidth } from "../../render/text-width.js";
import type { Bilingual, Language } from "../../text/language.js";
import { NO_VALUE, signed } from "../../text/numbers.js";
import { WIDE } from "../difference-scale.js";
import type { KeySymbol } from "../figure-sheet.js";
import { HOLLOW } from "../heatmap/cells.js";
import type { Drawing } from "../pixel-marks.js";
import { FRAME, type SignificanceStyle, significanceKey } from "../significance-style.js";
import { darkestOf, INK } from "../theme.js";

/** Men and women in a word that fits into a small panel. */
export const SHORT_SEX: Readonly<Record<SexOrBoth, Bilingual>> = {
  male: { ja: "男", en: "Men" },
  female: { ja: "女", en: "Women" },
  both: { ja: "男女計", en: "Both" },
};

/** "+0.9"; "—" where there is no change to tell. */
export function changeValue(change: FigureChange | null): string {
  return change ? signed(change.netChange, 1) : NO_VALUE;
}

/** Is the change more than what is usual? */
export const isMarkedChange = (change: Pick<FigureChange, "changeMark"> | null) =>
  change !== null && change.changeMark !== null && change.changeMark !== "none";

/** Of the changes with a q up to here one in ten is marked by chance. */
const CERTAIN = 0.1;

/** Bold where the change is more than usual, framed where that holds even among so many comparisons. */
export function changeStyle(change: FigureChange | null): SignificanceStyle {
  const isMarked = isMarkedChange(change);
  return {
    weight: isMarked ? "bold" : "normal",
    framed: isMarked && (change?.q ?? 1) <= CERTAIN,
  };
}

/** Whether the hidden counts leave so much of the change over the whole period open that its number says little. */
export function isWideChange(change: FigureChange | null): boolean {
  if (!change) return false;
  return change.netChangeUpper - change.netChangeLower > WIDE;
}

const FRAME_MARGIN = 3;

/** A text about a change in the colour of its sex, its left edge at x and its baseline at y, framed or hollow if it is to be. */
export function styledChange(
  text: string,
  change: FigureChange | null,
  sex: SexOrBoth,
  place: { readonly x: number; readonly y: number; readonly size: number },
): Drawing {
  const { x, y, size } = place;
  const { weight, framed } = changeStyle(change);
  const width = textWidth(text, size, weight);
  const isWide = isWideChange(change);
  const box = {
    x: x - FRAME_MARGIN,
    x2: x + width + FRAME_MARGIN,
    y: y - 0.88 * size - 1.5,
    y2: y + 0.12 * size + 2,
  };
  return {
    boxes: framed ? [{ ...box, ...FRAME, strokeWidth: 1.2 }] : isWide ? [{ ...box, ...HOLLOW }] : [],
    captions: [{ text, x, y, size, weight, fill: isWide ? INK.soft : darkestOf(sex) }],
  };
}

/** The key of the three kinds of number. */
export function changeKey(language: Language, hasUnjudged: boolean): KeySymbol[] {
  return significanceKey(
    language,
    {
      plain: { ja: "細字：ふだんの動きの範囲内", en: "plain: no more than usual" },
      bold: {
        ja: "太字：ふだんの動きを超える変化（95％）",
        en: "bold: more than the usual moves (95%)",
      },
      framed: {
        ja: "枠：多くの地域を比べたことを考えても確か（q 10％以下）",
        en: "framed: holds even among so many comparisons (q ≤ 10%)",
      },
    },
    "+0.9",
    hasUnjudged,
  );
}

/** What the net change is and what its marks mean, in notes; and which have none, and why. */
export function changeNotes(
  trends: readonly Pick<FigureTrend, "change">[],
  language: Language,
  marked: "bold" | "coloured" = "bold",
): string[] {
  const why = new Set(trends.flatMap(({ change }) => change?.unmarked ?? []));
  const isJudged = trends.some(({ change }) => change && change.unmarked === null);
  const note = (text: Bilingual) => [text[language]];
  return [
    ...note(NET_CHANGE),
    ...(isJudged ? [MARKED[marked][language] + MARKS[language]] : []),
    ...UNMARKED.flatMap((reason) => (why.has(reason) ? note(NOT_JUDGED[reason]) : [])),
  ];
}

const NET_CHANGE: Bilingual = {
  ja: "期間の変化は、最後の切れ目より後の、最後の年度の値と最初の年度の値の差（ポイント）。",
  en: "Change over the period: the last value less the first after the last break, in points.",
};

const MARKED: Readonly<Record<"bold" | "coloured", Bilingual>> = {
  bold: { ja: "太字は、", en: "Bold: " },
  coloured: { ja: "上昇・低下は、", en: "Rising and falling: " },
};

const MARKS: Bilingual = {
  ja: "変化の95％区間（標本誤差、秘匿による幅、同じ規模の地域のふだんの動きを含む）が0からも全地域に共通の動き（中央値）からも外れているもの。偶然だけでも20に1つまでは付き、理由も、今後も続くかどうかも示さない。",
  en: "the 95% interval of the change, which covers sampling error, suppression and the usual moves of regions of its size, lies beyond both 0 and the move that all regions share (median). Chance alone marks up to 1 in 20; a mark tells neither the cause nor that the change goes on.",
};

/** Why changes are not judged. */
export const NOT_JUDGED: Readonly<Record<Unmarked, Bilingual>> = {
  "few-regions": {
    ja: "地域が20に満たず、ふだんの動きを推定できないため、変化を判定しない。",
    en: "With fewer than 20 regions the usual moves cannot be estimated: changes are not judged.",
  },
  implausible: {
    ja: "最初か最後の年度の値が元の表の誤りかもしれない変化は、判定しない。",
    en: "Changes whose first or last value is implausible (an error of the source is suspected) are not judged.",
  },
};
