import { type RankCorrelation, rankCorrelation } from "../../engine/statistics/rank-correlation.js";
import type { Language } from "../../text/language.js";
import { chartRow, rangeText } from "../chart/rows.js";
import { type Domain, isWide } from "../difference-scale.js";
import type { KnownRow, NationalInput, NationalRows } from "../national/rows.js";

/** An area with its ratios of both items, in points of difference. */
export interface PairRow {
  readonly code: string;
  readonly name: string;
  readonly sex: string;
  readonly ages: string;
  readonly isOwn: boolean;
  readonly x: number;
  readonly y: number;
  /** Where it is drawn: at the edge of the frame where it lies beyond. */
  readonly atX: number;
  readonly atY: number;
  readonly isBeyond: boolean;
  /** Does suppression leave more than 10 points of one of them? Such an area is no part of the correlation. */
  readonly isWide: boolean;
  /** What suppression leaves; of those that are wide. */
  readonly xLower?: number;
  readonly xUpper?: number;
  readonly yLower?: number;
  readonly yUpper?: number;
  readonly xRange: string;
  readonly yRange: string;
}

/** Areas that have both ratios, in the order of the first. */
export function pairsOf(x: NationalRows, y: NationalRows): [KnownRow, KnownRow][] {
  const second = new Map(y.areas.map((row) => [row.code, row]));
  return x.areas.flatMap((row): [KnownRow, KnownRow][] => {
    const other = second.get(row.code);
    return other ? [[row, other]] : [];
  });
}

/** Of the areas both of whose ratios are known well. */
export const correlationOf = (pairs: readonly (readonly [KnownRow, KnownRow])[]): RankCorrelation | null =>
  rankCorrelation(
    pairs.filter((pair) => !pair.some(isWide)).map(([a, b]) => [a.difference, b.difference] as const),
  );

const within = (value: number, [low, high]: Domain) => Math.min(high, Math.max(low, value));

/** Areas of one sex for the table of the chart, without their labels. */
export function pairRows(
  pairs: readonly (readonly [KnownRow, KnownRow])[],
  [xDomain, yDomain]: readonly [Domain, Domain],
  { prefecture, language }: Pick<NationalInput, "prefecture" | "language">,
): PairRow[] {
  return pairs.map(([first, second]) => {
    const [x, y] = [first.difference, second.difference];
    const [atX, atY] = [within(x, xDomain), within(y, yDomain)];
    return {
      code: first.code,
      name: first.name,
      sex: first.sex,
      ages: first.ages,
      isOwn: first.prefectureCode === prefecture.code,
      x,
      y,
      atX,
      atY,
      isBeyond: atX !== x || atY !== y,
      isWide: isWide(first) || isWide(second),
      ...ends(first, xDomain, language, "x"),
      ...ends(second, yDomain, language, "y"),
    };
  });
}

/** A range in words and, where it is wide, as far as the frame shows it. */
function ends<Axis extends "x" | "y">(row: KnownRow, domain: Domain, language: Language, axis: Axis) {
  const { lower, upper } = chartRow(row, language);
  const drawn =
    isWide(row) && lower !== null
      ? {
          [`${axis}Lower`]: within(lower, domain),
          [`${axis}Upper`]: within(upper ?? Number.POSITIVE_INFINITY, domain),
        }
      : {};
  return { [`${axis}Range`]: rangeText(lower, upper, language), ...drawn } as Record<`${Axis}Range`, string>;
}
