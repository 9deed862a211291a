import { MARKS } from "../engine/statistics/significance.js";
import type { FigureRow } from "../ratios.js";

/**
 * The page keeps a ratio as figures and tables show it: ratio and bounds in hundredths, interval and E in tenths. Bounds
 * and intervals are rounded outwards, so that what they guarantee stays guaranteed.
 */
const [RATIO_STEPS, COARSE_STEPS] = [100, 10];

/** Beyond the rounding of the arithmetic itself, which would push an exact number into the next step. */
const SLACK = 1e-6;
const outwards = (distance: number, steps: number) => Math.max(0, Math.ceil(distance * steps - SLACK));

/**
 * A row as whole numbers; null for what is not known. Where two columns nearly repeat each other, one is kept as the
 * difference to what the other leads to expect: that is what makes a release fit into a few megabytes.
 */
export interface Packed {
  readonly examined: number;
  readonly observed: number;
  /** Down from and up to the bounds. */
  readonly observedLower: number;
  readonly observedUpper: number | null;
  readonly ratio: number | null;
  readonly ratioLower: number | null;
  readonly ratioUpper: number | null;
  readonly outerLower: number | null;
  readonly outerUpper: number | null;
  /** To what observed count and ratio lead to expect. */
  readonly expected: number;
  readonly expectedLower: number;
  readonly expectedUpper: number | null;
  readonly rank: number | null;
  readonly rankBest: number | null;
  readonly rankWorst: number | null;
  readonly mark: number | null;
  readonly adjustedMark: number | null;
  readonly hiddenCells: number;
  readonly flags: number;
}

export const COLUMNS = [
  "examined",
  "observed",
  "observedLower",
  "observedUpper",
  "ratio",
  "ratioLower",
  "ratioUpper",
  "outerLower",
  "outerUpper",
  "expected",
  "expectedLower",
  "expectedUpper",
  "rank",
  "rankBest",
  "rankWorst",
  "mark",
  "adjustedMark",
  "hiddenCells",
  "flags",
] as const satisfies readonly (keyof Packed)[];

/** E in its steps, as observed count and ratio (both rounded) lead to expect it. */
function likelyExpected(observed: number, ratio: number | null): number {
  return ratio ? Math.round((COARSE_STEPS * RATIO_STEPS * 100 * observed) / ratio) : 0;
}

const markIndex = (mark: FigureRow["mark"]) => (mark === null ? null : MARKS.indexOf(mark));
const markAt = (index: number | null): FigureRow["mark"] => (index === null ? null : (MARKS[index] ?? null));
const minus = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
const plus = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);

export function packRow(row: FigureRow, flags: number): Packed {
  const observed = Math.round(row.observed);
  const ratio = row.ratio === null ? null : Math.round(row.ratio * RATIO_STEPS);
  const centre = ratio === null ? null : ratio / RATIO_STEPS;
  const below = (value: number | null, steps: number) =>
    centre === null || value === null ? null : outwards(centre - value, steps);
  const above = (value: number | null, steps: number) =>
    centre === null || value === null ? null : outwards(value - centre, steps);
  const isExact = row.ratio !== null && row.ratioLower === row.ratio && row.ratioUpper === row.ratio;
  const expected = Math.round(row.expected * COARSE_STEPS);
  return {
    examined: Math.round(row.examined),
    observed,
    observedLower: Math.ceil(observed - row.observedLower - SLACK),
    observedUpper: row.observedUpper === null ? null : Math.ceil(row.observedUpper - observed - SLACK),
    ratio,
    ratioLower: isExact ? 0 : below(row.ratioLower, RATIO_STEPS),
    ratioUpper: isExact ? 0 : above(row.ratioUpper, RATIO_STEPS),
    outerLower: below(row.ratioOuter95Lower, COARSE_STEPS),
    outerUpper: above(row.ratioOuter95Upper, COARSE_STEPS),
    expected: expected - likelyExpected(observed, ratio),
    expectedLower: outwards(expected / COARSE_STEPS - row.expectedLower, COARSE_STEPS),
    expectedUpper:
      row.expectedUpper === null ? null : outwards(row.expectedUpper - expected / COARSE_STEPS, COARSE_STEPS),
    rank: row.rank,
    rankBest: minus(row.rank, row.rankBest),
    rankWorst: minus(row.rankWorst, row.rank),
    mark: markIndex(row.mark),
    adjustedMark: markIndex(row.adjustedMark),
    hiddenCells: row.hiddenCells,
    flags,
  };
}

export type Values = Pick<
  FigureRow,
  | "examined"
  | "observed"
  | "observedLower"
  | "observedUpper"
  | "expected"
  | "expectedLower"
  | "expectedUpper"
  | "ratio"
  | "ratioLower"
  | "ratioUpper"
  | "difference"
  | "ratioOuter95Lower"
  | "ratioOuter95Upper"
  | "mark"
  | "adjustedMark"
  | "rank"
  | "rankBest"
  | "rankWorst"
  | "hiddenCells"
>;

/** The values of a packed row; its flags are looked up by the caller. */
export function unpackRow(packed: Packed): Values {
  const { observed, ratio } = packed;
  const expected = (packed.expected + likelyExpected(observed, ratio)) / COARSE_STEPS;
  // Divided last: sums of whole steps are exact.
  const at = (steps: number | null) => (steps === null ? null : steps / RATIO_STEPS);
  const coarse = RATIO_STEPS / COARSE_STEPS;
  return {
    examined: packed.examined,
    observed,
    observedLower: Math.max(0, observed - packed.observedLower),
    observedUpper: plus(observed, packed.observedUpper),
    expected,
    expectedLower: Math.max(0, (expected * COARSE_STEPS - packed.expectedLower) / COARSE_STEPS),
    expectedUpper:
      packed.expectedUpper === null ? null : (expected * COARSE_STEPS + packed.expectedUpper) / COARSE_STEPS,
    ratio: at(ratio),
    ratioLower: at(minus(ratio, packed.ratioLower)),
    ratioUpper: at(plus(ratio, packed.ratioUpper)),
    difference: at(minus(ratio, 100 * RATIO_STEPS)),
    ratioOuter95Lower: at(minus(ratio, packed.outerLower === null ? null : packed.outerLower * coarse)),
    ratioOuter95Upper: at(plus(ratio, packed.outerUpper === null ? null : packed.outerUpper * coarse)),
    mark: markAt(packed.mark),
    adjustedMark: markAt(packed.adjustedMark),
    rank: packed.rank,
    rankBest: minus(packed.rank, packed.rankBest),
    rankWorst: plus(packed.rank, packed.rankWorst),
    hiddenCells: packed.hiddenCells,
  };
}
