import type { Bilingual } from "../../text/language.js";
import { isRate } from "../chart/measure.js";
import { rangeWidth } from "../chart/rows.js";
import { LEAST_BAND, WIDE } from "../difference-scale.js";
import { isCertainChange, isMarkedChange } from "../over-years/change-label.js";
import type { TrendFigureInput } from "../over-years/trend-figure.js";
import type { KeyEntry, KeySymbol } from "../sheet/key.js";
import { BEYOND, CROSS, HOLLOW, KEY_TEXTS, outlined, referenceRateText, solid } from "../sheet/symbols.js";
import { INK } from "../theme.js";
import { BREAK_SHAPE, DASH, REFERENCE_DASH, RING } from "./lines.js";
import type { TrendRow } from "./rows.js";

const INTERVAL = solid("M0,-1.2V1.2M-.3,0A.3,.3,0,1,1,.3,0A.3,.3,0,1,1,-.3,0", INK.text);
const BOUNDS = solid("M-.5,-1.2H.5V1.2H-.5Z", INK.bandBehind);
const WIDE_DOT: KeySymbol = { shape: "circle", fill: "white", stroke: INK.text };
const DASHED: KeySymbol = { ...outlined("M-1.4,0H1.4"), dash: DASH };
const ERROR_RING: KeySymbol = { ...outlined("circle"), dash: RING.strokeDash };
const ARROW = solid("M0,-1L.7,-.2H.2V1H-.2V-.2H-.7Z", INK.text);

const TEXTS = {
  interval: {
    ja: "95％信頼区間（秘匿による幅を含む）",
    en: "95% interval, covering what suppression leaves open",
  },
  /** Where nothing is hidden. */
  bareInterval: { ja: "95％信頼区間", en: "95% interval" },
  wide: {
    ja: `取りうる範囲の幅が${WIDE}ポイントを超える`,
    en: `suppression leaves more than ${WIDE} points`,
  },
  bandOfRates: {
    ja: `秘匿により取りうる範囲（比で${LEAST_BAND}ポイント以上）`,
    en: `range that suppression leaves (${LEAST_BAND} point of the ratio or more)`,
  },
  wideOfRates: {
    ja: `比の取りうる範囲の幅が${WIDE}ポイントを超える`,
    en: `suppression leaves more than ${WIDE} points of the ratio`,
  },
  dashed: { ja: "間の年度の値がない", en: "no value for a year between" },
  passedOver: {
    ja: "間の年度の値がないか、元データの誤りとみられる",
    en: "no value for a year between, or one that looks like an error of the source",
  },
  break: { ja: "比べられないので線を切る", en: "not comparable, so the line breaks" },
  wideChange: {
    ja: `変化の取りうる範囲が全期間で${WIDE}ポイントを超える`,
    en: `suppression leaves more than ${WIDE} points of the whole change`,
  },
  marked: {
    ja: "矢印と太字：ふだんの動きを超える変化（95％）",
    en: "arrow and bold: more than the usual moves (95%)",
  },
  certain: {
    ja: "枠：多くの地域を比べたことを考えても確か（q 10％以下）",
    en: "framed: holds even among so many comparisons (q ≤ 10%)",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

const REFERENCE: KeySymbol = { ...outlined("M-1.6,0H1.6"), dash: REFERENCE_DASH };

/**
 * What the symbols of these rows say. A symbol that no row has is left out.
 *
 * @param isPlain are ratios without their intervals, their bounds and the years that lack one?
 * @param isRinged has a row a ring? An error of the source beyond its frame has none
 */
export function trendKey(
  rows: readonly TrendRow[],
  { measure, reference }: TrendFigureInput,
  isRinged: (row: TrendRow) => boolean,
  { isPlain = false } = {},
): KeyEntry[] {
  const known = rows.filter(({ difference }) => difference !== null);
  const hasErrors = rows.some(({ isImplausible }) => isImplausible);
  const hides = known.some((row) => rangeWidth(row) > 0);
  const hasBounds = known.some((row) => rangeWidth(row) >= LEAST_BAND);
  const [band, wide] = isRate(measure)
    ? [TEXTS.bandOfRates, TEXTS.wideOfRates]
    : [KEY_TEXTS.band, TEXTS.wide];
  return [
    ...(isRate(measure) ? [[REFERENCE, true, referenceRateText(reference)] as const] : []),
    [INTERVAL, known.length > 0 && !isPlain, hides ? TEXTS.interval : TEXTS.bareInterval],
    [BOUNDS, hasBounds && !isPlain, band],
    [WIDE_DOT, known.some((row) => rangeWidth(row) > WIDE), wide],
    [DASHED, rows.some(({ isAcrossGap }) => isAcrossGap), hasErrors ? TEXTS.passedOver : TEXTS.dashed],
    [ERROR_RING, rows.some(isRinged), KEY_TEXTS.implausible],
    [outlined(BREAK_SHAPE), rows.some(({ breakYear }) => breakYear !== undefined), TEXTS.break],
    [BEYOND, rows.some(({ above, below }) => (above ?? below) !== undefined), KEY_TEXTS.beyond],
    [CROSS, rows.some(({ missing }) => missing !== undefined) && !isPlain, KEY_TEXTS.missing],
    [HOLLOW, rows.some(({ isWideChange }) => isWideChange), TEXTS.wideChange],
    [ARROW, rows.some(isMarkedChange), TEXTS.marked],
    [outlined("M-1.2,-.8H1.2V.8H-1.2Z"), rows.some(isCertainChange), TEXTS.certain],
  ];
}
