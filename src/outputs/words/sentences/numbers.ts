import type { FigureRow } from "../../../model/ratios.js";
import type { Language } from "../../../text/language.js";
import { minus100, peopleRange, type RangeTexts, signedRange } from "../../../text/numbers.js";
import { rateDecimals, rateRange } from "../../../text/rates.js";

/** From one number to another; one number where they are printed alike. */
export function range(lower: string, upper: string, language: Language): string {
  if (lower === upper) return lower;
  return language === "ja" ? `${lower}～${upper}` : `${lower} to ${upper}`;
}

function rangeText({ lower, upper }: RangeTexts, language: Language): string {
  if (lower === null) return "";
  if (upper !== null) return range(lower, upper, language);
  return language === "ja" ? `${lower}以上` : `${lower} or more`;
}

/** Two ratios as differences: "−5.0～+12.3"; where nothing bounds the upper one, "−5.0以上". */
export const differencesText = (lower: number | null, upper: number | null, language: Language): string =>
  changesText(minus100(lower), minus100(upper), language);

/** Two changes in points: "+1.2～+4.5". */
export const changesText = (lower: number | null, upper: number | null, language: Language): string =>
  rangeText(signedRange(lower, upper, 1), language);

/** What the published totals allow of ratio − 100. */
export const boundsText = ({ ratioLower, ratioUpper }: FigureRow, language: Language): string =>
  differencesText(ratioLower, ratioUpper, language);

/** People: a whole number with separators, or the range that suppression leaves. */
export const peopleText = (lower: number, upper: number | null, language: Language): string =>
  rangeText(peopleRange(lower, upper), language);

/** A rate per cent, or the range that suppression leaves. */
export const ratesText = (
  lower: number | null,
  upper: number | null,
  row: FigureRow,
  language: Language,
): string => rangeText(rateRange(lower, upper, rateDecimals(row)), language);
