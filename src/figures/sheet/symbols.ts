import type { Bilingual } from "../../text/language.js";
import { LEAST_BAND, WIDE } from "../difference-scale.js";
import { INK } from "../theme.js";
import type { KeySymbol } from "./key.js";

/** A symbol of one colour. */
export const solid = (shape: string, color: string): KeySymbol => ({ shape, fill: color, stroke: color });

/** A symbol that is not filled. */
export const outlined = (shape: string, stroke: string = INK.text): KeySymbol => ({
  shape,
  fill: "transparent",
  stroke,
});

/** What the published totals allow, as a bar over a bar. */
export const RANGE = solid("M-.28,-1.2H.28V1.2H-.28Z", INK.band);

/** A bar that says little, since its range is wide. */
export const HOLLOW: KeySymbol = {
  shape: "M-.85,-1H.85V1H-.85Z",
  fill: INK.faintFill,
  stroke: INK.faint,
  dash: [3, 2],
};

/** An arrow: something goes on beyond the frame. */
export const BEYOND = solid("M-.75,.65L0,-.75L.75,.65Z", INK.soft);

/** A cross in the place of a ratio that cannot be computed. */
export const CROSS = solid("M-.65,-.65L.65,.65M.65,-.65L-.65,.65", INK.soft);

/** A question mark: a value looks like an error of the source. */
export const DOUBTFUL = outlined("M-.45,-.5A.5,.5,0,1,1,.2,0L.05,.35M.05,.75L.05,.85", INK.soft);

/** A diamond: the value against a second reference. */
export const SECOND: KeySymbol = { shape: "M0,-.9L.7,0L0,.9L-.7,0Z", fill: "white", stroke: INK.band };

/** A dot, half as wide as the square of a symbol. */
export const DOT = solid("M-.5,0A.5,.5,0,1,1,.5,0A.5,.5,0,1,1,-.5,0", INK.band);

/** A dot that is not filled, of the same size. */
export const RING: KeySymbol = { ...DOT, fill: "white" };

/** An area's dot, nearly as wide as the square of a symbol. */
export const CIRCLE = "M-.8,0A.8,.8,0,1,1,.8,0A.8,.8,0,1,1,-.8,0";

/** What the published totals allow of an area, where that is wide. */
export const WIDE_RANGE = solid("M-.25,-1.2H.25V1.2H-.25Z", INK.wideBand);

/** A level line. */
export const LINE = outlined("M-1.4,0H1.4", INK.zero);

/** What those symbols say that several kinds draw alike. */
export const KEY_TEXTS = {
  missing: { ja: "算出不可", en: "not computable" },
  implausible: { ja: "元データの誤りとみられる値", en: "looks like an error of the source" },
  band: {
    ja: `秘匿により取りうる範囲（${LEAST_BAND}ポイント以上）`,
    en: `range that suppression leaves (${LEAST_BAND} point or more)`,
  },
  beyond: { ja: "枠の外へ続く（数字は端の値）", en: "goes on beyond the frame, to the value given" },
  wide: {
    ja: `秘匿により取りうる範囲の幅が${WIDE}ポイントを超える`,
    en: `suppression leaves a range wider than ${WIDE} points`,
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** What the line at the rate of the reference says. */
export const referenceRateText = ({ ja, en }: Bilingual): Bilingual => ({
  ja: `${ja}の該当率（同じ性・年齢）`,
  en: `rate of ${en}, same sex and ages`,
});
