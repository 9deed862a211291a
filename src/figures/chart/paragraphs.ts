import { breakLines } from "../text/line-breaking.js";

/** Where BIZ UDPGothic is missing a text may be wider by so much. */
const ROOM_FOR_OTHER_FONTS = 0.94;
/** A last line shorter than this, in characters, looks forgotten. */
const SHORTEST_LAST_LINE = 6;

/** Breaks a running text into as few lines as fit, of which the last is no mere rest of a word. */
export function paragraph(text: string, width: number, fontSize: number, fontWeight?: "bold"): string[] {
  const room = width * ROOM_FOR_OTHER_FONTS;
  const lines = breakLines(text, room, fontSize, fontWeight);
  const isWell = (broken: readonly string[]) => (broken.at(-1) ?? "").length >= SHORTEST_LAST_LINE;
  for (let narrower = room; lines.length > 1 && narrower > 0.7 * room; narrower -= fontSize) {
    const tried = breakLines(text, narrower, fontSize, fontWeight);
    if (tried.length > lines.length) break;
    if (isWell(tried)) return tried;
  }
  return lines;
}
