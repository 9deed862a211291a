import type { Bilingual } from "../../text/language.js";
import type { Domain } from "../difference-scale.js";
import type { KeyEntry, KeySymbol } from "../sheet/key.js";
import { BEYOND, DOUBTFUL, KEY_TEXTS, solid } from "../sheet/symbols.js";
import { INK } from "../theme.js";
import { DIRECTION_COLOURS, PLAIN, PREFECTURE } from "./panel.js";
import type { SlopeRow } from "./rows.js";

const RISING = solid("M-1.3,1L.2,-.2L.2,.1L.8,-.9L1.4,.1L.7,.1L-1,1.3Z", DIRECTION_COLOURS.rising);
const FALLING = solid("M-1.3,-1L.2,.2L.2,-.1L.8,.9L1.4,-.1L.7,-.1L-1,-1.3Z", DIRECTION_COLOURS.falling);
const USUAL = solid("M-1.4,-.06H.4A.4,.4,0,1,1,.4,.06H-1.4Z", PLAIN);
const HEAVY = solid("M-1.4,-.3H.3A.6,.6,0,1,1,.3,.3H-1.4Z", PREFECTURE);
const DASHED: KeySymbol = {
  shape: "M-1.9,0H-1.3M-.8,0H-.2A.8,.8,0,1,1,1.4,0A.8,.8,0,1,1,-.2,0",
  fill: "white",
  stroke: INK.soft,
};

const TEXTS = {
  rising: { ja: "上昇（ふだんの動きを超える）", en: "rising by more than usual" },
  falling: { ja: "低下（ふだんの動きを超える）", en: "falling by more than usual" },
  usual: { ja: "ふだんの動きの範囲内、または判定なし", en: "no more than usual, or not judged" },
  prefecture: { ja: "都道府県全体（太い線）", en: "the whole prefecture (heavy)" },
  beyond: { ja: "枠の外へ続く", en: "goes on beyond the frame" },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** What the marks of these panels say. A mark that none of them has is left out. */
export function slopeKey(
  panels: readonly { readonly rows: readonly SlopeRow[]; readonly domain: Domain }[],
): KeyEntry[] {
  const regions = panels.flatMap(({ rows }) => rows.filter(({ code }) => code !== undefined));
  const lines = regions.filter(({ toDifference }) => toDifference !== undefined);
  const go = (where: SlopeRow["direction"]) => lines.filter(({ direction }) => direction === where);
  const isBeyond = panels.some(({ rows, domain: [low, high] }) =>
    rows.some(({ difference }) => difference !== null && (difference < low || difference > high)),
  );
  return [
    [RISING, go("rising").length > 0, TEXTS.rising],
    [FALLING, go("falling").length > 0, TEXTS.falling],
    [USUAL, go("usual").some(({ isPrefecture }) => !isPrefecture), TEXTS.usual],
    [HEAVY, lines.some(({ isPrefecture }) => isPrefecture), TEXTS.prefecture],
    [DASHED, regions.some(({ isWide }) => isWide), KEY_TEXTS.wide],
    [DOUBTFUL, regions.some(({ isImplausible }) => isImplausible), KEY_TEXTS.implausible],
    [BEYOND, isBeyond, TEXTS.beyond],
  ];
}
