import { type RankCorrelation, rankCorrelation } from "../../engine/statistics/rank-correlation.js";
import { textWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import { signed } from "../../text/numbers.js";
import { chartRow, rangeText } from "../chart/rows.js";
import { type Domain, isWide } from "../difference-scale.js";
import type { FunnelLayout } from "../funnel/layout.js";
import { LABEL_SIZE } from "../national/dots.js";
import type { KnownRow, NationalInput, NationalRows } from "../national/rows.js";
import { placeLabels } from "../text/label-places.js";

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

/** The name of an area beside its dot. */
export interface AreaLabel {
  readonly label: string;
  /** Its middle, in points of difference, and whether a line leads from it to its dot. */
  readonly labelX: number;
  readonly labelY: number;
  readonly isLed: boolean;
}

/** Beyond the frame the values stand behind the name. */
const labelOf = ({ name, isBeyond, x, y }: PairRow) =>
  isBeyond ? `${name} (${signed(x, 0)}, ${signed(y, 0)})` : name;

/** Names at free places beside the prefecture's dots; those farthest from the middle choose first. */
export function areaLabels(
  rows: readonly PairRow[],
  [xDomain, yDomain]: readonly [Domain, Domain],
  { panelWidth: width, panelHeight: height }: FunnelLayout,
): ReadonlyMap<PairRow, AreaLabel> {
  const perX = width / (xDomain[1] - xDomain[0]);
  const perY = height / (yDomain[1] - yDomain[0]);
  const x = ({ atX }: PairRow) => perX * (atX - xDomain[0]);
  const y = ({ atY }: PairRow) => perY * (yDomain[1] - atY);
  const far = ({ x, y }: PairRow) => Math.max(Math.abs(x), Math.abs(y));
  const own = rows
    .filter(({ isOwn }) => isOwn)
    .toSorted((a, b) => far(b) - far(a) || (a.code < b.code ? -1 : 1));
  const places = placeLabels(
    own.map((row) => {
      const label = labelOf(row);
      return { x: x(row), y: y(row), width: textWidth(label, LABEL_SIZE, "bold"), height: LABEL_SIZE };
    }),
    rows.filter(({ isOwn }) => !isOwn).map((row) => ({ x: x(row), y: y(row) })),
    { width, height },
  );
  return new Map(
    own.map((row, index) => {
      const place = places[index]!;
      return [
        row,
        {
          label: labelOf(row),
          labelX: xDomain[0] + place.x / perX,
          labelY: yDomain[1] - place.y / perY,
          isLed: place.isAway,
        },
      ];
    }),
  );
}
