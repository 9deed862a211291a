import { textWidth } from "../../render/text-width.js";
import { signed } from "../../text/numbers.js";
import { arrow, type CutEnd, cutEnds, type Side } from "../chart/cut-ends.js";
import { DOUBTFUL_SIGN } from "../chart/rows.js";
import type { Domain } from "../difference-scale.js";
import { besideOthers, SEX_COLOURS } from "../over-years/by-sex.js";
import { INK } from "../theme.js";
import type { TrendRow } from "../trend/rows.js";
import { YEARS_INSET } from "./layout.js";

/**
 * What goes on beyond its frame: its value, on which line from the edge inwards arrow and value stand, and whether the value
 * stands left of its arrow.
 */
export type BeyondFrame = CutEnd & Partial<Place>;
type Place = { readonly edgeLine: number; readonly isLeft: boolean };

const VALUE = { size: 9, line: 8.5 } as const;
const ARROW = { size: 18, fromEdge: 3.5 } as const;
/** From the middle of an arrow to its value, which stands between its year and the next or the one before. */
const BESIDE = 3;
/** Pixels left free around an arrow and its value: half the arrow, the distance of two sexes' lines, and a gap. */
const FREE = 4;
/** Sexes stand as far apart as their lines do. */
const SHIFT = besideOthers(2);
/** How large a ring is, px². */
export const RING_SIZE = 60;
/** From the middle of a ring or point to that of a value inwards or outwards of it, at least. */
const CLEAR_OF_RING = (Math.sqrt(RING_SIZE) + VALUE.size) / 2;
const CLEAR_OF_POINT = 4.5;
/** Arrows and values take this many lines, from the edge inwards. */
const LINES = [0, 1, 2];

/** Does it have a ring: a value inside the frame that looks like an error of the source? */
export const isRinged = ({ isImplausible, difference, above, below }: TrendRow): boolean =>
  isImplausible === true && difference !== null && (above ?? below) === undefined;

/**
 * The rows of an item, with what stands at the edge of its frame where they go on beyond it.
 *
 * @param yearWidth from one year to the next, in the unit of the type
 * @param height of the frame, in the same unit
 */
export function withBeyond<Row extends TrendRow>(
  rows: readonly Row[],
  [low, high]: Domain,
  { yearWidth, height }: { readonly yearWidth: number; readonly height: number },
): (Row & BeyondFrame)[] {
  const years = rows.map(({ fiscalYear }) => fiscalYear);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const text = ({ difference, isImplausible }: Row) =>
    signed(difference!, 0) + (isImplausible ? DOUBTFUL_SIGN : "");
  const reachOf = (row: Row) => BESIDE + textWidth(text(row), VALUE.size);
  const isOut = (difference: number) => difference < low || difference > high;
  /** From a value beyond the frame along its line to a value of another year, until it comes into the frame. */
  const roomTo = (value: number, year: number, other: Pick<Row, "fiscalYear" | "difference"> | undefined) => {
    if (!other || other.difference === null || isOut(other.difference)) return Number.POSITIVE_INFINITY;
    const outside = value > high ? value - high : low - value;
    const share = outside / Math.abs(value - other.difference);
    return share * Math.abs(year - other.fiscalYear) * yearWidth;
  };
  /** Has the value no room right of its arrow, and more left of it? It would stand on its own line. */
  const isLeft = (row: Row): boolean => {
    const { fiscalYear: year, difference, sinceYear, sinceDifference } = row;
    if (year === first || year === last) return year !== first;
    const next = rows.find((other) => other.sex === row.sex && other.sinceYear === year);
    const before =
      sinceYear === undefined ? undefined : { fiscalYear: sinceYear, difference: sinceDifference! };
    const right = roomTo(difference!, year, next);
    return right < reachOf(row) && roomTo(difference!, year, before) > right;
  };
  /** From its arrow to the far end of its value, with what is left free around them. */
  const extentOf = (row: Row, isLeftOf = isLeft(row)): Domain => {
    const middle = row.fiscalYear * yearWidth;
    const [left, right] = isLeftOf ? [reachOf(row), 0] : [0, reachOf(row)];
    return [middle - left - FREE, middle + right + FREE];
  };
  const isNear = (one: Row, other: Row) => {
    const [[from, to], [otherFrom, otherTo]] = [extentOf(one), extentOf(other)];
    return one.fiscalYear !== other.fiscalYear && from < otherTo && otherFrom < to;
  };
  const ofSide = (side: Side) => {
    const beyond = ({ difference }: Row) =>
      difference === null ? 0 : side === "above" ? difference - high : low - difference;
    return { beyond, text, bare: "" };
  };
  const inside = rows.filter(({ difference }) => difference !== null && !isOut(difference));
  /** The sides of its arrow on which a value may stand: an error of the source has no line that tells. */
  const sidesOf = (row: Row): readonly boolean[] => {
    const isFirst = rows.every((each) => each.difference === null || each.fiscalYear >= row.fiscalYear);
    return row.isImplausible && isFirst && row.fiscalYear !== first ? [false, true] : [isLeft(row)];
  };
  /** What a place costs: points, rings and the end of the axis that arrow and value would cover, and the way from the edge. */
  const costOf = (row: Row, { edgeLine, isLeft }: Place): number => {
    const [from, to] = extentOf(row, isLeft);
    const isBesideFrame = from < first * yearWidth - YEARS_INSET;
    let cost = edgeLine + (isBesideFrame ? (edgeLine === 0 ? 3 : 0.5) : 0);
    for (const { fiscalYear, difference, isImplausible } of inside) {
      const at = fiscalYear * yearWidth;
      const outer = row.difference! > high ? high - difference! : difference! - low;
      const away = Math.abs((outer / (high - low)) * height - ARROW.fromEdge - VALUE.line * edgeLine);
      const isOn = away < (isImplausible ? CLEAR_OF_RING : CLEAR_OF_POINT);
      if (isOn && at >= from && at <= to) cost += isImplausible ? 3 : 2.5;
    }
    return cost;
  };
  const places = new Map<Row, BeyondFrame>();
  /** The lines of an edge that are taken in a year. */
  const taken = new Map<string, number[]>();
  for (const [row, end] of cutEnds(rows, ofSide, isNear)) {
    const edge = `${Object.keys(end)} ${row.fiscalYear}`;
    const others = taken.get(edge) ?? [];
    const free = LINES.filter((line) => !others.includes(line));
    const all = sidesOf(row).flatMap((isLeft) => free.map((edgeLine): Place => ({ edgeLine, isLeft })));
    const place = all.toSorted((a, b) => costOf(row, a) - costOf(row, b))[0]!;
    taken.set(edge, [...others, place.edgeLine]);
    places.set(row, { ...end, ...place });
  }
  return rows.map((row) => ({ ...row, ...places.get(row) }));
}

/** Arrows at an end of the frame with their values beside them, those of one year inwards of each other. */
export function beyondLayers(
  end: Side,
  { x, tooltip }: { readonly x: object; readonly tooltip: readonly object[] },
) {
  const isAbove = end === "above";
  const yOffset = {
    expr: `${isAbove ? "" : "-"}(${ARROW.fromEdge} + ${VALUE.line} * datum.edgeLine)`,
  };
  const value = (looks: object, encoding: object = {}) => ({
    mark: {
      type: "text",
      fontSize: VALUE.size,
      align: { expr: "datum.isLeft ? 'right' : 'left'" },
      invalid: null,
      xOffset: { expr: `${SHIFT.expr} + (datum.isLeft ? -${BESIDE} : ${BESIDE})` },
      yOffset,
      ...looks,
    },
    encoding: { text: { field: end }, ...encoding },
  });
  return {
    transform: [{ filter: `isValid(datum.${end})` }],
    encoding: { x, y: { value: isAbove ? 0 : "height" } },
    layer: [
      value({ stroke: INK.faintFill, strokeWidth: 2.5, strokeJoin: "round", color: INK.faintFill }),
      value({}, { fill: SEX_COLOURS, tooltip }),
      {
        mark: arrow(end, { size: ARROW.size, invalid: null, xOffset: SHIFT, yOffset }),
        encoding: { fill: SEX_COLOURS, tooltip },
      },
    ],
  };
}
