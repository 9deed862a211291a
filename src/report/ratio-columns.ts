import type { FigureRow } from "../ratios.js";

/**
 * The page keeps a ratio as figures and tables show it: ratio and bounds in hundredths, interval and E in tenths. Bounds
 * and intervals are rounded outwards, so that what they guarantee stays guaranteed.
 */
export const RATIO_STEPS = 100;
export const COARSE_STEPS = 10;

/** Beyond the rounding of the arithmetic itself, which would push an exact number into the next step. */
export const SLACK = 1e-6;
export const outwards = (distance: number, steps: number) => Math.max(0, Math.ceil(distance * steps - SLACK));

export const minus = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
export const plus = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);

/** A ratio as whole numbers: itself, down from and up to its bounds, and to its interval. */
export interface PackedRatio {
  readonly ratio: number | null;
  readonly ratioLower: number | null;
  readonly ratioUpper: number | null;
  readonly outerLower: number | null;
  readonly outerUpper: number | null;
}

export const RATIO_COLUMNS = [
  "ratio",
  "ratioLower",
  "ratioUpper",
  "outerLower",
  "outerUpper",
] as const satisfies readonly (keyof PackedRatio)[];

export type RatioValues = Pick<
  FigureRow,
  "ratio" | "ratioLower" | "ratioUpper" | "ratioOuter95Lower" | "ratioOuter95Upper"
>;

export function packRatio(values: RatioValues): PackedRatio {
  const ratio = values.ratio === null ? null : Math.round(values.ratio * RATIO_STEPS);
  const centre = ratio === null ? null : ratio / RATIO_STEPS;
  const below = (value: number | null, steps: number) =>
    centre === null || value === null ? null : outwards(centre - value, steps);
  const above = (value: number | null, steps: number) =>
    centre === null || value === null ? null : outwards(value - centre, steps);
  const isExact =
    values.ratio !== null && values.ratioLower === values.ratio && values.ratioUpper === values.ratio;
  return {
    ratio,
    ratioLower: isExact ? 0 : below(values.ratioLower, RATIO_STEPS),
    ratioUpper: isExact ? 0 : above(values.ratioUpper, RATIO_STEPS),
    outerLower: below(values.ratioOuter95Lower, COARSE_STEPS),
    outerUpper: above(values.ratioOuter95Upper, COARSE_STEPS),
  };
}

export function unpackRatio({
  ratio,
  ratioLower,
  ratioUpper,
  outerLower,
  outerUpper,
}: PackedRatio): RatioValues {
  // Divided last: sums of whole steps are exact.
  const at = (steps: number | null) => (steps === null ? null : steps / RATIO_STEPS);
  const coarse = RATIO_STEPS / COARSE_STEPS;
  return {
    ratio: at(ratio),
    ratioLower: at(minus(ratio, ratioLower)),
    ratioUpper: at(plus(ratio, ratioUpper)),
    ratioOuter95Lower: at(minus(ratio, outerLower === null ? null : outerLower * coarse)),
    ratioOuter95Upper: at(plus(ratio, outerUpper === null ? null : outerUpper * coarse)),
  };
}
