import { isMarked } from "../../model/marks.js";
import type { Bilingual } from "../../text/language.js";
import { NO_RATIO_MARK, rangeWidth } from "../chart/rows.js";
import { LEAST_BAND, WIDE } from "../difference-scale.js";
import type { KeyEntry, KeySymbol } from "../sheet/key.js";
import { BEYOND, CROSS, DOT, HOLLOW, KEY_TEXTS, solid } from "../sheet/symbols.js";
import { INK } from "../theme.js";
import { type AgeRow, isItemRow, type ProfileRow } from "./rows.js";

const PLAIN: KeySymbol = { ...DOT, fill: "white" };
const FRAME: KeySymbol = { shape: "M-1,-.7H1V.7H-1Z", fill: "white", stroke: INK.text };
/** A bar by age. */
const BAR = solid("M-.6,-1H.6V1H-.6Z", INK.soft);
const BAND = solid("M-1,-.6H1V.6H-1Z", INK.bandBehind);

const TEXTS = {
  marked: { ja: "有意に高い・低い（95％、太字）", en: "significantly high or low (95%, bold)" },
  plain: { ja: "有意差なし", en: "not significant" },
  unjudged: { ja: "有意差なし、または判定なし", en: "not significant, or not judged" },
  framed: {
    ja: "同じ規模の地域のばらつきを超える（95％）",
    en: "stands out more than regions of its size do (95%)",
  },
  wide: { ja: `年齢別の範囲の幅が${WIDE}ポイントを超える`, en: `by age: range wider than ${WIDE} points` },
  beyond: { ja: "枠の外へ続く（数字は端の値）", en: "goes on beyond, to the value given" },
  both: {
    ja: "枠の外へ続く（数字は端の値、年齢別の棒は数字だけ）",
    en: "goes on beyond, to the value given (bars by age: the value alone)",
  },
  cut: {
    ja: "年齢別の棒が枠の外へ続く（数字はその値）",
    en: "by age: bar goes on beyond, to the value given",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** What the symbols of these rows say; of those that no row has nothing. */
export function keyOf(rows: readonly ProfileRow[]): KeyEntry[] {
  const items = rows.filter(isItemRow);
  const byAge = rows.filter((row): row is AgeRow => !isItemRow(row));
  const isBeyond = items.some(({ below, above }) => (below ?? above) !== undefined);
  const isCut = byAge.some(({ said }) => said !== undefined && said !== NO_RATIO_MARK);
  const isUnjudged = items.some(({ mark }) => mark === null);
  return [
    [DOT, items.some(({ mark }) => isMarked(mark)), TEXTS.marked],
    [PLAIN, items.some(({ mark }) => !isMarked(mark)), isUnjudged ? TEXTS.unjudged : TEXTS.plain],
    [FRAME, items.some(({ adjustedMark }) => isMarked(adjustedMark)), TEXTS.framed],
    [BAND, items.some((row) => rangeWidth(row) >= LEAST_BAND), KEY_TEXTS.band],
    [HOLLOW, byAge.some((row) => row.difference !== null && rangeWidth(row) > WIDE), TEXTS.wide],
    [BEYOND, isBeyond, isCut ? TEXTS.both : TEXTS.beyond],
    [BAR, isCut && !isBeyond, TEXTS.cut],
    [CROSS, byAge.some(({ said }) => said === NO_RATIO_MARK), KEY_TEXTS.missing],
  ];
}
