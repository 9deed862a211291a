import { linesOf } from "./line-breaking.js";
import { visible } from "./visible-text.js";

export interface TableLayout {
  /** Per column; "left" where not said. */
  readonly align?: readonly ("left" | "right")[];
  /** Rule off the first row. */
  readonly header?: boolean;
  /** Cells of the terminal; the last column is cut to fit. Absent when writing to a file or pipe. */
  readonly width?: number | undefined;
  /** Colours a cell of a row (0 is the first row given); the text must stay as wide as it is. */
  readonly style?: ((text: string, row: number, column: number) => string) | undefined;
}

const GAP = "  ";

/** How many of the first columns stand whole within so many cells. */
export function fittingColumns(
  texts: readonly (readonly string[])[],
  width = Number.POSITIVE_INFINITY,
): number {
  let used = -GAP.length;
  const count = texts[0]?.length ?? 0;
  for (let column = 0; column < count; column++) {
    used += GAP.length + widestOf(texts, column);
    if (used > width) return column;
  }
  return count;
}

/**
 * Rows as aligned text lines, what would act unseen made visible, full-width characters counted as two cells, each
 * line ended by "\n".
 */
export function formatTable(texts: readonly (readonly string[])[], layout: TableLayout = {}): string {
  const rows = texts.map((row) => row.map(shownWhole));
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) => widestOf(rows, column));
  const lines = rows.map((row, i) => line(row, widths, layout, i));
  if (layout.header && lines.length > 0) {
    const rule = widths.map((width) => "-".repeat(width));
    lines.splice(1, 0, line(rule, widths, { ...layout, align: [], style: undefined }, 0));
  }
  return lines.map((text) => `${text}\n`).join("");
}

const shownWhole = (text: string): string => visible(text, Number.POSITIVE_INFINITY);

/** Cells that the widest text of a column takes. */
const widestOf = (rows: readonly (readonly string[])[], column: number): number =>
  rows.reduce((widest, row) => Math.max(widest, displayWidth(shownWhole(row[column] ?? ""))), 0);

/** Cells that a text takes on a terminal: wide and full-width characters 2, combining marks 0, all others 1. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function line(row: readonly string[], widths: readonly number[], layout: TableLayout, index: number): string {
  const { style, width = Number.POSITIVE_INFINITY } = layout;
  let text = "";
  let used = 0;
  for (const [column, cell] of row.entries()) {
    const padding = " ".repeat(widths[column]! - displayWidth(cell));
    const isRight = layout.align?.[column] === "right";
    const before = (column === 0 ? "" : GAP) + (isRight ? padding : "");
    const room = width - used - before.length;
    // Half a number would be another one.
    const shown = displayWidth(cell) <= room ? cell : isRight ? "…" : cut(cell, Math.max(room, 1));
    const styled = style && shown !== "" ? style(shown, index, column) : shown;
    if (shown !== cell) return room > 0 ? text + before + styled : `${text.trimEnd()}…`;
    text += before + styled + (isRight ? "" : padding);
    used += before.length + displayWidth(cell) + (isRight ? 0 : padding.length);
  }
  return text.trimEnd();
}

/** A text that takes at most so many cells, with … where something was cut off. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  let used = 1;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Lines of at most `width` cells; full-width characters count as two, and the text's own line ends stay. */
export function wrap(text: string, width: number): string[] {
  return text
    .split("\n")
    .flatMap((line) => (displayWidth(line) <= width ? [line] : linesOf(line, width, displayWidth)));
}

// The ranges of East Asian Width W and F (Unicode Standard Annex 11) that a terminal meets. Ambiguous characters
// (≥, ±, γ) are one cell, as terminals outside legacy CJK locales show them.
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

function characterWidth(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x300) return 1;
  // Before the ranges: the kana voicing marks U+3099 and U+309A combine though they lie among wide characters.
  if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) return 0;
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
