import { HIDDEN } from "../counts.js";
import { Failure, type Place } from "../failure.js";
import type { Cell } from "./files/sheet.js";
import { comparable } from "./files/text.js";

const HIDDEN_MARKS = /^(-+|\.{2,}|x|\*+)$/i;
const DASHES = /[‐‑‒–—―−ー]/g;

/**
 * A count cell: a whole number ≥ 0, or HIDDEN. Hidden marks are ASCII "-" in all the ministry's files although the
 * titles print "‐"; re-published tables use other dashes, …, x, *** or nothing at all. A blank is hidden, never 0.
 *
 * @returns NaN where the cell is neither
 */
export function parseCount(cell: Cell | undefined): number {
  if (typeof cell === "number")
    return Number.isInteger(cell) && cell >= 0 && cell <= 0x7fffffff ? cell : Number.NaN;
  if (cell === null || cell === undefined) return HIDDEN;
  const text = comparable(cell).replace(DASHES, "-");
  if (text === "" || HIDDEN_MARKS.test(text)) return HIDDEN;
  const digits = /^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(",", "") : text;
  return /^\d{1,10}(\.0+)?$/.test(digits) && Number(digits) <= 0x7fffffff ? Number(digits) : Number.NaN;
}

/** What a count cell should have been. */
export function badCount(found: Cell | undefined, place: Place): Failure {
  return new Failure(
    {
      ja: `人数の欄に「${String(found)}」があります。0 以上の整数か、秘匿の記号（-）が必要です。`,
      en: `found ${JSON.stringify(found)} where a count is wanted: a whole number ≥ 0, or - for a hidden one.`,
    },
    { place },
  );
}
