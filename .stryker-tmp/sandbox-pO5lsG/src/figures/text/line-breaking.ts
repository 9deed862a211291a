// @ts-nocheck
import { textWidth } from "../../render/text-width.js";
import { breakablePieces, linesOf } from "../../text/line-breaking.js";

/** Breaks a running text into lines that are at most `width` pixels wide (a piece wider than that stays whole). */
export function breakLines(text: string, width: number, fontSize: number, fontWeight?: "bold"): string[] {
  return linesOf(text, width, (part) => textWidth(part, fontSize, fontWeight));
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
  const characters = breakablePieces(name);
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
