import type { FigureRow } from "../model/ratios.js";

/** The range of an axis: its lower and its upper end, in the unit of the axis. */
export type Domain = readonly [number, number];

/** A difference and what the published totals allow of its ratio. */
type BoundedDifference = Pick<FigureRow, "difference" | "ratioLower" | "ratioUpper">;

/** The same with the 95 % limits of sampling error. */
type IntervalDifference = BoundedDifference & Pick<FigureRow, "ratioOuter95Lower" | "ratioOuter95Upper">;

/** Bounds wider than this many points make a bar say little: it is drawn hollow, and does not stretch the axis. */
export const WIDE = 10;

/** Bounds narrower than this many points are not worth a band of their own. */
export const LEAST_BAND = 1;

/** The least span of the axis, points, so that ratios that are all alike look alike. */
const LEAST_SPAN = 10;

/** What the published totals allow of ratio − 100; a side that is not known is open. Null where no bounds are given. */
export function differenceBounds(row: Pick<BoundedDifference, "ratioLower" | "ratioUpper">): Domain | null {
  if (row.ratioLower === null && row.ratioUpper === null) return null;
  return [(row.ratioLower ?? 0) - 100, (row.ratioUpper ?? Number.POSITIVE_INFINITY) - 100];
}

/** Do the hidden counts leave a range of more than `WIDE` points? False where no bounds are given. */
export function isWide(row: Pick<BoundedDifference, "ratioLower" | "ratioUpper">): boolean {
  const bounds = differenceBounds(row);
  return bounds !== null && bounds[1] - bounds[0] > WIDE;
}

/** The least step among 1, 2, 5, 10, 20, 50 … that cuts a span into at most `most` parts. */
export function tickStep(span: number, most = 6): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [power, 2 * power, 5 * power]) {
      if (span / step <= most) return step;
    }
  }
}

/** The multiples of the tick step inside a domain. */
export function ticksOf([low, high]: Domain): number[] {
  const step = tickStep(high - low);
  const ticks: number[] = [];
  for (let count = Math.ceil(low / step); count * step <= high; count++) ticks.push(count * step);
  return ticks;
}

/** Moves both ends outwards to a multiple of the tick step, or of a fraction of it. Done twice it is settled. */
function outwards([low, high]: Domain, parts: 1 | 2): [number, number] {
  const unit = tickStep(high - low) / parts;
  return [Math.floor(low / unit) * unit, Math.ceil(high / unit) * unit];
}

/**
 * Smallest and largest difference of those that are well known, and 0. Hollow bars may add a third as much again on
 * either side; what lies beyond is cut at the edge, with an arrow.
 */
function extent(rows: Iterable<BoundedDifference>): [number, number] {
  let [low, high] = [0, 0];
  let [wideLow, wideHigh] = [0, 0];
  for (const row of rows) {
    if (row.difference === null || !Number.isFinite(row.difference)) continue;
    if (isWide(row)) {
      wideLow = Math.min(wideLow, row.difference);
      wideHigh = Math.max(wideHigh, row.difference);
    } else {
      low = Math.min(low, row.difference);
      high = Math.max(high, row.difference);
    }
  }
  if (low === 0 && high === 0) return [wideLow, wideHigh];
  const spare = Math.max(high - low, LEAST_SPAN) / 3;
  return [Math.min(low, Math.max(wideLow, low - spare)), Math.max(high, Math.min(wideHigh, high + spare))];
}

/**
 * The range of one figure: made from the ratios, not from their bounds, with room for the printed values, ending on
 * half a tick step.
 */
export function figureDomain(rows: Iterable<BoundedDifference>): Domain {
  const [low, high] = extent(rows);
  const missing = Math.max(0, LEAST_SPAN - (high - low)) / 2;
  const room = Math.max(high - low, LEAST_SPAN) * 0.08;
  const [from, to] = [low - missing - room, high + missing + room];
  return outwards(outwards([from, to], 2), 2);
}

/** Intervals may add this share of the ratios' own range on either side; what is longer ends in an arrow. */
const INTERVAL_SHARE = 0.3;

/**
 * The range of ratios that are drawn with their intervals, ending on half a tick step.
 *
 * @param shown those of which the intervals are to be inside
 */
export function intervalDomain(
  rows: readonly IntervalDifference[],
  shown: readonly IntervalDifference[] = rows,
): Domain {
  const [low, high] = figureDomain(rows);
  const spare = (high - low) * INTERVAL_SHARE;
  const known = shown.filter((row) => !isWide(row));
  const lowest = Math.min(low, ...known.map((row) => (row.ratioOuter95Lower ?? 100) - 100));
  const highest = Math.max(high, ...known.map((row) => (row.ratioOuter95Upper ?? 100) - 100));
  const [from, to] = [Math.max(low - spare, lowest), Math.min(high + spare, highest)];
  return outwards([from, to], 2);
}

/**
 * One range for many figures, from all their rows: round, and never more than twice as far to one side of 0 as to
 * the other, so that high and low look alike.
 */
export function sharedDomain(rows: Iterable<BoundedDifference>): [number, number] {
  const [low, high] = figureDomain(rows);
  const [from, to] = [Math.min(low, -high / 2), Math.max(high, -low / 2)];
  return outwards(outwards([from, to], 1), 1);
}

/** Room above the highest rate for its printed value. */
const ABOVE_RATES = 1.08;

type RatedRow = Pick<
  FigureRow,
  "adjustedRate" | "adjustedRateUpper" | "referenceRate" | "ratioLower" | "ratioUpper"
>;

/** The highest that rates, the ends of their ordinary ranges and the reference's rates reach, per cent. */
export function highestRate(rows: Iterable<RatedRow>): number {
  let highest = 0;
  for (const row of rows) {
    const end = isWide(row) ? null : row.adjustedRateUpper;
    highest = Math.max(highest, row.adjustedRate ?? 0, end ?? 0, row.referenceRate ?? 0);
  }
  return highest;
}

/** The range of rates per cent, from 0: bars of rates begin there. */
export function ratesDomain(rows: Iterable<RatedRow>): [number, number] {
  const highest = highestRate(rows);
  const half = rateStep(highest) / 2;
  return [0, steps(Math.max(1, Math.ceil((highest * ABOVE_RATES) / half)), half)];
}

/** The length of some steps, without the tail that binary fractions leave. */
const steps = (count: number, step: number): number => Number((count * step).toFixed(6));

/** The tick step of rates, which can be less than a per cent. */
function rateStep(span: number): number {
  let unit = 1;
  while (unit > 0.001 && span / unit < 5) unit /= 10;
  return unit * tickStep(span / unit);
}

/** A ratio of a year with the rate that it is compared with. */
type RateOfYear = IntervalDifference & Pick<FigureRow, "referenceRate">;

/** The range of rates over the years, per cent: with their intervals, but for wide ones, and the reference's rates. */
export function ratesOverTheYears(rows: readonly RateOfYear[]): Domain {
  const rates = rows.flatMap((row) => {
    const { difference, referenceRate, ratioOuter95Lower, ratioOuter95Upper } = row;
    if (referenceRate === null) return [];
    const ratios = [
      ...(difference === null ? [] : [difference + 100]),
      ...(isWide(row) ? [] : [ratioOuter95Lower ?? 100, ratioOuter95Upper ?? 100]),
      100,
    ];
    return ratios.map((ratio) => (referenceRate * ratio) / 100);
  });
  if (rates.length === 0) return [0, 1];
  const [low, high] = [Math.min(...rates), Math.max(...rates)];
  const half = rateStep(Math.max(high - low, high / 20)) / 2;
  return [steps(Math.max(0, Math.floor(low / half)), half), steps(Math.ceil(high / half), half)];
}
