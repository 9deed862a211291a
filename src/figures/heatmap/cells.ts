import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import { NO_VALUE, signed } from "../../text/numbers.js";
import { isWide } from "../difference-scale.js";
import { type Box, boxLayer, type Caption, type Layer, SPAN, type Subject } from "../pixel-marks.js";
import { FRAME, significanceStyle } from "../significance-style.js";
import { INK, TYPE } from "../theme.js";
import type { HeatmapLayout } from "./layout.js";

/** Beyond so many points the colour grows no darker: the wildest of small areas must not bleach all others. */
export const COLOUR_LIMIT = 40;

/** Blue to red by way of near white: told apart with any colour blindness. In grey the sign tells the two sides. */
export const COLOURS = ["#1f5fa8", "#f5f5f3", "#b2182b"] as const;

/** On these shares of the darkest colours white is easier to read than black. */
export const WHITE_FROM = 0.72 * COLOUR_LIMIT;

/** Interpolated in Lab: through RGB or HCL the way from blue to red leads over violet or brown. */
const COLOUR_SCALE = {
  type: "linear",
  domain: [-COLOUR_LIMIT, 0, COLOUR_LIMIT],
  range: COLOURS,
  interpolate: "lab",
  clamp: true,
} as const;

const GAP = 1;
/** A frame lies within its cell, so that neighbours keep theirs apart. */
const FRAME_INSET = 0.8;

/** Outline of a cell whose number says little. */
export const HOLLOW = { fill: INK.faintFill, stroke: INK.faint, strokeWidth: 0.9, dash: [3, 2] } as const;

/** A box with the colour of a difference. */
export interface ColouredBox extends Subject {
  readonly difference: number;
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
}

/** What is drawn of all cells, undermost first. */
export interface DrawnCells {
  readonly filled: readonly ColouredBox[];
  /** Hollow cells, then frames. */
  readonly boxes: readonly Box[];
  readonly values: readonly Caption[];
}

export interface Cell {
  readonly sex: SexOrBoth;
  readonly code: string;
  readonly item: string;
  readonly ages: string;
  readonly row: FigureRow | undefined;
  readonly x: number;
  readonly y: number;
}

/** Hundredths of a point are enough for a colour, and keep the spec small. */
const rounded = (difference: number) => Math.round(difference * 100) / 100;

/** A value's baseline is so far below its middle as Vega takes it: whole pixels. */
const baselineOf = (middle: number, size: number) => middle + 0.5 + Math.round(0.3 * size);

/** The coloured and hollow cells, their frames and their values. */
export function cellMarks(cells: readonly Cell[], layout: HeatmapLayout): DrawnCells {
  const { cellWidth, rowHeight } = layout;
  const filled: ColouredBox[] = [];
  const hollow: Box[] = [];
  const frames: Box[] = [];
  const values: Caption[] = [];
  for (const { row, code, item, sex, ages, x, y } of cells) {
    const box = { x: x + GAP / 2, x2: x + cellWidth - GAP / 2, y: y + GAP / 2, y2: y + rowHeight - GAP / 2 };
    const value = (text: string, size: number, weight: "bold" | "normal", fill: string) => {
      const middle = x + cellWidth / 2;
      const baseline = baselineOf(y + rowHeight / 2, size);
      values.push({
        code,
        item,
        sex,
        ages,
        text,
        x: middle,
        y: baseline,
        size,
        weight,
        align: "center",
        fill,
      });
    };
    // The place of a row that is not in the result stays empty.
    if (!row) continue;
    if (row.difference === null) {
      value(NO_VALUE, TYPE.value, "normal", INK.soft);
      continue;
    }
    const { difference } = row;
    const wide = isWide(row);
    const { weight, framed } = significanceStyle(row);
    if (wide) {
      hollow.push({
        ...HOLLOW,
        code,
        item,
        sex,
        ages,
        x: box.x + 1,
        x2: box.x2 - 1,
        y: box.y + 1,
        y2: box.y2 - 1,
      });
    } else {
      filled.push({ ...box, code, item, sex, ages, difference: rounded(difference) });
    }
    if (framed) {
      frames.push({
        ...FRAME,
        code,
        item,
        sex,
        ages,
        x: box.x + FRAME_INSET,
        x2: box.x2 - FRAME_INSET,
        y: box.y + FRAME_INSET,
        y2: box.y2 - FRAME_INSET,
      });
    }
    const text = signed(difference, 0);
    const size = Math.min(TYPE.value, (cellWidth - 3) / textWidth(text, 1, weight));
    const fill = wide ? INK.soft : Math.abs(difference) >= WHITE_FROM ? "#ffffff" : INK.text;
    value(text, Math.round(size * 10) / 10, weight, fill);
  }
  return { filled, boxes: [...hollow, ...frames], values };
}

/** The coloured boxes, and those that stand over them. */
export function cellLayers(filled: readonly ColouredBox[], over: readonly Box[]): Layer[] {
  return [
    {
      data: { values: filled },
      mark: "rect",
      encoding: {
        ...SPAN,
        fill: { field: "difference", type: "quantitative", scale: COLOUR_SCALE, legend: null },
      },
    } as unknown as Layer,
    boxLayer(over),
  ];
}
