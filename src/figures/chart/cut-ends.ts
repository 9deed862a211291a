import { lowerEnd, signed, signedText, upperEnd } from "../../text/numbers.js";
import { rateDecimals, rateRange } from "../../text/rates.js";
import type { Domain } from "../difference-scale.js";
import { rateLabel } from "./measure.js";

/** The two ends of a scale, beyond which something can lie. */
export type Side = "above" | "below";

/** Arrows that point out of a frame, on a scale that runs upwards or to the right. */
const SHAPES = {
  upwards: { above: "triangle-up", below: "triangle-down" },
  across: { above: "triangle-right", below: "triangle-left" },
} as const;

/** An arrow that points out of a frame. */
export const arrow = (side: Side, looks: object, scale: keyof typeof SHAPES = "upwards") => ({
  type: "point",
  filled: true,
  opacity: 1,
  shape: SHAPES[scale][side],
  ...looks,
});

/**
 * Arrows at the edge of a frame, for what goes on beyond it.
 *
 * @param filter an expression: which rows
 * @param mark colour and size
 * @param encoding where along the edge, and what it says
 */
export const beyond = (filter: string, side: Side, mark: object, height: number, encoding: object) => ({
  transform: [{ filter }],
  mark: arrow(side, mark),
  encoding: { ...encoding, y: { value: side === "above" ? INSET : height - INSET } },
});

/** From the edge to the arrow's middle. */
const INSET = 3;

/** Points or per cent by which the same number may differ, made in two ways. */
const SAME = 1e-9;

/**
 * The text of an end beyond a frame: a value is rounded to the nearest, the end of its range or interval outwards.
 *
 * @param value points, or per cent where a reference rate is given
 * @param end the value itself, or the end of what it has around it
 */
export function cutEndText(value: number, end: number, side: Side, referenceRate?: number | null): string {
  const isValue = Math.abs(end - value) < SAME;
  if (referenceRate === undefined) {
    if (isValue) return signed(value, 0);
    return signedText(side === "above" ? upperEnd(end, 0) : lowerEnd(end, 0));
  }
  // An infinite end is no number to round.
  if (isValue || !Number.isFinite(end)) return rateLabel(end, referenceRate);
  const decimals = rateDecimals({ referenceRate });
  const { lower, upper } = side === "below" ? rateRange(end, null, decimals) : rateRange(null, end, decimals);
  return (lower ?? upper)!;
}

/**
 * Which end of a value is told at a side of the frame: the value itself where it lies beyond, else the end of what it has
 * around it.
 *
 * @param end null where it is not known
 * @returns as `value`; infinite where that end is not known
 */
export function endTold(value: number, end: number | null, side: Side, [low, high]: Domain): number {
  if (side === "above") return value > high ? value : (end ?? Number.POSITIVE_INFINITY);
  return value < low ? value : (end ?? Number.NEGATIVE_INFINITY);
}

/** Ends beyond one side of a frame. */
interface CutSide<Row> {
  /** How far a row's end lies beyond the frame, points; 0 or less within it. */
  readonly beyond: (row: Row) => number;
  /** What stands at the end. */
  readonly text: (row: Row) => string;
  /** What stands there where another's text takes the room. */
  readonly bare: string;
}

/** What stands at an end of a row, as a field of it. */
export type CutEnd = { readonly [side in Side]?: string };

/** What stands at the ends of rows beyond a frame. On each side those that reach furthest have their texts first. */
export function cutEnds<Row>(
  rows: readonly Row[],
  ofSide: (side: Side) => CutSide<Row>,
  isNear: (one: Row, other: Row) => boolean,
): ReadonlyMap<Row, CutEnd> {
  const ends = new Map<Row, CutEnd>();
  for (const side of ["above", "below"] as const) {
    const { beyond, text, bare } = ofSide(side);
    const printed: Row[] = [];
    const furthestFirst = rows.filter((row) => beyond(row) > 0).sort((a, b) => beyond(b) - beyond(a) || 0);
    for (const row of furthestFirst) {
      const hasRoom = !printed.some((other) => isNear(row, other));
      if (hasRoom) printed.push(row);
      ends.set(row, { ...ends.get(row), [side]: hasRoom ? text(row) : bare });
    }
  }
  return ends;
}
