import type { Bilingual } from "../../text/language.js";
import { WIDE } from "../difference-scale.js";
import { SEX_NAMES, sexesOf } from "../figure-input.js";
import type { KeySymbol } from "../figure-sheet.js";
import { HOLLOW } from "../significance-style.js";
import { darkestOf, INK } from "../theme.js";
import { changeKey } from "./change-label.js";
import type { TrendFigureInput } from "./trend-figure.js";
import { BOUNDS_FILL, breakMark, crossMark, DASH, type TrendSymbol, trendDot } from "./trend-line.js";

const LINE = 26;
const DOT = 7;

const TEXTS: Readonly<Record<TrendSymbol, Bilingual>> = {
  bounds: {
    ja: "秘匿により取りうる範囲（1ポイント以上）",
    en: "range that suppression leaves (1 point or more)",
  },
  wide: {
    ja: `取りうる範囲の幅が${WIDE}ポイントを超える`,
    en: `suppression leaves more than ${WIDE} points`,
  },
  dashed: { ja: "間の年度の値がない", en: "no value for a year between" },
  break: { ja: "比べられないので線を切る", en: "not comparable, so the line breaks" },
  beyond: { ja: "枠の外へ続く", en: "goes on beyond the frame" },
  "no-ratio": { ja: "算出不可", en: "not computable" },
  "wide-change": {
    ja: `変化の取りうる範囲が全期間で${WIDE}ポイントを超える`,
    en: `suppression leaves more than ${WIDE} points of the whole change`,
  },
};

const DRAWN: Readonly<Record<TrendSymbol, Omit<KeySymbol, "text">>> = {
  bounds: {
    width: 8,
    draw: (x, y) => ({ boxes: [{ x, x2: x + 8, y: y - 7, y2: y + 7, fill: BOUNDS_FILL }] }),
  },
  wide: {
    width: DOT,
    draw: (x, y) => ({
      dots: [{ ...trendDot("both", x + DOT / 2, y, DOT + 1, true), stroke: INK.text }],
    }),
  },
  dashed: {
    width: LINE,
    draw: (x, y) => ({
      lines: [{ x, x2: x + LINE, y, y2: y, stroke: INK.text, strokeWidth: 1.8, dash: DASH }],
    }),
  },
  break: { width: 10, draw: (x, y) => ({ lines: breakMark(x + 5, y, INK.text) }) },
  beyond: {
    width: 10,
    draw: (x, y) => ({ dots: [{ x: x + 5, y, area: 36, fill: INK.text, shape: "triangle-up" as const }] }),
  },
  "no-ratio": {
    width: 10,
    draw: (x, y) => ({ lines: crossMark(x + 5, y, INK.text) }),
  },
  "wide-change": {
    width: 14,
    draw: (x, y) => ({ boxes: [{ x, x2: x + 14, y: y - 6, y2: y + 6, ...HOLLOW }] }),
  },
};

/** The key of a figure over the years: the sexes, the symbols that it has, and how a change is set. */
export function trendKey(
  input: TrendFigureInput,
  symbols: ReadonlySet<TrendSymbol>,
  { withIntervals }: { readonly withIntervals: boolean },
): KeySymbol[] {
  const { language } = input;
  const ja = language === "ja";
  const sexes = sexesOf(input).map((sex): KeySymbol => {
    const colour = darkestOf(sex);
    return {
      width: LINE,
      text: SEX_NAMES[sex][language],
      draw: (x, y) => ({
        lines: [{ x, x2: x + LINE, y, y2: y, stroke: colour, strokeWidth: 1.8 }],
        dots: [trendDot(sex, x + LINE / 2, y, DOT)],
      }),
    };
  });
  const whisker: KeySymbol = {
    width: 8,
    text: ja ? "95％信頼区間（秘匿による幅を含む）" : "95% interval, covering what suppression leaves open",
    draw: (x, y) => ({
      lines: [{ x: x + 4, x2: x + 4, y: y - 8, y2: y + 8, stroke: INK.text, strokeWidth: 1 }],
      dots: [{ ...trendDot("both", x + 4, y, DOT - 1), fill: INK.text }],
    }),
  };
  return [
    ...sexes,
    ...(withIntervals ? [whisker] : []),
    ...Object.entries(TEXTS).flatMap(([symbol, text]) =>
      symbols.has(symbol as TrendSymbol) ? [{ ...DRAWN[symbol as TrendSymbol], text: text[language] }] : [],
    ),
    ...changeKey(
      language,
      input.trends.some(({ change }) => change !== null && change.unmarked !== null),
    ),
  ];
}
