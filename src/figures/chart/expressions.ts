import { LEAST_BAND, WIDE } from "../difference-scale.js";

/** A colour, width or dash with a test, else another. */
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

/** In points, whatever is measured. */
export const IS_WIDE = rangeIs(`> ${WIDE}`);
export const HAS_BAND = rangeIs(`>= ${LEAST_BAND}`);

/** Has a row a mark in this field? */
export const isMarkedIn = (field: string): string => `(datum.${field} || 'none') !== 'none'`;

/** The name of what a row or an axis has there: `{male: '男', female: '女'}[datum.sex]`. */
export const nameOf = (names: readonly (readonly [string, string])[], key: string): string =>
  `{${names.map(([value, name]) => `${value}: '${name}'`).join(", ")}}[${key}]`;
