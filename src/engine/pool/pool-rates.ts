import type { RatioRow } from "../../model/ratios.js";
import { adjustedRate, type Rate } from "../ratio/rates.js";
import type { RowParts } from "../ratio/ratio-row.js";
import type { StandardizedRatio } from "../ratio/standardize.js";
import { weightedMeanBound } from "./weighted-mean.js";

/** What of a row is per cent. */
type Rates = Pick<
  RowParts<string, string>,
  "rate" | "referenceRate" | "adjustedRate" | "coverage" | "nationalCoverage"
>;

/** Its columns. */
type RateColumn = `${"rate" | "referenceRate"}${"" | "Lower" | "Upper"}` | "nationalCoverage";

/**
 * Rates of years added up, per cent. The crude rate is 100 · ΣO_y / Σn_y, the mean of the years' rates weighed by people; its ends are
 * the outermost means of their ends that the people allow. The reference rate is the mean of the years', the same for all regions, and the adjusted rate that times the pooled
 * ratio. Coverage is 100 · Σn_y / Σ of the people examined at all; that of the nation the mean of the years'.
 *
 * @param line a row a year
 * @param value their pooled ratio
 */
export function pooledRates(line: readonly RatioRow[], value: StandardizedRatio): Rates {
  const people = line.map(({ examined }) => examined);
  const years = line.map(() => 1);
  const reference: Rate = {
    best: meanOf(line, "referenceRate", years),
    lower: meanOf(line, "referenceRateLower", years),
    upper: meanOf(line, "referenceRateUpper", years),
  };
  return {
    rate: {
      best: meanOf(line, "rate", people),
      lower: crudeEnd(line, "rateLower", -1),
      upper: crudeEnd(line, "rateUpper", 1),
    },
    referenceRate: reference,
    adjustedRate: adjustedRate(reference, value, line.some(coversReference)),
    coverage: pooledCoverage(line),
    nationalCoverage: meanOf(line, "nationalCoverage", years),
  };
}

/** An end of the crude rate; null where one of a year is not known. */
function crudeEnd(
  line: readonly RatioRow[],
  column: "rateLower" | "rateUpper",
  direction: 1 | -1,
): number | null {
  const years = line.filter(({ examined, hiddenCells }) => examined > 0 || hiddenCells > 0);
  if (years.some((row) => row[column] === null)) return null;
  return weightedMeanBound(
    years.map((row) => ({ value: row[column]!, ...peopleOf(row) })),
    direction,
  );
}

/** How many people were examined, n = 100 · O / rate: what the bounds of both allow. */
function peopleOf({ examined, observedLower, observedUpper, rateLower, rateUpper, hiddenCells }: RatioRow) {
  if (hiddenCells === 0) return { least: examined, most: examined };
  const least = rateUpper ? (100 * observedLower) / rateUpper : 0;
  const most =
    rateLower && observedUpper !== null ? (100 * observedUpper) / rateLower : Number.POSITIVE_INFINITY;
  return { least: Math.min(examined, least), most: Math.max(examined, most) };
}

/** The mean of the years' values; null where one is not known. */
function meanOf(line: readonly RatioRow[], column: RateColumn, weights: readonly number[]): number | null {
  let [sum, all] = [0, 0];
  for (const [year, row] of line.entries()) {
    const value = row[column];
    if (value === null) return null;
    sum += weights[year]! * value;
    all += weights[year]!;
  }
  return all > 0 ? Math.min(100, sum / all) : null;
}

/** Do the ends of the adjusted rate cover what the reference's own hidden counts allow? */
const coversReference = ({
  referenceRate,
  referenceRateLower,
  ratioLower,
  adjustedRateLower,
}: RatioRow): boolean =>
  referenceRate !== referenceRateLower &&
  referenceRate !== null &&
  ratioLower !== null &&
  adjustedRateLower !== null &&
  adjustedRateLower < referenceRate * (ratioLower / 100);

function pooledCoverage(line: readonly RatioRow[]): number | null {
  let [examined, everybody] = [0, 0];
  for (const row of line) {
    if (row.coverage === null || row.coverage === 0) return null;
    examined += row.examined;
    everybody += (100 * row.examined) / row.coverage;
  }
  return everybody > 0 ? Math.min(100, (100 * examined) / everybody) : null;
}
