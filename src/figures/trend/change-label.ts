import type { SexOrBoth } from "../../model/ratios.js";
import type { FigureChange } from "../../model/trends.js";
import { textWidth } from "../../render/text-width.js";
import type { Bilingual, Language } from "../../text/language.js";
import { NO_VALUE, signed } from "../../text/numbers.js";
import { WIDE } from "../difference-scale.js";
import type { KeySymbol } from "../figure-sheet.js";
import type { Drawing } from "../pixel-marks.js";
import { FRAME, HOLLOW, type SignificanceStyle, significanceKey } from "../significance-style.js";
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

/** "男 +0.9"; an arrow where the change is more than what is usual. */
export function changeText(change: FigureChange | null, sex: SexOrBoth, language: Language): string {
  const mark = change?.changeMark ?? "none";
  const arrow = mark === "none" ? "" : mark.startsWith("rising") ? "↑" : "↓";
  return `${SHORT_SEX[sex][language]} ${arrow}${changeValue(change)}`;
}

/** Is the change more than what is usual? */
export const isMarkedChange = (change: Partial<Pick<FigureChange, "changeMark">> | null) =>
  (change?.changeMark ?? "none") !== "none";

/** Among changes with a q up to this, one in ten is marked by chance. */
export const CERTAIN = 0.1;

/** Is it marked even though so many regions are compared? */
export const isCertainChange = (change: Partial<Pick<FigureChange, "changeMark" | "q">> | null) =>
  isMarkedChange(change) && (change?.q ?? 1) <= CERTAIN;

/** Bold where the change is more than usual, framed where that holds even among so many comparisons. */
export function changeStyle(change: FigureChange | null): SignificanceStyle {
  return {
    weight: isMarkedChange(change) ? "bold" : "normal",
    framed: isCertainChange(change),
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
