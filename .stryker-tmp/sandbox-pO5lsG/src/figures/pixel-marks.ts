// @ts-nocheck
import type { TopLevelSpec } from "vega-lite";
import type { SexOrBoth } from "../model/ratios.js";

export type Layer = Extract<TopLevelSpec, { layer: unknown }>["layer"][number];

/** What a datum of a mark stands for, where it stands for a region: a page can tell what was clicked. */
export interface Subject {
  readonly code?: string;
  readonly item?: string;
  readonly sex?: SexOrBoth;
  readonly ages?: string;
}

interface Outline {
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
}

export interface Box extends Outline, Subject {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
  /** Without one the box is an empty frame. */
  readonly fill?: string;
}

export interface Line extends Outline, Subject {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Dot extends Outline, Subject {
  readonly x: number;
  readonly y: number;
  /** In square pixels, as Vega has it. */
  readonly area: number;
  readonly fill: string;
  /** A circle unless given. */
  readonly shape?: "circle" | "square" | "triangle-up" | "triangle-down" | "triangle-left" | "triangle-right";
}

/** A text; y is the baseline of its first line, further lines (after "\n") grow downwards. */
export interface Caption extends Subject {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight?: "bold" | "normal";
  readonly align?: "left" | "center" | "right";
  readonly fill: string;
  /** −90 for a text that runs upwards. */
  readonly angle?: -90;
}

/** What stands at computed places, in pixels from some corner. Later ones cover earlier ones: boxes, lines, dots, captions. */
export interface Drawing {
  readonly boxes?: readonly Box[];
  readonly lines?: readonly Line[];
  readonly dots?: readonly Dot[];
  readonly captions?: readonly Caption[];
}

export function joined(drawings: readonly Drawing[]): Required<Drawing> {
  return {
    boxes: drawings.flatMap(({ boxes = [] }) => boxes),
    lines: drawings.flatMap(({ lines = [] }) => lines),
    dots: drawings.flatMap(({ dots = [] }) => dots),
    captions: drawings.flatMap(({ captions = [] }) => captions),
  };
}

/** A drawing all of which stands for one region and item. */
export function about(
  { boxes = [], lines = [], dots = [], captions = [] }: Drawing,
  { code, item, sex }: Required<Pick<Subject, "code" | "item" | "sex">>,
): Drawing {
  // Named one by one: spreading a second object into each datum would take five times as long.
  const told = <T extends Subject>(one: T): T => ({ ...one, code, item, sex });
  return {
    boxes: boxes.map(told),
    lines: lines.map(told),
    dots: dots.map(told),
    captions: captions.map(told),
  };
}

export const spanMoved =
  (x: number, y: number) =>
  <T extends { readonly x: number; readonly x2: number; readonly y: number; readonly y2: number }>(
    one: T,
  ): T => ({ ...one, x: one.x + x, x2: one.x2 + x, y: one.y + y, y2: one.y2 + y });

export const pointMoved =
  (x: number, y: number) =>
  <T extends { readonly x: number; readonly y: number }>(one: T): T => ({
    ...one,
    x: one.x + x,
    y: one.y + y,
  });

/** A drawing whose corner stands at x and y. */
export function moved({ boxes = [], lines = [], dots = [], captions = [] }: Drawing, x: number, y: number) {
  const [span, point] = [spanMoved(x, y), pointMoved(x, y)];
  return {
    boxes: boxes.map(span),
    lines: lines.map(span),
    dots: dots.map(point),
    captions: captions.map(point),
  };
}

/** From one line of a caption to the next. */
export const lineHeightOf = (size: number) => size + 2;

/** A position that is computed: no scale. */
export const pixels = (field: string) => ({ field, type: "quantitative", scale: null, axis: null }) as const;
export const asIs = (field: string) => ({ field, type: "nominal", scale: null, legend: null }) as const;

export const SPAN = { x: pixels("x"), x2: { field: "x2" }, y: pixels("y"), y2: { field: "y2" } } as const;

/** The looks that a datum brings. So a figure has the same few layers whatever it shows, and is compiled once. */
const OUTLINE = {
  stroke: { expr: "datum.stroke" },
  strokeWidth: { expr: "datum.strokeWidth" },
  strokeDash: { expr: "datum.dash" },
};

export function boxLayer(boxes: readonly Box[]): Layer {
  return {
    data: { values: boxes },
    mark: { type: "rect", fill: { expr: "datum.fill" }, ...OUTLINE },
    encoding: SPAN,
  } as unknown as Layer;
}

export function lineLayer(lines: readonly Line[]): Layer {
  return {
    data: { values: lines },
    mark: { type: "rule", ...OUTLINE },
    encoding: SPAN,
  } as unknown as Layer;
}

export function dotLayer(dots: readonly Dot[]): Layer {
  return {
    data: { values: dots },
    mark: { type: "point", filled: true, opacity: 1, size: { expr: "datum.area" }, ...OUTLINE },
    encoding: { x: pixels("x"), y: pixels("y"), shape: asIs("shape"), fill: asIs("fill") },
  } as unknown as Layer;
}

export function captionLayer(captions: readonly Caption[]): Layer {
  return {
    data: { values: captions },
    mark: {
      type: "text",
      baseline: "alphabetic",
      lineBreak: "\n",
      lineHeight: { expr: `datum.size + ${lineHeightOf(0)}` },
      fontSize: { expr: "datum.size" },
      fontWeight: { expr: "datum.weight" },
      align: { expr: "datum.align" },
      angle: { expr: "datum.angle" },
    },
    encoding: { x: pixels("x"), y: pixels("y"), text: asIs("text"), fill: asIs("fill") },
  } as unknown as Layer;
}
