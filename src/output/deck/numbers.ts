import { MINUS } from "../../charts/text/signed-number.js";
import type { Language } from "../../language.js";
import type { FigureRow } from "../../ratios.js";

/** "+12.3", "−0.4"; what rounds to 0 has no sign. */
export function signedTenth(difference: number): string {
  const digits = Math.abs(difference).toFixed(1);
  if (Number(digits) === 0) return digits;
  return `${difference < 0 ? MINUS : "+"}${digits}`;
}

/** A ratio as so many times the reference: 107.3 → "1.07". */
export const times = (ratio: number): string => (ratio / 100).toFixed(2);

/** From one number to another; one number where they are printed alike. */
export function range(lower: string, upper: string, language: Language): string {
  if (lower === upper) return lower;
  return language === "ja" ? `${lower}～${upper}` : `${lower} to ${upper}`;
}

const openRange = (lower: string, language: Language): string =>
  language === "ja" ? `${lower}以上` : `${lower} or more`;

/** Two ratios as differences: "−5.0～+12.3"; where nothing bounds the upper one, "−5.0以上". */
export function differencesText(lower: number | null, upper: number | null, language: Language): string {
  if (lower === null) return "";
  const from = signedTenth(lower - 100);
  return upper === null ? openRange(from, language) : range(from, signedTenth(upper - 100), language);
}

/** What the published totals allow of ratio − 100. */
export const boundsText = ({ ratioLower, ratioUpper }: FigureRow, language: Language): string =>
  differencesText(ratioLower, ratioUpper, language);

/** People: a whole number with separators, or the range that suppression leaves. */
export function peopleText(lower: number, upper: number | null, language: Language): string {
  const text = (count: number) => count.toLocaleString("en-US", { maximumFractionDigits: 0 });
  return upper === null ? openRange(text(lower), language) : range(text(lower), text(upper), language);
}
