import { textWidth } from "../../render/text-width.js";

/** Japanese may break anywhere but before these. */
const NEVER_FIRST = new Set(
  "、。，．・：；？！）」』】〉》〕］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョヶ々ヵ,.:;?!)]}%％",
);
/** … or after these. */
const NEVER_LAST = new Set("（「『【〈《〔［｛([{");

/** The pieces that a line may be broken between: Latin words whole, other characters one by one. */
function pieces(text: string): string[] {
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

/** Breaks a running text into lines that are at most `width` pixels wide (a piece wider than that stays whole). */
export function breakLines(text: string, width: number, fontSize: number, fontWeight?: "bold"): string[] {
  const lines: string[] = [];
  let [line, taken] = ["", 0];
  for (const piece of pieces(text)) {
    // Nothing is kerned: a line is as wide as its pieces. A space at its end does not count.
    const trimmed = piece.trimEnd();
    const own = textWidth(trimmed, fontSize, fontWeight);
    if (line !== "" && taken + own > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
      taken = textWidth(line, fontSize, fontWeight);
    } else {
      line += piece;
      taken += trimmed === piece ? own : textWidth(piece, fontSize, fontWeight);
    }
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

/**
 * Breaks a place name into as few lines as fit, of nearly the same length (川越 / 比企, not 川越比 / 企), and rather
 * after a ・ than elsewhere.
 */
export function breakName(name: string, width: number, fontSize: number, fontWeight?: "bold"): string[] {
  const fits = (line: string) => textWidth(line, fontSize, fontWeight) <= width;
  if (fits(name)) return [name];
  const parts = name.split(/(?<=・)/u);
  if (parts.length > 1) return parts.flatMap((part) => breakName(part, width, fontSize, fontWeight));
  const characters = pieces(name);
  for (let count = 2; count < characters.length; count++) {
    const lines = Array.from({ length: count }, (_, line) =>
      characters
        .slice(
          Math.ceil((line * characters.length) / count),
          Math.ceil(((line + 1) * characters.length) / count),
        )
        .join(""),
    );
    if (lines.every(fits)) return lines;
  }
  return characters;
}
