import type { Spread } from "../../engine/statistics/spread.js";
import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import { signed } from "../../text/numbers.js";
import { type Domain, WIDE } from "../difference-scale.js";
import { endsBeyond, type NationalRow, nationalRow } from "../national/chart.js";
import { LABEL_SIZE } from "../national/dots.js";
import type { NationalInput, NationalRows } from "../national/rows.js";
import { placeLabels } from "../text/label-places.js";
import type { FunnelLayout } from "./layout.js";
import { limitCurve } from "./limits.js";

export interface AreaRow extends NationalRow, Partial<AreaLabel> {}

/** A point of a control limit. */
export interface LimitRow {
  readonly sex: SexOrBoth;
  /** Share of areas that stay between the limits. */
  readonly level: 0.95 | 0.998;
  /** Given the spread among areas of that size, or by chance alone. */
  readonly isAdjusted: boolean;
  readonly side: "lower" | "upper";
  readonly expected: number;
  /** Points of difference. */
  readonly limit: number;
}

/** From the smallest to the largest expected count, with a little room for the dots. */
export function countDomain({ areas }: NationalRows): Domain {
  const counts = areas.map(({ expected }) => expected).filter((expected) => expected > 0);
  if (counts.length === 0) return [1, 10];
  return [Math.min(...counts) * 0.75, Math.max(...counts) * 1.35];
}

/** Powers of ten, with 3, or 2 and 5, between them. */
export function countTicks([from, to]: Domain): number[] {
  const steps = to / from > 300 ? [1, 3] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(from)); power <= to; power *= 10) {
    for (const step of steps) {
      if (step * power >= from && step * power <= to) ticks.push(step * power);
    }
  }
  return ticks;
}

/** The areas of one sex, those of the prefecture with their names. */
export function areaRows(
  input: NationalInput,
  { areas }: NationalRows,
  domain: Domain,
  counts: Domain,
  layout: FunnelLayout,
): AreaRow[] {
  const rows = areas.map((row) => nationalRow(row, input));
  const isOwn = ({ isOwn }: NationalRow) => isOwn;
  const others = rows.filter((row) => !isOwn(row));
  const labels = areaLabels(rows.filter(isOwn), others, domain, counts, layout);
  return rows.map((row) => ({ ...row, ...labels.get(row) }));
}

/** The control limits of one sex, those of the spread where it is known. A lower one that is held at −100 is none. */
export function limitRows({ areas }: NationalRows, sex: SexOrBoth, counts: Domain, spread: Spread | null) {
  const examined = areas.reduce((sum, row) => sum + row.examined, 0);
  const rate = examined > 0 ? areas.reduce((sum, row) => sum + row.expected, 0) / examined : 0;
  return [false, ...(spread ? [true] : [])].flatMap((isAdjusted) =>
    ([0.998, 0.95] as const).flatMap((level) => {
      const curve = limitCurve(counts, { level, rate, spread: isAdjusted ? spread : null });
      return (["lower", "upper"] as const).flatMap((side) =>
        curve.flatMap(({ expected, [side]: limit }): LimitRow[] =>
          limit > -100 ? [{ sex, level, isAdjusted, side, expected, limit }] : [],
        ),
      );
    }),
  );
}

/** The name of an area beside its dot. */
export interface AreaLabel {
  readonly label: string;
  /** Where it is held, in people expected and in points: the middle of the side or the corner that is next to its dot. */
  readonly labelExpected: number;
  readonly labelDifference: number;
  /** What of the text is held there. */
  readonly labelAlign: "left" | "center" | "right";
  readonly labelBaseline: "top" | "middle" | "bottom";
  /** Is it so far away that a line leads to it? */
  readonly isLed: boolean;
}

/** A dot beyond the frame stands so far within its edge. */
const INSET = 5;

/** Which end of a label is held: the one towards the dot; its middle where the dot is level with it. */
function held(from: number, middle: number, half: number): -1 | 0 | 1 {
  return Math.abs(from - middle) <= half ? 0 : from < middle ? -1 : 1;
}

/** The ends of an area's range as far as it is drawn: of those that are wide. */
const drawnRange = ({ lower, upper }: NationalRow): readonly [number, number | null] | null =>
  lower !== null && (upper === null || upper - lower > WIDE) ? [lower, upper] : null;

/** The name, with what lies beyond the frame: the difference, and the ends of a wide range. */
function labelText(row: NationalRow, domain: Domain): string {
  const isInside = row.difference >= domain[0] && row.difference <= domain[1];
  const range = drawnRange(row);
  const ends = range ? endsBeyond(...range, domain) : [];
  return [row.name, ...(isInside ? [] : [signed(row.difference, 0)]), ...ends].join(" ");
}

/**
 * Names at free places beside the prefecture's dots. The farthest from 0 choose first: they are what the figure is
 * about. In the words of the axes a place goes with the plot, whatever its size.
 */
export function areaLabels(
  own: readonly NationalRow[],
  others: readonly NationalRow[],
  [low, high]: Domain,
  [least, most]: Domain,
  { panelWidth: width, panelHeight: height }: FunnelLayout,
): ReadonlyMap<NationalRow, AreaLabel> {
  const [perLog, perPoint] = [width / Math.log(most / least), height / (high - low)];
  const x = ({ expected }: NationalRow) => perLog * Math.log(Math.max(expected, least) / least);
  const y = ({ difference }: NationalRow) => perPoint * (high - difference);
  const chosen = own.toSorted(
    (a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.code < b.code ? -1 : 1),
  );
  const labels = chosen.map((row) => {
    const label = labelText(row, [low, high]);
    return {
      label,
      x: x(row),
      y: Math.min(height - INSET, Math.max(INSET, y(row))),
      width: textWidth(label, LABEL_SIZE, "bold"),
      height: LABEL_SIZE,
    };
  });
  const places = placeLabels(
    labels,
    others.map((row) => ({ x: x(row), y: y(row) })),
    { width, height },
  );
  return new Map(
    labels.map((dot, index) => {
      const { x: middle, y: centre, isAway } = places[index]!;
      const side = held(dot.x, middle, dot.width / 2);
      const end = held(dot.y, centre, dot.height / 2);
      return [
        chosen[index]!,
        {
          label: dot.label,
          labelExpected: least * Math.exp((middle + side * (dot.width / 2)) / perLog),
          labelDifference: high - (centre + end * (dot.height / 2)) / perPoint,
          labelAlign: side < 0 ? "left" : side > 0 ? "right" : "center",
          labelBaseline: end < 0 ? "top" : end > 0 ? "bottom" : "middle",
          isLed: isAway,
        },
      ];
    }),
  );
}
