import { HIDDEN } from "../../model/counts.js";
import { type Failure, failureAt, type Place } from "../../text/failure.js";
import { visible } from "../../text/visible-text.js";
import { areSeveralNumbers, wholeDigits } from "../files/digits.js";
import type { Cell } from "../files/sheet.js";
import { comparable, DASHES } from "../files/text.js";

const HIDDEN_MARKS = /^(-+|\.{2,}|x|\*+|na|n\/a|nan|<na>|none|null)$/i;

/**
 * A count cell: a whole number ≥ 0, or HIDDEN. Hidden marks are ASCII "-" in all the ministry's files although the
 * titles print "‐"; re-published tables use other dashes, …, x, ***, what pandas and R write for a missing value (NA, NaN),
 * or nothing at all. A blank is hidden, never 0. 483.0, 1,548 and ４８３ are the numbers that they mean.
 *
 * @returns NaN where the cell is neither
 */
export function parseCount(cell: Cell | undefined): number {
  if (typeof cell === "number")
    return Number.isInteger(cell) && cell >= 0 && cell <= 0x7fffffff ? cell : Number.NaN;
  if (cell === null || cell === undefined) return HIDDEN;
  const plain = comparable(cell);
  if (plain !== cell && areSeveralNumbers(cell)) return Number.NaN;
  const text = plain.replace(DASHES, "-");
  if (text === "" || HIDDEN_MARKS.test(text)) return HIDDEN;
  const digits = wholeDigits(text);
  return digits !== null && Number(digits) <= 0x7fffffff ? Number(digits) : Number.NaN;
}

/** What a count cell should have been. */
export function badCount(found: Cell | undefined, place: Place): Failure {
  if (typeof found === "string" && found.startsWith("=")) return formulaWithoutValue(found, place);
  return failureAt(place, {
    ja: `人数の欄に「${visible(String(found))}」があります。0 以上の整数か、秘匿の記号（-）が必要です。`,
    en: `found ${JSON.stringify(found)} where a count is wanted: a whole number ≥ 0, or - for a hidden one.`,
  });
}

/** Libraries write formulas without computing them; a spreadsheet computes them when it opens the file. */
function formulaWithoutValue(formula: string, place: Place): Failure {
  return failureAt(place, {
    ja: `人数の欄が計算式（${formula}）で、計算結果が保存されていません。Excel などで一度開いて上書き保存し、もう一度指定してください。`,
    en: `a formula (${formula}) without a stored value where a count is wanted. Open the file in a spreadsheet, save it once, and give it again.`,
  });
}
