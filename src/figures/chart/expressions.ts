import { LEAST_BAND, WIDE } from "../difference-scale.js";

/** An encoding (a colour, width or dash) with one value where a test holds, and another elsewhere. */
export const where = (test: string, then: unknown, otherwise: unknown) => ({
  condition: { test, value: then },
  value: otherwise,
});

/**
 * Is the range of a row so wide? Without an upper end it is wider than anything; a row without bounds has none.
 *
 * @param compared "> 10"
 */
export const rangeIs = (compared: string, lower = "lower", upper = "upper"): string =>
  `datum.${lower} !== null && (datum.${upper} === null || datum.${upper} - datum.${lower} ${compared})`;

/** Is a range wide, or wide enough for a band? In points of difference, whatever the figure measures. */
export const IS_WIDE = rangeIs(`> ${WIDE}`);
export const HAS_BAND = rangeIs(`>= ${LEAST_BAND}`);

/** Has a row a mark in this field? */
export const isMarkedIn = (field: string): string => `(datum.${field} || 'none') !== 'none'`;

/** An expression that names a value of a row or an axis: `{male: '男', female: '女'}[datum.sex]`. */
export const nameOf = (names: readonly (readonly [string, string])[], key: string): string =>
  `{${names.map(([value, name]) => `${value}: '${name}'`).join(", ")}}[${key}]`;
