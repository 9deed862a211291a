import type { Bilingual, Language } from "../../text/language.js";
import type { KeyEntry } from "../chart/key.js";
import { BEYOND, type KeySymbol } from "../chart/symbols.js";
import { type Domain, WIDE } from "../difference-scale.js";
import { INK } from "../theme.js";
import { DIRECTION_COLOURS, PLAIN, PREFECTURE } from "./panel.js";
import type { SlopeRow } from "./rows.js";

const filled = (shape: string, colour: string): KeySymbol => ({ shape, fill: colour, stroke: colour });

const ENTRIES = {
  rising: {
    ...filled("M-1.3,1L.2,-.2L.2,.1L.8,-.9L1.4,.1L.7,.1L-1,1.3Z", DIRECTION_COLOURS.rising),
    text: { ja: "上昇（ふだんの動きを超える）", en: "rising by more than usual" },
  },
  falling: {
    ...filled("M-1.3,-1L.2,.2L.2,-.1L.8,.9L1.4,-.1L.7,-.1L-1,-1.3Z", DIRECTION_COLOURS.falling),
    text: { ja: "低下（ふだんの動きを超える）", en: "falling by more than usual" },
  },
  usual: {
    ...filled("M-1.4,-.06H.4A.4,.4,0,1,1,.4,.06H-1.4Z", PLAIN),
    text: { ja: "ふだんの動きの範囲内、または判定なし", en: "no more than usual, or not judged" },
  },
  prefecture: {
    ...filled("M-1.4,-.3H.3A.6,.6,0,1,1,.3,.3H-1.4Z", PREFECTURE),
    text: { ja: "都道府県全体（太い線）", en: "the whole prefecture (heavy)" },
  },
  wide: {
    shape: "M-1.9,0H-1.3M-.8,0H-.2A.8,.8,0,1,1,1.4,0A.8,.8,0,1,1,-.2,0",
    fill: "white",
    stroke: INK.soft,
    text: {
      ja: `秘匿により取りうる範囲の幅が${WIDE}ポイントを超える`,
      en: `suppression leaves a range wider than ${WIDE} points`,
    },
  },
  beyond: { ...BEYOND, text: { ja: "枠の外へ続く", en: "goes on beyond the frame" } },
} as const satisfies Readonly<Record<string, KeySymbol & { readonly text: Bilingual }>>;

/** What the marks of these panels say; of those that none has nothing. */
export function slopeKey(
  panels: readonly { readonly rows: readonly SlopeRow[]; readonly domain: Domain }[],
  language: Language,
): KeyEntry[] {
  const regions = panels.flatMap(({ rows }) => rows.filter(({ code }) => code !== undefined));
  const hasLine = (is: (row: SlopeRow) => boolean) =>
    regions.some((row) => row.toDifference !== undefined && is(row));
  const isUsed: Readonly<Record<keyof typeof ENTRIES, boolean>> = {
    rising: hasLine(({ direction }) => direction === "rising"),
    falling: hasLine(({ direction }) => direction === "falling"),
    usual: hasLine(({ direction, isPrefecture }) => direction === "usual" && !isPrefecture),
    prefecture: hasLine(({ isPrefecture }) => isPrefecture),
    wide: regions.some(({ isWide }) => isWide),
    beyond: panels.some(({ rows, domain: [low, high] }) =>
      rows.some(({ difference }) => difference !== null && (difference < low || difference > high)),
    ),
  };
  return Object.entries(ENTRIES).map(([name, { text, ...symbol }]) => ({
    ...symbol,
    text: isUsed[name as keyof typeof ENTRIES] ? text[language] : null,
  }));
}
