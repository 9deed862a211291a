/** Japanese may break anywhere but before these. */
// @ts-nocheck

const NEVER_FIRST = new Set(
  "、。，．・：；？！）」』】〉》〕］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョヶ々ヵ,.:;?!)]}%％",
);
/** … or after these. */
const NEVER_LAST = new Set("（「『【〈《〔［｛([{");

/** The pieces that a line may be broken between: Latin words whole, other characters one by one. */
export function breakablePieces(text: string): string[] {
  const found: string[] = [];
  for (const piece of text.match(/[!-~À-ÿ–—−≥≤]+ ?|./gsu) ?? []) {
    const before = found.at(-1);
    const glued =
      before !== undefined && (NEVER_FIRST.has(piece.trim()) || NEVER_LAST.has(before.at(-1) ?? ""));
    if (glued) found[found.length - 1] = before + piece;
    else found.push(piece);
  }
  return found;
}

/**
 * Breaks a running text into lines of at most `width` (a piece wider than that stays whole).
 *
 * @param widthOf width of a text, the sum of those of its characters
 */
export function linesOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let [line, taken] = ["", 0];
  for (const piece of breakablePieces(text)) {
    // A line is as wide as its pieces. A space at its end does not count.
    const trimmed = piece.trimEnd();
    const own = widthOf(trimmed);
    if (line !== "" && taken + own > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
      taken = widthOf(line);
    } else {
      line += piece;
      taken += trimmed === piece ? own : widthOf(piece);
    }
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}
