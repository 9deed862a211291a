import type { Bilingual, Language } from "../../text/language.js";
import type { KeyEntry } from "../chart/key.js";
import { isRate } from "../chart/measure.js";
import { rangeWidth } from "../chart/rows.js";
import { BEYOND, CROSS, HOLLOW, type KeySymbol } from "../chart/symbols.js";
import { WIDE } from "../difference-scale.js";
import { INK } from "../theme.js";
import { isCertainChange, isMarkedChange } from "./change-label.js";
import { BREAK_SHAPE, DASH } from "./joined.js";
import { BOUNDS_FILL, LEAST_BAND, REFERENCE_DASH } from "./lines.js";
import { RING } from "./ring.js";
import type { TrendRow } from "./rows.js";
import type { TrendFigureInput } from "./trend-figure.js";

const outlined = (shape: string, stroke: string = INK.text): KeySymbol => ({
  shape,
  fill: "transparent",
  stroke,
});

type Entry = KeySymbol & { readonly text: Bilingual; readonly bare?: Bilingual };

const ENTRIES = {
  interval: {
    ...outlined("M0,-1.2V1.2M-.3,0A.3,.3,0,1,1,.3,0A.3,.3,0,1,1,-.3,0"),
    fill: INK.text,
    text: {
      ja: "95％信頼区間（秘匿による幅を含む）",
      en: "95% interval, covering what suppression leaves open",
    },
    /** Where nothing is hidden. */
    bare: { ja: "95％信頼区間", en: "95% interval" },
  },
  bounds: {
    ...outlined("M-.5,-1.2H.5V1.2H-.5Z", BOUNDS_FILL),
    fill: BOUNDS_FILL,
    text: {
      ja: `秘匿により取りうる範囲（${LEAST_BAND}ポイント以上）`,
      en: `range that suppression leaves (${LEAST_BAND} point or more)`,
    },
  },
  wide: {
    ...outlined("circle"),
    fill: "white",
    text: {
      ja: `取りうる範囲の幅が${WIDE}ポイントを超える`,
      en: `suppression leaves more than ${WIDE} points`,
    },
  },
  dashed: {
    ...outlined("M-1.4,0H1.4"),
    dash: DASH,
    text: { ja: "間の年度の値がない", en: "no value for a year between" },
  },
  passedOver: {
    ...outlined("M-1.4,0H1.4"),
    dash: DASH,
    text: {
      ja: "間の年度の値がないか、元の表の誤りとみられる",
      en: "no value for a year between, or one that looks like an error of the source",
    },
  },
  implausible: {
    ...outlined("circle"),
    dash: RING.strokeDash,
    text: { ja: "元の表の誤りとみられる値", en: "looks like an error of the source" },
  },
  break: {
    ...outlined(BREAK_SHAPE),
    text: { ja: "比べられないので線を切る", en: "not comparable, so the line breaks" },
  },
  beyond: {
    ...BEYOND,
    text: {
      ja: "枠の外へ続く（数字は端の値）",
      en: "goes on beyond the frame, to the value given",
    },
  },
  missing: { ...CROSS, text: { ja: "算出不可", en: "not computable" } },
  wideChange: {
    ...HOLLOW,
    text: {
      ja: `変化の取りうる範囲が全期間で${WIDE}ポイントを超える`,
      en: `suppression leaves more than ${WIDE} points of the whole change`,
    },
  },
  marked: {
    ...outlined("M0,-1L.7,-.2H.2V1H-.2V-.2H-.7Z"),
    fill: INK.text,
    text: {
      ja: "矢印と太字：ふだんの動きを超える変化（95％）",
      en: "arrow and bold: more than the usual moves (95%)",
    },
  },
  certain: {
    ...outlined("M-1.2,-.8H1.2V.8H-1.2Z"),
    text: {
      ja: "枠：多くの地域を比べたことを考えても確か（q 10％以下）",
      en: "framed: holds even among so many comparisons (q ≤ 10%)",
    },
  },
} as const satisfies Readonly<Record<string, Entry>>;

/** The line of the reference in a figure of rates. */
export const referenceKey = ({
  language,
  measure,
  reference,
}: Pick<TrendFigureInput, "language" | "measure" | "reference">): KeyEntry[] =>
  isRate(measure)
    ? [
        {
          ...outlined("M-1.6,0H1.6"),
          dash: REFERENCE_DASH,
          text:
            language === "ja"
              ? `${reference.ja}の該当率（同じ性・年齢）`
              : `rate of ${reference.en}, same sex and ages`,
        },
      ]
    : [];

/**
 * What the symbols of these rows say; of those that none has nothing.
 *
 * @param without those that the figure does not draw
 */
export function trendKey(
  rows: readonly TrendRow[],
  language: Language,
  without: readonly (keyof typeof ENTRIES)[] = [],
): KeyEntry[] {
  const known = rows.filter(({ difference }) => difference !== null);
  const hasGaps = rows.some(({ isAcrossGap }) => isAcrossGap);
  const hasErrors = rows.some(({ isImplausible }) => isImplausible);
  const isUsed: Readonly<Record<keyof typeof ENTRIES, boolean>> = {
    interval: known.length > 0,
    bounds: known.some((row) => rangeWidth(row) >= LEAST_BAND),
    wide: known.some((row) => rangeWidth(row) > WIDE),
    dashed: hasGaps && !hasErrors,
    passedOver: hasGaps && hasErrors,
    implausible: hasErrors,
    break: rows.some(({ breakYear }) => breakYear !== undefined),
    beyond: rows.some(({ above, below }) => (above ?? below) !== undefined),
    missing: rows.some(({ missing }) => missing !== undefined),
    wideChange: rows.some(({ isWideChange }) => isWideChange),
    marked: rows.some(isMarkedChange),
    certain: rows.some(isCertainChange),
  };
  const hides = known.some((row) => rangeWidth(row) > 0);
  return Object.entries<Entry>(ENTRIES).map(([name, { text, bare, ...symbol }]) => ({
    ...symbol,
    text:
      isUsed[name as keyof typeof ENTRIES] && !without.includes(name as keyof typeof ENTRIES)
        ? (hides ? text : (bare ?? text))[language]
        : null,
  }));
}
