import { slopeWeights } from "../engine/trend/line.js";
import { lowerEnd, MOST_DECIMALS, stepsOf, upperEnd } from "../text/numbers.js";
import { type FigureChange, TREND_MARKS, type Trend, type TrendMark, type TrendPoint } from "../trends.js";
import { type PackedRatio, packRatio, RATIO_COLUMNS, unpackRatio } from "./ratio-columns.js";

/** A change is kept as ratios are: its digits cut, its ends outwards, so that texts round them as the numbers themselves. */
const CHANGE_STEPS = 10 ** MOST_DECIMALS;

/** A point as whole numbers; its year and segment are known from its place and the breaks. */
export interface PackedPoint extends PackedRatio {
  readonly flags: number;
}

export const POINT_COLUMNS = ["flags", ...RATIO_COLUMNS] as const satisfies readonly (keyof PackedPoint)[];

export function packPoint(point: TrendPoint, flags: number): PackedPoint {
  return { flags, ...packRatio(point) };
}

/** The values of a packed point. */
export const unpackPoint = (packed: PackedPoint) => unpackRatio(packed);

/** A trend but for its points as whole numbers; null for what is not known. */
export interface PackedTrend {
  readonly breaks: number;
  /** To the slope of the points as they are kept. */
  readonly perYear: number | null;
  /** Down from and up to the bounds and limits. */
  readonly perYearLower: number | null;
  readonly perYearUpper: number | null;
  readonly ci95Lower: number | null;
  readonly ci95Upper: number | null;
  readonly mark: number | null;
  readonly noise: number | null;
  readonly noiseMark: number | null;
}

export const TREND_COLUMNS = [
  "breaks",
  "perYear",
  "perYearLower",
  "perYearUpper",
  "ci95Lower",
  "ci95Upper",
  "mark",
  "noise",
  "noiseMark",
] as const satisfies readonly (keyof PackedTrend)[];

type YearRatio = Pick<TrendPoint, "fiscalYear" | "segment"> & { readonly ratio: number | null };

/** The points that a change is made of. */
function lastOf<P extends YearRatio>(points: readonly P[]): (P & { readonly ratio: number })[] {
  const segment = points.at(-1)?.segment;
  return points.filter(
    (point): point is P & { readonly ratio: number } => point.segment === segment && point.ratio !== null,
  );
}

/** The change in its steps, as the kept ratios lead to expect it. */
function likelyChange(kept: readonly { readonly fiscalYear: number; readonly ratio: number }[]): number {
  const weights = slopeWeights(kept.map(({ fiscalYear }) => fiscalYear));
  return Math.round(CHANGE_STEPS * kept.reduce((sum, { ratio }, i) => sum + weights[i]! * ratio, 0));
}

const markIndex = (mark: TrendMark | null) => (mark === null ? null : TREND_MARKS.indexOf(mark));
const markAt = (index: number | null): TrendMark | null =>
  index === null ? null : (TREND_MARKS[index] ?? null);

/** @param kept the trend's points as they come back from the page */
export function packTrend(
  { change }: Pick<Trend, "change">,
  kept: readonly YearRatio[],
  breaks: number,
): PackedTrend {
  if (!change) return { breaks, ...NO_CHANGE };
  const perYear = stepsOf(change.perYear, MOST_DECIMALS, "cut");
  const below = (end: number) => perYear - lowerEnd(end, MOST_DECIMALS).steps;
  const above = (end: number) => upperEnd(end, MOST_DECIMALS).steps - perYear;
  const isExact = change.perYearLower === change.perYearUpper;
  return {
    breaks,
    perYear: perYear - likelyChange(lastOf(kept)),
    perYearLower: isExact ? 0 : below(change.perYearLower),
    perYearUpper: isExact ? 0 : above(change.perYearUpper),
    ci95Lower: below(change.ci95Lower),
    ci95Upper: above(change.ci95Upper),
    mark: markIndex(change.mark),
    noise: change.noise === null ? null : stepsOf(change.noise, MOST_DECIMALS, "cut"),
    noiseMark: markIndex(change.noiseMark),
  };
}

const NO_CHANGE = {
  perYear: null,
  perYearLower: null,
  perYearUpper: null,
  ci95Lower: null,
  ci95Upper: null,
  mark: null,
  noise: null,
  noiseMark: null,
} as const;

/** The change of a packed trend with these points. */
export function unpackChange(packed: PackedTrend, points: readonly YearRatio[]): FigureChange | null {
  if (packed.perYear === null) return null;
  const last = lastOf(points);
  const perYear = packed.perYear + likelyChange(last);
  const below = (steps: number | null) => (perYear - steps!) / CHANGE_STEPS;
  const above = (steps: number | null) => (perYear + steps!) / CHANGE_STEPS;
  return {
    firstYear: last[0]!.fiscalYear,
    lastYear: last.at(-1)!.fiscalYear,
    years: last.length,
    perYear: perYear / CHANGE_STEPS,
    perYearLower: below(packed.perYearLower),
    perYearUpper: above(packed.perYearUpper),
    ci95Lower: below(packed.ci95Lower),
    ci95Upper: above(packed.ci95Upper),
    mark: markAt(packed.mark)!,
    noise: packed.noise === null ? null : packed.noise / CHANGE_STEPS,
    noiseMark: markAt(packed.noiseMark),
  };
}
