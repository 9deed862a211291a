import {
  lowerEnd,
  MOST_DECIMALS,
  type Printed,
  type Rounding,
  stepsOf,
  upperEnd,
} from "../../../text/numbers.js";
import type { Grid } from "./format.js";

/** The whole numbers of a row, by column; null for what is not known. */
export type KeptNumbers = Readonly<Record<string, number | null>>;

/** Collects values that repeat in a list for each column, and gives their places, which the rows have. */
export type PlaceInList = (column: string, value: unknown) => number;

/**
 * How the page keeps a column of its rows: as whole numbers. What is written of one is the difference to what the columns
 * before it lead to expect, which makes a release fit into a few megabytes.
 */
export interface KeptColumn<Row> {
  /** The column's name in the row. */
  readonly name: keyof Row & string;
  /** The value of a row as a whole number; a column without it is what it is expected to be, and nothing of it is written. */
  number?(row: Row, placeOf: PlaceInList): number | null;
  /** 0 unless given; where it is null, so is the number. */
  expected?(before: KeptNumbers): number | null;
  /** The number is at most the expected one, and how far it lies below is written: lower and upper ends then look alike. */
  readonly isBelow?: boolean;
  /** The value that stands for a number of a row. */
  value(number: number, row: KeptNumbers, lists: Grid["lists"]): unknown;
}

/** Names of the numbers of a row. */
export type NumbersOf<Row> = {
  [K in keyof Row]-?: Row[K] extends number | null | undefined ? K : never;
}[keyof Row] &
  string;

const numberIn = <Row>(row: Row, name: NumbersOf<Row>) => (row[name] ?? null) as number | null;

/** A number with so many decimals, as it stands or as the difference to another column. */
export function rounded<Row>(
  name: NumbersOf<Row>,
  decimals: number,
  rounding: Rounding,
  expected?: KeptColumn<Row>["expected"],
): KeptColumn<Row> {
  return {
    name,
    number: (row) => {
      const value = numberIn(row, name);
      return value === null ? null : stepsOf(value, decimals, rounding);
    },
    ...(expected ? { expected, isBelow: rounding === "down" } : {}),
    value: (number) => number / 10 ** decimals,
  };
}

/** A whole number, as it stands or as the difference to another column. */
export const whole = <Row>(name: NumbersOf<Row>, expected?: KeptColumn<Row>["expected"]): KeptColumn<Row> =>
  rounded(name, 0, "nearest", expected);

/** A column that has one of a few words, all known beforehand. */
export const oneOf = <Row>(name: keyof Row & string, words: readonly unknown[]): KeptColumn<Row> => ({
  name,
  number: (row) => (row[name] == null ? null : words.indexOf(row[name])),
  value: (number) => words[number] ?? null,
});

/** A column whose values repeat: the page has a list of them. */
export const listed = <Row>(name: keyof Row & string): KeptColumn<Row> => ({
  name,
  number: (row, placeOf) => placeOf(name, row[name]),
  value: (number, _row, lists) => lists[name]?.[number],
});

/** A value with two ends around it, in points around `zero`. */
interface Interval<Row> {
  /** The value's column, whose numbers have `valueDecimals`, cut. */
  readonly value: NumbersOf<Row>;
  readonly valueDecimals: number;
  readonly lower: NumbersOf<Row>;
  readonly upper: NumbersOf<Row>;
  /** Decimals of the ends. */
  readonly decimals: number;
  /** 100 for ratios, 0 for differences. */
  readonly zero: number;
  /** An end in steps of its decimals, as the columns before lead to expect it; the value unless given, or where it is null. */
  readonly expectedEnd?: (before: KeptNumbers, end: "lower" | "upper") => number | null;
}

/**
 * Both ends of an interval, outwards, each as its distance from the value: with so many decimals, or as many as keep it on
 * its side of 0 (see text/numbers). Both without distance are the value itself.
 */
export function ends<Row>(interval: Interval<Row>): readonly [KeptColumn<Row>, KeptColumn<Row>] {
  const { value, valueDecimals, lower, upper, decimals, zero, expectedEnd } = interval;
  const centre = (row: KeptNumbers): number | null => {
    const cut = row[value] ?? null;
    if (cut === null) return null;
    return Math.trunc(cut / 10 ** (valueDecimals - decimals));
  };
  const isExact = (row: KeptNumbers) => row[lower] === row[upper] && row[lower] === centre(row);
  const end = (name: NumbersOf<Row>, outwards: typeof lowerEnd): KeptColumn<Row> => ({
    name,
    number: (row) => {
      const [own, around] = [numberIn(row, name), numberIn(row, value)];
      if (own === null || around === null) return null;
      if (row[lower] === around && row[upper] === around)
        return cutSteps(around - zero, valueDecimals, decimals);
      return endNumber(outwards(own - zero, decimals), decimals);
    },
    expected: (row) => expectedEnd?.(row, name === lower ? "lower" : "upper") ?? centre(row),
    isBelow: name === lower,
    value: (number, row) =>
      isExact(row) ? pointsAt(row[value]!, valueDecimals, zero) : endValue(number, decimals, zero),
  });
  return [end(lower, lowerEnd), end(upper, upperEnd)];
}

/** A number cut to more decimals and then to fewer. */
const cutSteps = (points: number, decimals: number, fewer: number) =>
  Math.trunc(stepsOf(points, decimals, "cut") / 10 ** (decimals - fewer));

/** A number of `decimals` from its steps around `zero`; divided last, since sums of whole numbers are exact. */
export function pointsAt(steps: number, decimals: number, zero: number): number {
  return (steps + zero * 10 ** decimals) / 10 ** decimals;
}

/** Numbers from here on stand for ends near 0; no other end is so far from it. */
const NEAR = 2 ** 28;

/**
 * An end as one whole number: steps of its decimals, or of the fourth decimal where it needs more of them to keep its
 * side of 0.
 */
function endNumber({ steps, decimals: own }: Printed, decimals: number): number {
  if (own === decimals) return steps;
  return Math.sign(steps) * NEAR + steps * 10 ** (MOST_DECIMALS - own);
}

/** The value that an end's whole number stands for. */
export function endValue(number: number, decimals: number, zero: number): number {
  if (Math.abs(number) < NEAR) return pointsAt(number, decimals, zero);
  return pointsAt(number - Math.sign(number) * NEAR, MOST_DECIMALS, zero);
}
