import type { Spread } from "../../engine/statistics/spread.js";
import type { SexOrBoth } from "../../model/ratios.js";
import { signed } from "../../text/numbers.js";
import { type Domain, WIDE } from "../difference-scale.js";
import { endsBeyond, type NationalRow, nationalRow } from "../national/chart.js";
import { type DotsLayout, type PlacedName, withNames } from "../national/dots.js";
import type { NationalInput, NationalRows } from "../national/rows.js";
import { limitCurve } from "./limits.js";

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

/**
 * The areas of one sex, those of the prefecture with their names. Places are given in the units of the axes, so that they
 * move with the plot whatever its size.
 */
export function areaRows(
  input: NationalInput,
  { areas }: NationalRows,
  domain: Domain,
  [least, most]: Domain,
  layout: DotsLayout,
) {
  const [low, high] = domain;
  const { panelWidth, panelHeight } = layout;
  const [perLog, perPoint] = [panelWidth / Math.log(most / least), panelHeight / (high - low)];
  const names = {
    spotOf: ({ expected, difference }: NationalRow) => ({
      x: perLog * Math.log(Math.max(expected, least) / least),
      y: perPoint * (high - difference),
    }),
    inset: 5,
    zero: { y: perPoint * high },
    nameOf: (row: NationalRow) => labelText(row, domain),
    farOf: ({ difference }: NationalRow) => Math.abs(difference),
    labelOf: ({ label, place, ...dot }: PlacedName) => {
      const side = held(dot.x, place.x, dot.width / 2);
      const end = held(dot.y, place.y, dot.height / 2);
      return {
        label,
        /** Where it is held, in people expected and in points: the middle of the side or the corner that is next to its dot. */
        labelExpected: least * Math.exp((place.x + side * (dot.width / 2)) / perLog),
        labelDifference: high - (place.y + end * (dot.height / 2)) / perPoint,
        /** Which side or corner of the text is held there. */
        labelAlign: side < 0 ? "left" : side > 0 ? "right" : "center",
        labelBaseline: end < 0 ? "top" : end > 0 ? "bottom" : "middle",
        isLed: place.isAway,
      };
    },
  };
  return withNames(
    areas.map((row) => nationalRow(row, input)),
    names,
    layout,
  );
}

/**
 * The control limits of one sex, in points, between which that share (`level`) of the areas stays: by chance alone, and given the
 * spread where it is known. A lower one that is held at −100 is none.
 */
export function limitRows({ areas }: NationalRows, sex: SexOrBoth, counts: Domain, spread: Spread | null) {
  const examined = areas.reduce((sum, row) => sum + row.examined, 0);
  const rate = examined > 0 ? areas.reduce((sum, row) => sum + row.expected, 0) / examined : 0;
  return [false, ...(spread ? [true] : [])].flatMap((isAdjusted) =>
    ([0.998, 0.95] as const).flatMap((level) => {
      const curve = limitCurve(counts, { level, rate, spread: isAdjusted ? spread : null });
      return (["lower", "upper"] as const).flatMap((side) =>
        curve.flatMap(({ expected, [side]: limit }) =>
          limit > -100 ? [{ sex, level, isAdjusted, side, expected, limit }] : [],
        ),
      );
    }),
  );
}

/** Which end of a label is held: the one towards the dot; its middle where the dot is level with it. */
function held(from: number, middle: number, half: number): -1 | 0 | 1 {
  return Math.abs(from - middle) <= half ? 0 : from < middle ? -1 : 1;
}

/** The name, with what lies beyond the frame: the difference, and the ends of a wide range. */
function labelText(row: NationalRow, domain: Domain): string {
  const isInside = row.difference >= domain[0] && row.difference <= domain[1];
  const { lower, upper } = row;
  const isWide = lower !== null && (upper === null || upper - lower > WIDE);
  const ends = isWide ? endsBeyond(lower, upper, domain) : [];
  return [row.name, ...(isInside ? [] : [signed(row.difference, 0)]), ...ends].join(" ");
}
