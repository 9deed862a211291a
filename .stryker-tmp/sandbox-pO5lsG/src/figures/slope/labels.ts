// @ts-nocheck
import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import { signed } from "../../text/numbers.js";
import { zeroName } from "../figure-input.js";
import type { Caption, Drawing, Line, Subject } from "../pixel-marks.js";
import { spreadLabels } from "../text/label-row.js";
import { INK, TYPE } from "../theme.js";
import type { SlopeInput } from "./input.js";
import type { SlopeLine } from "./lines.js";
import { inkOf, weightOf } from "./style.js";

/** A label of one end: name, ratio − 100 and where its end stands. */
export interface EndLabel {
  readonly subject: Subject;
  readonly name: string;
  readonly value: string;
  readonly weight: "bold" | "normal";
  readonly fill: string;
  /** How far below the plot's upper edge its end stands. */
  readonly y: number;
}

/** What all columns of labels of a figure have in common. */
export interface LabelColumns {
  readonly names: number;
  readonly values: number;
}

const SIZE = TYPE.label;
export const LABEL_PITCH = SIZE + 2;
/** From an axis to its labels: room for the leaders. */
const [LEADER_FROM, LEADER_TO] = [9, 30];
const NAME_GAP = 7;
/** The longest name of a reference that stands at 0. */
const LONGEST_REFERENCE = 90;

/** How far labels reach from their axis. */
export const labelReach = ({ names, values }: LabelColumns) => LEADER_TO + 2 + values + NAME_GAP + names;

export function labelColumns(labels: readonly EndLabel[]): LabelColumns {
  const widest = (widths: readonly number[]) => Math.ceil(Math.max(20, ...widths));
  return {
    names: widest(labels.map(({ name, weight }) => textWidth(name, SIZE, weight))),
    values: widest(labels.map(({ value, weight }) => textWidth(value, SIZE, weight))),
  };
}

/** The labels of one end: the reference at 0, and the regions that have a ratio there. */
export function endLabels(
  lines: readonly SlopeLine[],
  side: "first" | "last",
  sex: SexOrBoth,
  yOf: (difference: number) => number,
  { reference, language, item }: Pick<SlopeInput, "reference" | "language" | "item">,
): EndLabel[] {
  const zero = {
    subject: {},
    name: zeroName({ reference, language }, (text) => textWidth(text, SIZE) <= LONGEST_REFERENCE),
    value: "0",
    weight: "normal",
    fill: INK.zero,
    y: yOf(0),
  } as const;
  return [
    zero,
    ...lines.flatMap((line) => {
      const end = line[side];
      if (!end) return [];
      return [
        {
          subject: { code: line.code, item: item.id, sex },
          name: line.name,
          value: signed(end.difference, 0),
          weight: weightOf(line),
          fill: inkOf(line),
          y: yOf(end.difference),
        },
      ];
    }),
  ];
}

/**
 * Values and names beside an axis at x, moved apart so far that none covers another, each with a leader to its end.
 *
 * @param towards −1 for labels on the left, 1 on the right
 */
export function labelDrawing(
  labels: readonly EndLabel[],
  x: number,
  towards: -1 | 1,
  { values }: LabelColumns,
  room: readonly [number, number],
): Drawing {
  const middles = spreadLabels(
    labels.map(({ y }) => y),
    labels.map(() => LABEL_PITCH),
    ...room,
  );
  const start = x + towards * (LEADER_TO + 2);
  const captions = labels.flatMap(({ subject, name, value, weight, fill }, index): Caption[] => {
    const base = { ...subject, y: middles[index]! + SIZE * 0.36, size: SIZE, weight, fill } as const;
    return [
      { ...base, text: value, x: towards < 0 ? start : start + values, align: "right" },
      {
        ...base,
        text: name,
        x: start + towards * (values + NAME_GAP),
        align: towards < 0 ? "right" : "left",
      },
    ];
  });
  const lines = labels.map(({ subject, fill, y }, index): Line => {
    return {
      ...subject,
      x: x + towards * LEADER_FROM,
      y,
      x2: x + towards * LEADER_TO,
      y2: middles[index]!,
      stroke: fill,
      strokeWidth: 0.6,
    };
  });
  return { captions, lines };
}
