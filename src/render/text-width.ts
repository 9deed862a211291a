import { FONT_WIDTHS } from "./font-widths.js";

/** The font that the figures are measured for and drawn with. */
export const FONT_NAME = "BIZ UDPGothic";

/** A figure is drawn with the first of these that the reader's machine has; their proportions are alike. */
export const FONT_STACK =
  '"BIZ UDPGothic", "BIZ UDGothic", "Yu Gothic", "Hiragino Sans", "Noto Sans CJK JP", sans-serif';

type Weight = "regular" | "bold";

const FULL_WIDTH = 1;
const HALF_WIDTH = 0.5;

function tableOf(weight: Weight): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  for (const [width, characters] of FONT_WIDTHS[weight]) {
    for (const character of characters) widths.set(character, width / 1000);
  }
  return widths;
}

const WIDTHS: Readonly<Record<Weight, ReadonlyMap<string, number>>> = {
  regular: tableOf("regular"),
  bold: tableOf("bold"),
};

/** What a character outside the table is taken to be wide, in em: half for half-width kana, else that of a kanji. */
function guessedWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0xff61 && code <= 0xffdc ? HALF_WIDTH : FULL_WIDTH;
}

/** Vega passes a weight as "bold", "600" or 700; the fonts have two. */
export function weightOf(fontWeight: unknown): Weight {
  if (fontWeight === "bold" || fontWeight === "bolder") return "bold";
  return Number(fontWeight) >= 600 ? "bold" : "regular";
}

const advance = (character: string, weight: Weight): number =>
  WIDTHS[weight].get(character) ?? guessedWidth(character);

/** Width in pixels of one line of text in BIZ UDPGothic: the sum of the advances, as nothing is kerned. */
export function textWidth(text: string, fontSize: number, fontWeight?: unknown): number {
  const weight = weightOf(fontWeight);
  let em = 0;
  for (const character of text) em += advance(character, weight);
  return em * fontSize;
}

/** Signs that take a whole em in the fonts that stand in: all from the arrows on, but half-width kana. */
const isFullWidth = (character: string): boolean => character >= "\u2190" || "×±÷".includes(character);

/** The same in whichever font of the stack is the widest: in others kana, brackets and commas are no narrower than kanji. */
export function widestTextWidth(text: string, fontSize: number, fontWeight?: unknown): number {
  const weight = weightOf(fontWeight);
  let em = 0;
  for (const character of text) {
    const own = advance(character, weight);
    em += isFullWidth(character) ? Math.max(own, guessedWidth(character)) : own;
  }
  return em * fontSize;
}

/** Whether the project's own cut of the font can draw all of a text; line ends are no glyphs. */
export function isInSubset(text: string): boolean {
  const { regular, bold } = WIDTHS;
  for (const character of text) {
    if (character >= " " && !(regular.has(character) && bold.has(character))) return false;
  }
  return true;
}

/** The part of a Vega text item that says how wide it is drawn. */
export interface MeasuredItem {
  readonly fontSize?: number | null;
  readonly fontWeight?: unknown;
  /** Widest that the text may be drawn; longer ones Vega cuts and ends with "…". */
  readonly limit?: number | null;
}

/**
 * Without a canvas Vega takes every character for 0.8 em: long Japanese labels are clipped and Latin ones stand in
 * too wide a space. This measures by the font. The text may arrive as a number or null, and is drawn trimmed.
 */
export function measureItem(item: MeasuredItem, line: unknown): number {
  const text = line === null || line === undefined ? "" : String(line).trim();
  const width = textWidth(text, item.fontSize ?? 11, item.fontWeight);
  const limit = item.limit ?? 0;
  return limit > 0 ? Math.min(width, limit) : width;
}
