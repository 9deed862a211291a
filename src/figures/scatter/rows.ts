import { type RankCorrelation, rankCorrelation } from "../../engine/statistics/rank-correlation.js";
import type { KnownRow } from "../../model/ratios.js";
import { signed } from "../../text/numbers.js";
import { chartRow } from "../chart/rows.js";
import { type Domain, isWide } from "../difference-scale.js";
import type { FigureItem } from "../figure-input.js";
import { type DotsLayout, type PlacedName, withNames } from "../national/dots.js";
import type { NationalInput, NationalRows } from "../national/rows.js";

/** What a figure of two items in all areas of the nation is told. */
export interface ScatterInput extends Omit<NationalInput, "item"> {
  /** Across, and upwards. */
  readonly items: readonly [Omit<FigureItem, "group">, Omit<FigureItem, "group">];
}

/** Areas that have both ratios, in the order of the first. */
export function pairsOf(x: NationalRows, y: NationalRows): [KnownRow, KnownRow][] {
  const second = new Map(y.areas.map((row) => [row.code, row]));
  return x.areas.flatMap((row): [KnownRow, KnownRow][] => {
    const other = second.get(row.code);
    return other ? [[row, other]] : [];
  });
}

/** Spearman's rank correlation of the areas both of whose ratios are known well; null where there are too few. */
export const correlationOf = (pairs: readonly (readonly [KnownRow, KnownRow])[]): RankCorrelation | null =>
  rankCorrelation(
    pairs.filter((pair) => !pair.some(isWide)).map(([a, b]) => [a.difference, b.difference] as const),
  );

const within = (value: number, [low, high]: Domain) => Math.min(high, Math.max(low, value));

/** Areas of one sex with their ratios of both items, in points of difference, for the table of the chart; without their labels. */
export function pairRows(
  pairs: readonly (readonly [KnownRow, KnownRow])[],
  [xDomain, yDomain]: readonly [Domain, Domain],
  { prefecture, language }: Pick<NationalInput, "prefecture" | "language">,
) {
  return pairs.map(([first, second]) => {
    const { code, name, sex, ages, difference: x } = first;
    const y = second.difference;
    const [across, up] = [chartRow(first, language), chartRow(second, language)];
    return {
      code,
      name,
      sex,
      ages,
      isOwn: first.prefectureCode === prefecture.code,
      x,
      y,
      /** Is it drawn at the edge of the frame, since it lies beyond? */
      isBeyond: within(x, xDomain) !== x || within(y, yDomain) !== y,
      /** Does suppression leave more than 10 points of one of them? Such an area is no part of the correlation. */
      isWide: isWide(first) || isWide(second),
      xRange: across.range,
      yRange: up.range,
      // The ends of a wide range; one without an upper end goes on to the edge of the frame.
      ...(isWide(first) ? { xLower: across.lower, xUpper: across.upper ?? xDomain[1] } : {}),
      ...(isWide(second) ? { yLower: up.lower, yUpper: up.upper ?? yDomain[1] } : {}),
    };
  });
}

export type PairRow = ReturnType<typeof pairRows>[number];

const isGiven = (end: number | null | undefined): end is number => typeof end === "number";

/** The name of an area; beyond the frame its values stand behind it. */
const labelOf = ({ name, isBeyond, x, y }: PairRow) =>
  isBeyond ? `${name} (${signed(x, 0)}, ${signed(y, 0)})` : name;

/** The rows of one sex, those of the prefecture with their names. */
export function namedRows(
  rows: readonly PairRow[],
  [[left, right], [low, high]]: readonly [Domain, Domain],
  layout: DotsLayout,
) {
  const perX = layout.panelWidth / (right - left);
  const perY = layout.panelHeight / (high - low);
  const spotAt = (x: number, y: number) => ({
    x: perX * (within(x, [left, right]) - left),
    y: perY * (high - within(y, [low, high])),
  });
  const names = {
    spotOf: ({ x, y }: PairRow) => spotAt(x, y),
    rangesOf: ({ x, y, xLower, xUpper, yLower, yUpper }: PairRow) => [
      ...(isGiven(xLower) && isGiven(xUpper) ? [[spotAt(xLower, y), spotAt(xUpper, y)] as const] : []),
      ...(isGiven(yLower) && isGiven(yUpper) ? [[spotAt(x, yLower), spotAt(x, yUpper)] as const] : []),
    ],
    zero: { x: -perX * left, y: perY * high },
    nameOf: labelOf,
    farOf: ({ x, y }: PairRow) => Math.max(Math.abs(x), Math.abs(y)),
    // The middle of the name, in points of difference, and whether a line leads from it to its dot.
    labelOf: ({ label, place }: PlacedName) => ({
      label,
      labelX: left + place.x / perX,
      labelY: high - place.y / perY,
      isLed: place.isAway,
    }),
  };
  return withNames(rows, names, layout);
}
