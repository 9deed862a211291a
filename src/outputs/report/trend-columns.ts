import { TREND_MARKS, UNMARKED } from "../../model/marks.js";
import type { FigureChange, Trend, TrendPoint } from "../../model/trends.js";
import { lowerEnd, MOST_DECIMALS, stepsOf, upperEnd } from "../../text/numbers.js";
import { type PackedRatio, packRatio, RATIO_COLUMNS, unpackRatio } from "./ratio-columns.js";

/** A change is kept as ratios are: its digits cut, its ends outwards, so that texts round them as the numbers themselves. */
const STEPS = 10 ** MOST_DECIMALS;

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
  /** To the difference of the points as they are kept. */
  readonly netChange: number | null;
  /** Down from and up to the bounds and limits. */
  readonly netChangeLower: number | null;
  readonly netChangeUpper: number | null;
  readonly netChange95Lower: number | null;
  readonly netChange95Upper: number | null;
  readonly commonChange: number | null;
  readonly changeMark: number | null;
  /** Rounded up. */
  readonly q: number | null;
  readonly unmarked: number | null;
}

export const TREND_COLUMNS = [
  "breaks",
  "netChange",
  "netChangeLower",
  "netChangeUpper",
  "netChange95Lower",
  "netChange95Upper",
  "commonChange",
  "changeMark",
  "q",
  "unmarked",
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
function likelyChange(kept: readonly { readonly ratio: number }[]): number {
  return Math.round(STEPS * (kept.at(-1)!.ratio - kept[0]!.ratio));
}

/** The place of a word in a list and the word at a place; null is none. */
const indexIn = <T>(words: readonly T[], word: T | null) => (word === null ? null : words.indexOf(word));
const wordAt = <T>(words: readonly T[], index: number | null): T | null =>
  index === null ? null : (words[index] ?? null);

const fromSteps = (value: number | null) => (value === null ? null : value / STEPS);

/** @param kept the trend's points as they come back from the page */
export function packTrend(
  { change }: Pick<Trend, "change">,
  kept: readonly YearRatio[],
  breaks: number,
): PackedTrend {
  if (!change) return { breaks, ...NO_CHANGE };
  const netChange = stepsOf(change.netChange, MOST_DECIMALS, "cut");
  const below = (end: number | null) =>
    end === null ? null : netChange - lowerEnd(end, MOST_DECIMALS).steps;
  const above = (end: number | null) =>
    end === null ? null : upperEnd(end, MOST_DECIMALS).steps - netChange;
  const isExact = change.netChangeLower === change.netChangeUpper;
  return {
    breaks,
    netChange: netChange - likelyChange(lastOf(kept)),
    netChangeLower: isExact ? 0 : below(change.netChangeLower),
    netChangeUpper: isExact ? 0 : above(change.netChangeUpper),
    netChange95Lower: below(change.netChange95Lower),
    netChange95Upper: above(change.netChange95Upper),
    commonChange: change.commonChange === null ? null : stepsOf(change.commonChange, MOST_DECIMALS, "cut"),
    changeMark: indexIn(TREND_MARKS, change.changeMark),
    q: change.q === null ? null : stepsOf(change.q, MOST_DECIMALS, "up"),
    unmarked: indexIn(UNMARKED, change.unmarked),
  };
}

const NO_CHANGE = {
  netChange: null,
  netChangeLower: null,
  netChangeUpper: null,
  netChange95Lower: null,
  netChange95Upper: null,
  commonChange: null,
  changeMark: null,
  q: null,
  unmarked: null,
} as const;

/** The change of a packed trend with these points. */
export function unpackChange(packed: PackedTrend, points: readonly YearRatio[]): FigureChange | null {
  if (packed.netChange === null) return null;
  const last = lastOf(points);
  const netChange = packed.netChange + likelyChange(last);
  const below = (value: number | null) => (value === null ? null : (netChange - value) / STEPS);
  const above = (value: number | null) => (value === null ? null : (netChange + value) / STEPS);
  return {
    firstYear: last[0]!.fiscalYear,
    lastYear: last.at(-1)!.fiscalYear,
    years: last.length,
    netChange: netChange / STEPS,
    netChangeLower: below(packed.netChangeLower)!,
    netChangeUpper: above(packed.netChangeUpper)!,
    netChange95Lower: below(packed.netChange95Lower),
    netChange95Upper: above(packed.netChange95Upper),
    commonChange: fromSteps(packed.commonChange),
    changeMark: wordAt(TREND_MARKS, packed.changeMark),
    q: fromSteps(packed.q),
    unmarked: wordAt(UNMARKED, packed.unmarked),
  };
}
