import type { RatioRow } from "../../ratios.js";
import { textWidth } from "../../render/text-width.js";
import { isWide } from "../difference-scale.js";
import { asIs, type Box, type Layer, layersOf, pixels } from "../pixel-marks.js";
import { FRAME, significanceStyle } from "../significance-style.js";
import { signedWhole } from "../text/signed-number.js";
import { INK, TYPE } from "../theme.js";
import type { HeatmapLayout } from "./layout.js";

/** Beyond so many points the colour grows no darker: the wildest of small areas must not bleach all others. */
export const COLOUR_LIMIT = 40;

/** Blue to red by way of near white: told apart with any colour blindness. In grey the sign tells the two sides. */
export const COLOURS = ["#1f5fa8", "#f5f5f3", "#b2182b"] as const;

/** On these shares of the darkest colours white is easier to read than black. */
export const WHITE_FROM = 0.72 * COLOUR_LIMIT;

/** Interpolated in Lab: through RGB or HCL the way from blue to red leads over violet or brown. */
export const COLOUR_SCALE = {
  type: "linear",
  domain: [-COLOUR_LIMIT, 0, COLOUR_LIMIT],
  range: COLOURS,
  interpolate: "lab",
  clamp: true,
} as const;

export const NO_VALUE = "—";
const GAP = 1;
/** A frame lies within its cell, so that neighbours keep theirs apart. */
const FRAME_INSET = 0.8;

/** Outline of a cell whose number says little. */
export const HOLLOW = { fill: INK.faintFill, stroke: INK.faint, strokeWidth: 0.9, dash: [3, 2] } as const;

interface CellDatum {
  readonly sex: string;
  readonly code: string;
  readonly item: string;
  readonly difference: number;
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
}

interface CellText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: "bold" | "normal";
  readonly fill: string;
}

export interface Cell {
  readonly sex: string;
  readonly code: string;
  readonly item: string;
  readonly row: RatioRow | undefined;
  readonly x: number;
  readonly y: number;
}

/** Hundredths of a point are enough for a colour, and keep the spec small. */
const rounded = (difference: number) => Math.round(difference * 100) / 100;

/** The coloured and hollow cells, their frames and their values. */
export function cellLayers(cells: readonly Cell[], layout: HeatmapLayout): Layer[] {
  const { cellWidth, rowHeight } = layout;
  const filled: CellDatum[] = [];
  const hollow: Box[] = [];
  const frames: Box[] = [];
  const texts: CellText[] = [];
  for (const { sex, code, item, row, x, y } of cells) {
    const box = { x: x + GAP / 2, x2: x + cellWidth - GAP / 2, y: y + GAP / 2, y2: y + rowHeight - GAP / 2 };
    const at = { x: x + cellWidth / 2, y: y + rowHeight / 2 };
    if (!row || row.difference === null) {
      texts.push({ ...at, text: NO_VALUE, size: TYPE.value, weight: "normal", fill: INK.soft });
      continue;
    }
    const { difference } = row;
    const wide = isWide(row);
    const { weight, framed } = significanceStyle(row);
    if (wide) {
      hollow.push({ x: box.x + 1, x2: box.x2 - 1, y: box.y + 1, y2: box.y2 - 1, ...HOLLOW });
    } else {
      filled.push({ sex, code, item, difference: rounded(difference), ...box });
    }
    if (framed) {
      frames.push({
        x: box.x + FRAME_INSET,
        x2: box.x2 - FRAME_INSET,
        y: box.y + FRAME_INSET,
        y2: box.y2 - FRAME_INSET,
        ...FRAME,
      });
    }
    const text = signedWhole(difference);
    const size = Math.min(TYPE.value, (cellWidth - 3) / textWidth(text, 1, weight));
    const fill = wide ? INK.soft : Math.abs(difference) >= WHITE_FROM ? "#ffffff" : INK.text;
    texts.push({ ...at, text, size: Math.round(size * 10) / 10, weight, fill });
  }
  return [
    {
      data: { values: filled },
      mark: "rect",
      encoding: {
        x: pixels("x"),
        x2: { field: "x2" },
        y: pixels("y"),
        y2: { field: "y2" },
        fill: { field: "difference", type: "quantitative", scale: COLOUR_SCALE, legend: null },
      },
    } as unknown as Layer,
    ...layersOf({ boxes: [...hollow, ...frames] }),
    {
      data: { values: texts },
      mark: {
        type: "text",
        baseline: "middle",
        align: "center",
        dy: 0.5,
        fontSize: { expr: "datum.size" },
        fontWeight: { expr: "datum.weight" },
      },
      encoding: { x: pixels("x"), y: pixels("y"), text: asIs("text"), fill: asIs("fill") },
    } as unknown as Layer,
  ];
}
