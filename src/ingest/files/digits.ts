const GROUPED = /^\d{1,3}(,\d{3})+$/;
/** Several numbers in one cell, under or beside each other; thousands with a space between them are one. */
const SEVERAL = /\d\s+\d/;
const SPACED = /^[^\S\r\n]*\d{1,3}([^\S\r\n]\d{3})+[^\S\r\n]*$/;
/** 1.000 may be one or a thousand, as parts of Europe write it. */
const DOTTED = /^\d{1,3}(\.000)+$/;

/** Are these two numbers, once white space between them is gone? */
export const areSeveralNumbers = (text: string): boolean => {
  const digits = text.normalize("NFKC");
  return SEVERAL.test(digits) && !SPACED.test(digits);
};

/**
 * The digits of a whole number: 1548 of "1,548" and of "1548.0".
 *
 * @param text without white space, full-width digits made half-width
 * @returns null of anything else, of 10,5 and of 1.000
 */
export function wholeDigits(text: string): string | null {
  const digits = GROUPED.test(text) ? text.replaceAll(",", "") : text;
  return /^\d+(\.0+)?$/.test(digits) && !DOTTED.test(digits) ? digits : null;
}
