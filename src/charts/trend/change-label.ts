import type { Bilingual, Language } from "../../language.js";
import type { SexOrBoth } from "../../ratios.js";
import { textWidth } from "../../render/text-width.js";
import { NO_VALUE, signed } from "../../text/numbers.js";
import type { FigureChange } from "../../trends.js";
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
  return change ? signed(change.perYear, 1) : NO_VALUE;
}

/** "+0.9／年", "+0.9/yr". */
export function changeText(change: FigureChange | null, language: Language): string {
  if (!change) return NO_VALUE;
  return changeValue(change) + (language === "ja" ? "／年" : "/yr");
}

/** Bold where sampling error does not explain the change, framed where the usual noise of the years does not either. */
export function changeStyle(change: FigureChange | null): SignificanceStyle {
  const isMarked = (mark: FigureChange["noiseMark"]) => mark !== null && mark !== "none";
  return {
    weight: change && isMarked(change.mark) ? "bold" : "normal",
    framed: change !== null && isMarked(change.noiseMark),
  };
}

/** Whether the hidden counts leave so much of the change over the whole period open that its number says little. */
export function isWideChange(change: FigureChange | null): boolean {
  if (!change) return false;
  return (change.perYearUpper - change.perYearLower) * (change.lastYear - change.firstYear) > WIDE;
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
export function changeKey(language: Language): KeySymbol[] {
  return significanceKey(
    language,
    {
      plain: { ja: "細字：変化があるといえない", en: "plain: change not significant" },
      bold: { ja: "太字：有意な変化（95％）", en: "bold: significant change (95%)" },
      framed: {
        ja: "枠：地域の年ごとの通常のばらつきを考慮しても有意",
        en: "framed: significant even given how regions usually vary from year to year",
      },
    },
    "+0.9",
  );
}

/** What the change per year is, in a note. */
export function changeNote(language: Language): string {
  return language === "ja"
    ? "1年あたりの変化は、最後の切れ目より後の値に最小二乗法で当てはめた直線の傾き（ポイント）。"
    : "Change per year: slope of the least-squares line through the values after the last break, in points.";
}
