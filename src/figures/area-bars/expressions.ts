import { isRate, type Measure } from "../chart/measure.js";
import { WIDE } from "../difference-scale.js";
import { LEAST_RANGE } from "./key.js";

/** Is a range wider than so much? */
const wider = (lower: string, upper: string, than: string) =>
  `datum.${lower} !== null && (datum.${upper} === null || datum.${upper} - datum.${lower} > ${than})`;
/** In points, whatever is measured. */
export const IS_WIDE = wider("lower", "upper", String(WIDE));
/** There is no room for a value between the end of its bar and the frame: it stands within the bar. */
export const IS_AT_EDGE =
  "(min(domain[1] - datum.end, datum.end - domain[0]) < 0.06 * (domain[1] - domain[0]))";
export const IS_SIGNIFICANT = "(datum.adjustedMark || datum.mark || 'none') !== 'none'";

export const SECOND_IN_FRAME = "isValid(datum.second) && inrange(datum.second, domain)";
/** Beyond the diamonds beside it. */
export const BEYOND_SECOND = `!isValid(datum.secondEnd) ? datum.end : datum.difference >= 0 ? max(datum.end, datum.secondEnd) : min(datum.end, datum.secondEnd)`;

/** Expressions on the fields by which a bar and its range are drawn. */
export function expressionsOf(measure: Measure | undefined) {
  const value = isRate(measure) ? "adjustedRate" : "difference";
  const [lower, upper] = isRate(measure) ? ["adjustedRateLower", "adjustedRateUpper"] : ["lower", "upper"];
  const hasRange = `datum.${lower} !== null`;
  const least = `(${hasRange} ? datum.${lower} : datum.${value})`;
  const most = `(!(${hasRange}) ? datum.${value} : datum.${upper} === null ? domain[1] + 1 : datum.${upper})`;
  return {
    value,
    isKnown: `datum.${value} !== null`,
    goesUp: `datum.${value} >= 0`,
    isSeen: wider(
      lower!,
      upper!,
      `min(${LEAST_RANGE.points}, ${LEAST_RANGE.share} * (domain[1] - domain[0]))`,
    ),
    least,
    most,
    labelEnd: isRate(measure)
      ? "datum.valueAt"
      : `datum.${value} >= 0 ? (${most} > domain[1] ? datum.${value} : ${most}) : ${least} < domain[0] ? datum.${value} : ${least}`,
  };
}

/** What an expression is of, by what the bars measure. */
export type BarExpressions = ReturnType<typeof expressionsOf>;

/** A colour or width with a test, else another. */
export const where = (test: string, then: unknown, otherwise: unknown) => ({
  condition: { test, value: then },
  value: otherwise,
});
