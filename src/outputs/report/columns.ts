import { MARKS } from "../../model/marks.js";
import type { FigureRow } from "../../model/ratios.js";
import { stepsOf } from "../../text/numbers.js";
import {
  differenceOf,
  minus,
  type PackedRatio,
  packRatio,
  plus,
  RATIO_COLUMNS,
  ratioOf,
  unpackRatio,
} from "./ratio-columns.js";

/** People are kept as they are printed: whole, and expected ones in tenths. */
const EXPECTED_DECIMALS = 1;
const EXPECTED_STEPS = 10 ** EXPECTED_DECIMALS;

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

/** E in its steps, as observed count and ratio (both as kept) lead to expect it. */
function likelyExpected(observed: number, packedRatio: number | null): number {
  const ratio = ratioOf(packedRatio);
  return ratio ? Math.round((EXPECTED_STEPS * 100 * observed) / ratio) : 0;
}

const markIndex = (mark: FigureRow["mark"]) => (mark === null ? null : MARKS.indexOf(mark));
const markAt = (index: number | null): FigureRow["mark"] => (index === null ? null : (MARKS[index] ?? null));

export function packRow(row: FigureRow, flags: number): Packed {
  const observed = stepsOf(row.observed, 0);
  const packed = packRatio(row);
  const expected = stepsOf(row.expected, EXPECTED_DECIMALS);
  const up = (value: number | null, decimals: number) =>
    value === null ? null : stepsOf(value, decimals, "up");
  return {
    examined: stepsOf(row.examined, 0),
    observed,
    observedLower: observed - stepsOf(row.observedLower, 0, "down"),
    observedUpper: minus(up(row.observedUpper, 0), observed),
    ...packed,
    expected: expected - likelyExpected(observed, packed.ratio),
    expectedLower: expected - stepsOf(row.expectedLower, EXPECTED_DECIMALS, "down"),
    expectedUpper: minus(up(row.expectedUpper, EXPECTED_DECIMALS), expected),
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
  const expected = packed.expected + likelyExpected(observed, ratio);
  const expectedUpper = plus(expected, packed.expectedUpper);
  return {
    examined: packed.examined,
    observed,
    observedLower: observed - packed.observedLower,
    observedUpper: plus(observed, packed.observedUpper),
    expected: expected / EXPECTED_STEPS,
    expectedLower: (expected - packed.expectedLower) / EXPECTED_STEPS,
    expectedUpper: expectedUpper === null ? null : expectedUpper / EXPECTED_STEPS,
    ...unpackRatio(packed),
    difference: differenceOf(ratio),
    mark: markAt(packed.mark),
    adjustedMark: markAt(packed.adjustedMark),
    rank: packed.rank,
    rankBest: minus(packed.rank, packed.rankBest),
    rankWorst: plus(packed.rank, packed.rankWorst),
    hiddenCells: packed.hiddenCells,
  };
}
