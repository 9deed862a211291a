import type { Mark, TrendMark } from "../../../model/marks.js";
import { coloursFor } from "../../../process/terminal/colours.js";

/** Marks in tables for people: ++ 99.8 %, + 95 %, - and -- where low or falling. */
export const MARK_SIGNS: Readonly<Record<Mark | TrendMark, string>> = {
  "high-99.8": "++",
  "high-95": "+",
  none: "",
  "low-95": "-",
  "low-99.8": "--",
  "rising-99.8": "++",
  "rising-95": "+",
  "falling-95": "-",
  "falling-99.8": "--",
};

/**
 * Colours by mark: red above the reference or rising, cyan below or falling, bold at 99.8 %. The words stay as they
 * are, so nothing is lost without colour.
 *
 * @param isTerminal elsewhere texts stay plain; see `coloursFor`
 */
export function markColours(isTerminal: boolean): (text: string, mark: string | null) => string {
  const { red, cyan } = coloursFor(isTerminal);
  return (text, mark) => {
    const [, direction, level] = /^(high|rising|low|falling)-(95|99\.8)$/.exec(mark ?? "") ?? [];
    if (direction === undefined) return text;
    const colour = direction === "high" || direction === "rising" ? red : cyan;
    return (level === "99.8" ? colour.bold : colour)(text);
  };
}
