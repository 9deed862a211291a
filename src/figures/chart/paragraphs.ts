import { widestTextWidth } from "../../render/text-width.js";
import { linesOf } from "../../text/line-breaking.js";

/** A last line shorter than this, in em, looks forgotten. */
const SHORTEST_LAST_LINE = 6;

/**
 * Breaks a running text into as few lines as fit, in any font that may stand in for BIZ UDPGothic, of which the last is no
 * mere rest of a word.
 */
export function paragraph(text: string, width: number, fontSize: number, fontWeight?: "bold"): string[] {
  const widthOf = (part: string) => widestTextWidth(part, fontSize, fontWeight);
  const lines = linesOf(text, width, widthOf);
  const lastOf = (broken: readonly string[]) => widthOf(broken.at(-1) ?? "");
  let best = lines;
  for (let narrower = width; lines.length > 1 && narrower > width / 2; narrower -= fontSize / 2) {
    const tried = linesOf(text, narrower, widthOf);
    if (tried.length > lines.length) break;
    if (lastOf(tried) > lastOf(best)) best = tried;
    if (lastOf(best) >= SHORTEST_LAST_LINE * fontSize) break;
  }
  return best;
}
