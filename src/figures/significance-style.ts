import { isMarked } from "../model/marks.js";
import type { FigureRow } from "../model/ratios.js";
import { textWidth } from "../render/text-width.js";
import type { Bilingual, Language } from "../text/language.js";
import type { KeySymbol } from "./figure-sheet.js";
import { INK, TYPE } from "./theme.js";

/**
 * How significance is shown in figures of many numbers, in print without colours too:
 * - plain: no difference that sampling error could not explain;
 * - bold: significant (95 %), which with hundreds of thousands of people most ratios are;
 * - bold in a frame: it stands out from the reference more than regions of its size do.
 * The two levels, 95 and 99.8 %, are not told apart: four kinds of number are not remembered.
 */
export interface SignificanceStyle {
  readonly weight: "bold" | "normal";
  readonly framed: boolean;
}

/** How a ratio is written: bold where it is marked, framed where it is marked beside regions of its size too. */
export function significanceStyle({ mark, adjustedMark }: FigureRow): SignificanceStyle {
  return { weight: isMarked(mark) ? "bold" : "normal", framed: isMarked(adjustedMark) };
}

/** Outline of what says little: its bounds are wide. */
export const HOLLOW = { fill: INK.faintFill, stroke: INK.faint, strokeWidth: 0.9, dash: [3, 2] } as const;

export const FRAME = { stroke: INK.text, strokeWidth: 1.6 } as const;

const TEXTS = {
  plain: { ja: "細字：有意差なし", en: "plain: not significant" },
  bold: { ja: "太字：有意に高い・低い（95％）", en: "bold: significantly high or low (95%)" },
  framed: {
    ja: "枠：同じ規模の地域のばらつきを超える（95％）",
    en: "framed: stands out more than regions of its size do (95%)",
  },
} as const satisfies SignificanceTexts;

type SignificanceTexts = Readonly<Record<"plain" | "bold" | "framed", Bilingual>>;

const LEAST_WIDTH = 26;
const HALF_HEIGHT = 7;

const sampleValue = (text: string, width: number, weight: "bold" | "normal") => (x: number, y: number) =>
  ({
    text,
    x: x + width / 2,
    y: y + 4,
    size: TYPE.value,
    weight,
    align: "center",
    fill: INK.text,
  }) as const;

/** The key of the three. */
export function significanceKey(
  language: Language,
  texts: SignificanceTexts = TEXTS,
  sample = "+5",
  hasUnjudged = false,
): KeySymbol[] {
  const unjudged = { ja: "、または判定なし", en: ", or not judged" }[language];
  const width = Math.max(LEAST_WIDTH, textWidth(sample, TYPE.value, "bold") + 8);
  const bold = sampleValue(sample, width, "bold");
  const plain = sampleValue(sample, width, "normal");
  return [
    {
      width,
      text: texts.plain[language] + (hasUnjudged ? unjudged : ""),
      draw: (x, y) => ({ captions: [plain(x, y)] }),
    },
    { width, text: texts.bold[language], draw: (x, y) => ({ captions: [bold(x, y)] }) },
    {
      width,
      text: texts.framed[language],
      draw: (x, y) => ({
        boxes: [{ x, x2: x + width, y: y - HALF_HEIGHT, y2: y + HALF_HEIGHT, ...FRAME }],
        captions: [bold(x, y)],
      }),
    },
  ];
}
