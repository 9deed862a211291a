// @ts-nocheck
import { linesOf } from "./line-breaking.js";
import { displayWidth } from "./table.js";

/** Lines of at most `width` cells; full-width characters count as two, and the text's own line ends stay. */
export function wrap(text: string, width: number): string[] {
  return text
    .split("\n")
    .flatMap((line) => (displayWidth(line) <= width ? [line] : linesOf(line, width, displayWidth)));
}
