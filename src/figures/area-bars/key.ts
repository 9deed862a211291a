import { isMarked } from "../../model/marks.js";
import type { Bilingual } from "../../text/language.js";
import type { KeyEntry } from "../chart/key.js";
import { rangeWidth } from "../chart/rows.js";
import { BEYOND, CROSS, DOT, HOLLOW, type KeySymbol, RANGE, SECOND } from "../chart/symbols.js";
import { type Domain, WIDE } from "../difference-scale.js";
import type { AreaBarsInput } from "./input.js";
import { type BarRow, NO_RATIO_MARK } from "./rows.js";

const TEXTS = {
  range: { ja: "秘匿された人数により取りうる範囲", en: "range that suppressed counts leave" },
  wide: { ja: `範囲の幅が${WIDE}ポイントを超える`, en: `range wider than ${WIDE} points` },
  beyond: { ja: "枠の外へ続く（数字は端の値）", en: "goes on beyond the frame, to the value given" },
  missing: { ja: "算出不可", en: "not computable" },
  // With the whole nation at hand the dots allow for the spread among regions, else they cannot.
  adjusted: {
    ja: "同じ規模の地域のばらつきを超えて高い・低い（95％）",
    en: "higher or lower than the spread among regions of its size explains (95%)",
  },
  plain: { ja: "有意に高い・低い（95％）", en: "significantly high or low (95%)" },
} as const satisfies Record<string, Bilingual>;

/** Of the diamonds at the bars. */
const secondText = ({ reference: { ja, en } }: NonNullable<AreaBarsInput["second"]>): Bilingual => ({
  ja: `${ja}と比べた比−100（0＝${ja}と同じ。灰色は取りうる範囲の幅が${WIDE}ポイントを超える）`,
  en: `ratio − 100 against ${en} (0 = as ${en}; grey: range wider than ${WIDE} points)`,
});

/** A range no wider than this is not drawn: 1 point, or less where the frame shows less than 80. */
export const LEAST_RANGE = { points: 1, share: 1 / 80 } as const;

/** What the symbols of these bars say; of those that no bar has nothing. */
export function keyOf(
  bars: readonly BarRow[],
  [low, high]: Domain,
  { language, second }: Pick<AreaBarsInput, "language" | "second">,
): KeyEntry[] {
  const known = bars.filter(({ difference }) => difference !== null);
  const least = Math.min(LEAST_RANGE.points, LEAST_RANGE.share * (high - low));
  const marked = known.filter(({ adjustedMark, mark }) => isMarked(adjustedMark ?? mark));
  const dots = marked.some(({ adjustedMark }) => adjustedMark !== null) ? "adjusted" : "plain";
  const entries: readonly (readonly [KeySymbol, boolean, Bilingual])[] = [
    [RANGE, known.some((bar) => rangeWidth(bar) > least), TEXTS.range],
    [HOLLOW, known.some((bar) => rangeWidth(bar) > WIDE), TEXTS.wide],
    [BEYOND, bars.some(({ above, below }) => (above ?? below) !== undefined), TEXTS.beyond],
    [CROSS, bars.some(({ missing }) => missing === NO_RATIO_MARK), TEXTS.missing],
    [DOT, marked.length > 0, TEXTS[dots]],
    ...(second
      ? ([[SECOND, bars.some((bar) => bar.second !== undefined), secondText(second)]] as const)
      : []),
  ];
  return entries.map(([symbol, isUsed, text]) => ({ ...symbol, text: isUsed ? text[language] : null }));
}
