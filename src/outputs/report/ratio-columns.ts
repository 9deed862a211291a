import type { FigureRow } from "../../model/ratios.js";
import { lowerEnd, MOST_DECIMALS, type Printed, stepsOf, upperEnd } from "../../text/numbers.js";

/*
 * The page keeps no rounded ratio, which a text would round again: of ratio − 100 it keeps the digits, cut after the
 * third decimal, and its ends outwards, bounds to two decimals and limits to one, or as many as keep them on their side
 * of 0. All texts of that many decimals or fewer are those of the unrounded numbers (see text/numbers).
 */
const RATIO_DECIMALS = 3;
const BOUND_DECIMALS = 2;
const LIMIT_DECIMALS = 1;

export const minus = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
export const plus = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);

/** A ratio as whole numbers: itself − 100, down from it to its lower ends, and up to its upper ones. */
export interface PackedRatio {
  readonly ratio: number | null;
  readonly ratioLower: number | null;
  readonly ratioUpper: number | null;
  /** The end that needs more decimals than the others, in units of the fourth: above 0 the lower, below 0 the upper. */
  readonly nearBound: number | null;
  readonly outerLower: number | null;
  readonly outerUpper: number | null;
  readonly nearLimit: number | null;
}

export const RATIO_COLUMNS = [
  "ratio",
  "ratioLower",
  "ratioUpper",
  "nearBound",
  "outerLower",
  "outerUpper",
  "nearLimit",
] as const satisfies readonly (keyof PackedRatio)[];

export type RatioValues = Pick<
  FigureRow,
  "ratio" | "ratioLower" | "ratioUpper" | "ratioOuter95Lower" | "ratioOuter95Upper"
>;

export function packRatio(values: RatioValues): PackedRatio {
  const { ratioLower, ratioUpper, ratioOuter95Lower, ratioOuter95Upper } = values;
  const ratio = values.ratio === null ? null : stepsOf(values.ratio - 100, RATIO_DECIMALS, "cut");
  const ends = (lower: number | null, upper: number | null, decimals: number) =>
    lower !== null && lower === values.ratio && upper === lower
      ? EXACT
      : packEnds(ratio, lower, upper, decimals);
  const bounds = ends(ratioLower, ratioUpper, BOUND_DECIMALS);
  const limits = ends(ratioOuter95Lower, ratioOuter95Upper, LIMIT_DECIMALS);
  return {
    ratio,
    ratioLower: bounds.lower,
    ratioUpper: bounds.upper,
    nearBound: bounds.near,
    outerLower: limits.lower,
    outerUpper: limits.upper,
    nearLimit: limits.near,
  };
}

export function unpackRatio(packed: PackedRatio): RatioValues {
  const { ratio, nearBound, nearLimit } = packed;
  const bounds = { lower: packed.ratioLower, upper: packed.ratioUpper, near: nearBound };
  const limits = { lower: packed.outerLower, upper: packed.outerUpper, near: nearLimit };
  const [ratioLower, ratioUpper] = unpackEnds(ratio, bounds, BOUND_DECIMALS);
  const [ratioOuter95Lower, ratioOuter95Upper] = unpackEnds(ratio, limits, LIMIT_DECIMALS);
  return { ratio: ratioOf(ratio), ratioLower, ratioUpper, ratioOuter95Lower, ratioOuter95Upper };
}

interface PackedEnds {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly near: number | null;
}

/** Both ends are the ratio itself: ends that are rounded outwards are nowhere else without distance. */
const EXACT: PackedEnds = { lower: 0, upper: 0, near: null };

function packEnds(
  ratio: number | null,
  lower: number | null,
  upper: number | null,
  decimals: number,
): PackedEnds {
  const centre = cutTo(ratio, decimals);
  const [from, to] = [
    lower === null ? null : lowerEnd(lower - 100, decimals),
    upper === null ? null : upperEnd(upper - 100, decimals),
  ];
  const steps = (end: Printed | null) => end && (end.decimals > decimals ? 0 : end.steps);
  const near = (end: Printed | null) =>
    end && end.decimals > decimals ? end.steps * 10 ** (MOST_DECIMALS - end.decimals) : null;
  return {
    lower: minus(centre, steps(from)),
    upper: minus(steps(to), centre),
    near: ratio === null ? null : (near(from) ?? near(to)),
  };
}

function unpackEnds(
  ratio: number | null,
  { lower, upper, near }: PackedEnds,
  decimals: number,
): [number | null, number | null] {
  if (lower === EXACT.lower && upper === EXACT.upper && near === EXACT.near) {
    return [ratioOf(ratio), ratioOf(ratio)];
  }
  const centre = cutTo(ratio, decimals);
  return [
    near !== null && near > 0 ? ratioAt(near, MOST_DECIMALS) : ratioAt(minus(centre, lower), decimals),
    near !== null && near < 0 ? ratioAt(near, MOST_DECIMALS) : ratioAt(plus(centre, upper), decimals),
  ];
}

/** The kept digits of a ratio, fewer of them. */
const cutTo = (ratio: number | null, decimals: number) =>
  ratio === null ? null : Math.trunc(ratio / 10 ** (RATIO_DECIMALS - decimals));

/** A ratio from ratio − 100 in units of a decimal; divided last, since sums of whole numbers are exact. */
function ratioAt(steps: number | null, decimals: number): number | null {
  return steps === null ? null : (steps + 100 * 10 ** decimals) / 10 ** decimals;
}

export const ratioOf = (packed: number | null) => ratioAt(packed, RATIO_DECIMALS);
export const differenceOf = (packed: number | null) =>
  packed === null ? null : packed / 10 ** RATIO_DECIMALS;
