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

/** Parts of a title, each from a Japanese bracket that stands in no other: 〈香川県〉…の標準化該当比, （全国と比較、40–74歳）. */
function bracketedParts(title: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of title) {
    if (depth === 0 && "（【".includes(character) && parts.at(-1) !== "") parts.push("");
    if ("（【〈「".includes(character)) depth++;
    if ("）】〉」".includes(character)) depth--;
    parts[parts.length - 1] += character;
  }
  return parts;
}

/** Breaks a title into lines: before its brackets, so that no word is broken, unless that takes more lines than usual. */
export function titleLines(title: string, width: number, fontSize: number): string[] {
  const usual = paragraph(title, width, fontSize, "bold");
  const fits = (text: string) => widestTextWidth(text, fontSize, "bold") <= width;
  const lines = [""];
  for (const part of bracketedParts(title)) {
    const joined = lines.at(-1) + part;
    if (fits(joined)) lines[lines.length - 1] = joined;
    else lines.push(...paragraph(part, width, fontSize, "bold"));
  }
  const broken = lines.filter((line) => line !== "").map((line) => line.trimEnd());
  return broken.length <= usual.length ? broken : usual;
}
