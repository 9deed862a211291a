import { isMarked } from "../../model/marks.js";
import type { Bilingual } from "../../text/language.js";
import { isRate } from "../chart/measure.js";
import { NO_RATIO_MARK, rangeWidth } from "../chart/rows.js";
import { type Domain, WIDE } from "../difference-scale.js";
import type { KeyEntry } from "../sheet/key.js";
import {
  BEYOND,
  CROSS,
  DOT,
  DOUBTFUL,
  HOLLOW,
  KEY_TEXTS,
  LINE,
  RANGE,
  RING,
  referenceRateText,
  SECOND,
} from "../sheet/symbols.js";
import { type AreaBarsInput, type BarRow, isJudgedTwoWays } from "./rows.js";

const TEXTS = {
  range: { ja: "秘匿された人数により取りうる範囲", en: "range that suppressed counts leave" },
  wide: { ja: `範囲の幅が${WIDE}ポイントを超える`, en: `range wider than ${WIDE} points` },
  wideRatio: {
    ja: `比の範囲の幅が${WIDE}ポイントを超える`,
    en: `range of the ratio wider than ${WIDE} points`,
  },
  implausible: {
    ja: "元データの誤りとみられる値（白い棒）",
    en: "looks like an error of the source (white bar)",
  },
  // Dots allow for the spread among regions where the whole nation is at hand; else they cannot.
  adjusted: {
    ja: "同じ規模の地域のばらつきを超えて高い・低い（95％）",
    en: "higher or lower than the spread among regions of its size explains (95%)",
  },
  plain: { ja: "有意に高い・低い（95％）", en: "significantly high or low (95%)" },
  // Groups of areas, say, beside their prefecture: there are too few of them to know their spread.
  spreadUnknown: {
    ja: "有意に高い・低い（95％。同じ規模の地域のばらつきを推定できない地域）",
    en: "significantly high or low (95%; of regions whose spread is not known)",
  },
} as const satisfies Record<string, Bilingual>;

/** What the diamonds at the bars say. */
const secondText = ({ reference: { ja, en } }: NonNullable<AreaBarsInput["second"]>): Bilingual => ({
  ja: `${ja}と比べた比−100（0＝${ja}と同じ。灰色は取りうる範囲の幅が${WIDE}ポイントを超える）`,
  en: `ratio − 100 against ${en} (0 = as ${en}; grey: range wider than ${WIDE} points)`,
});

/** A range is drawn where it is wider than this: 1 point, or a share of the frame where the frame is less than 80 points high. */
export const LEAST_RANGE = { points: 1, share: 1 / 80 } as const;

/** What the symbols of these bars say. A symbol that no bar has is left out. */
export function keyOf(
  bars: readonly BarRow[],
  [low, high]: Domain,
  { measure, reference, second }: AreaBarsInput,
): KeyEntry[] {
  const known = bars.filter(({ difference }) => difference !== null);
  const widthOf = (bar: BarRow) =>
    isRate(measure)
      ? (bar.adjustedRateUpper ?? Number.POSITIVE_INFINITY) - (bar.adjustedRateLower ?? 0)
      : rangeWidth(bar);
  const least = Math.min(LEAST_RANGE.points, LEAST_RANGE.share * (high - low));
  const marked = known.filter(({ adjustedMark, mark }) => isMarked(adjustedMark ?? mark));
  const rings = isJudgedTwoWays(known) ? marked.filter(({ adjustedMark }) => adjustedMark === null) : [];
  const dots = known.some(({ adjustedMark }) => adjustedMark !== null) ? "adjusted" : "plain";
  const hasSecond = bars.some((bar) => bar.second !== undefined);
  return [
    ...(isRate(measure) ? [[LINE, true, referenceRateText(reference)] as const] : []),
    [RANGE, known.some((bar) => widthOf(bar) > least), TEXTS.range],
    [HOLLOW, known.some((bar) => rangeWidth(bar) > WIDE), isRate(measure) ? TEXTS.wideRatio : TEXTS.wide],
    [DOUBTFUL, known.some(({ isImplausible }) => isImplausible), TEXTS.implausible],
    [BEYOND, bars.some(({ above, below }) => (above ?? below) !== undefined), KEY_TEXTS.beyond],
    [CROSS, bars.some(({ missing }) => missing === NO_RATIO_MARK), KEY_TEXTS.missing],
    [DOT, marked.length > rings.length, TEXTS[dots]],
    [RING, rings.length > 0, TEXTS.spreadUnknown],
    ...(second ? [[SECOND, hasSecond, secondText(second)] as const] : []),
  ];
}
