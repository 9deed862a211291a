import { isMarkedIn, rangeIs } from "../chart/expressions.js";
import { fieldsOf, type Measure } from "../chart/measure.js";
import { LEAST_RANGE } from "./key.js";

/** There is no room for a value between the end of its bar and the frame: it stands within the bar. */
export const IS_AT_EDGE =
  "(min(domain[1] - datum.valueAt, datum.valueAt - domain[0]) < 0.06 * (domain[1] - domain[0]))";
export const IS_SIGNIFICANT = isMarkedIn("adjustedMark || datum.mark");

export const SECOND_IN_FRAME = "isValid(datum.second) && inrange(datum.second, domain)";

/** Expressions on the fields by which a bar and its range are drawn. */
export function expressionsOf(measure: Measure | undefined) {
  const { value, lower, upper } = fieldsOf(measure);
  const hasRange = `datum.${lower} !== null`;
  return {
    value,
    isKnown: `datum.${value} !== null`,
    goesUp: `datum.${value} >= 0`,
    isSeen: rangeIs(
      `> min(${LEAST_RANGE.points}, ${LEAST_RANGE.share} * (domain[1] - domain[0]))`,
      lower,
      upper,
    ),
    least: `(${hasRange} ? datum.${lower} : datum.${value})`,
    most: `(!(${hasRange}) ? datum.${value} : datum.${upper} === null ? domain[1] + 1 : datum.${upper})`,
  };
}

/** What an expression is of, by what the bars measure. */
export type BarExpressions = ReturnType<typeof expressionsOf>;
