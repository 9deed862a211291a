import { MARKS } from "../engine/statistics/significance.js";
import type { FigureRow } from "../ratios.js";
import {
  COARSE_STEPS,
  minus,
  outwards,
  type PackedRatio,
  packRatio,
  plus,
  RATIO_COLUMNS,
  RATIO_STEPS,
  SLACK,
  unpackRatio,
} from "./ratio-columns.js";

/**
 * A row as whole numbers; null for what is not known. Where two columns nearly repeat each other, one is kept as the
 * difference to what the other leads to expect: that is what makes a release fit into a few megabytes.
 */
export interface Packed extends PackedRatio {
  readonly examined: number;
  readonly observed: number;
  /** Down from and up to the bounds. */
  readonly observedLower: number;
  readonly observedUpper: number | null;
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
  ...RATIO_COLUMNS,
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

export function packRow(row: FigureRow, flags: number): Packed {
  const observed = Math.round(row.observed);
  const packed = packRatio(row);
  const expected = Math.round(row.expected * COARSE_STEPS);
  return {
    examined: Math.round(row.examined),
    observed,
    observedLower: Math.ceil(observed - row.observedLower - SLACK),
    observedUpper: row.observedUpper === null ? null : Math.ceil(row.observedUpper - observed - SLACK),
    ...packed,
    expected: expected - likelyExpected(observed, packed.ratio),
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
  return {
    examined: packed.examined,
    observed,
    observedLower: Math.max(0, observed - packed.observedLower),
    observedUpper: plus(observed, packed.observedUpper),
    expected,
    expectedLower: Math.max(0, (expected * COARSE_STEPS - packed.expectedLower) / COARSE_STEPS),
    expectedUpper:
      packed.expectedUpper === null ? null : (expected * COARSE_STEPS + packed.expectedUpper) / COARSE_STEPS,
    ...unpackRatio(packed),
    difference: ratio === null ? null : (ratio - 100 * RATIO_STEPS) / RATIO_STEPS,
    mark: markAt(packed.mark),
    adjustedMark: markAt(packed.adjustedMark),
    rank: packed.rank,
    rankBest: minus(packed.rank, packed.rankBest),
    rankWorst: plus(packed.rank, packed.rankWorst),
    hiddenCells: packed.hiddenCells,
  };
}
