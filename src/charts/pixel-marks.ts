import type { TopLevelSpec } from "vega-lite";

/** A part of a concatenated figure. */
export type Part = Extract<TopLevelSpec, { vconcat: unknown }>["vconcat"][number];
export type Layer = Extract<Part, { layer: unknown }>["layer"][number];

/** Drawn alike: shapes that share these become one layer, since Vega-Lite has no colour or dash of a single datum. */
interface Outline {
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
}

export interface Box extends Outline {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
  /** Without one the box is an empty frame. */
  readonly fill?: string;
}

export interface Line extends Outline {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Dot extends Outline {
  readonly x: number;
  readonly y: number;
  /** In square pixels, as Vega has it. */
  readonly area: number;
  readonly fill: string;
  readonly shape?: "circle" | "triangle-up" | "triangle-down" | "triangle-left" | "triangle-right";
}

/** A text; y is the baseline of its first line, further lines (after "\n") grow downwards. */
export interface Caption {
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

/** What stands at computed places, in pixels from the view's corner. Later ones cover earlier ones: boxes, lines, dots, captions. */
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

/** From one line of a caption to the next. */
export const lineHeightOf = (size: number) => size + 2;

/** A position that is computed: no scale. */
export const pixels = (field: string) => ({ field, type: "quantitative", scale: null, axis: null }) as const;
export const asIs = (field: string) => ({ field, type: "nominal", scale: null, legend: null }) as const;

/** Groups in the order in which their keys appear, so that the same drawing always gives the same spec. */
function grouped<T>(values: readonly T[], keyOf: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return [...groups.values()];
}

const outlineKey = ({ stroke, strokeWidth, dash }: Outline) => `${stroke} ${strokeWidth} ${dash?.join()}`;

function outlineOf({ stroke, strokeWidth, dash }: Outline): object {
  return {
    ...(stroke ? { stroke, strokeWidth: strokeWidth ?? 1 } : {}),
    ...(dash ? { strokeDash: dash } : {}),
  };
}

/** Only what differs within a layer goes into its data. */
function without<T extends Outline>({ stroke, strokeWidth, dash, ...rest }: T): object {
  return rest;
}

function boxLayer(boxes: readonly Box[]): object {
  const [first] = boxes;
  return {
    data: { values: boxes.map(without) },
    mark: { type: "rect", ...(first?.fill ? {} : { fill: null }), ...(first ? outlineOf(first) : {}) },
    encoding: {
      x: pixels("x"),
      x2: { field: "x2" },
      y: pixels("y"),
      y2: { field: "y2" },
      ...(first?.fill ? { fill: asIs("fill") } : {}),
    },
  };
}

function lineLayer(lines: readonly Line[]): object {
  return {
    data: { values: lines.map(without) },
    mark: { type: "rule", ...outlineOf(lines[0] ?? {}) },
    encoding: { x: pixels("x"), x2: { field: "x2" }, y: pixels("y"), y2: { field: "y2" } },
  };
}

function dotLayer(dots: readonly Dot[]): object {
  const [first] = dots;
  return {
    data: { values: dots.map(without) },
    mark: {
      type: "point",
      filled: true,
      opacity: 1,
      shape: first?.shape ?? "circle",
      size: { expr: "datum.area" },
      ...outlineOf(first ?? {}),
    },
    encoding: { x: pixels("x"), y: pixels("y"), fill: asIs("fill") },
  };
}

function captionLayer(captions: readonly Caption[]): object {
  const [first] = captions;
  const { size = 0, weight = "normal", align = "left", angle } = first ?? {};
  return {
    data: { values: captions.map(({ text, x, y, fill }) => ({ text, x, y, fill })) },
    mark: {
      type: "text",
      baseline: "alphabetic",
      lineBreak: "\n",
      lineHeight: lineHeightOf(size),
      fontSize: size,
      fontWeight: weight,
      align,
      ...(angle ? { angle: { expr: String(angle) } } : {}),
    },
    encoding: { x: pixels("x"), y: pixels("y"), text: asIs("text"), fill: asIs("fill") },
  };
}

/** The layers of a drawing, undermost first. */
export function layersOf(drawing: Drawing): Layer[] {
  const { boxes, lines, dots, captions } = joined([drawing]);
  return [
    ...grouped(boxes, (box) => `${outlineKey(box)} ${box.fill !== undefined}`).map(boxLayer),
    ...grouped(lines, outlineKey).map(lineLayer),
    ...grouped(dots, (dot) => `${outlineKey(dot)} ${dot.shape}`).map(dotLayer),
    ...grouped(captions, ({ size, weight, align, angle }) => `${size} ${weight} ${align} ${angle}`).map(
      captionLayer,
    ),
  ] as Layer[];
}

/**
 * A view of a given size that is nothing but layers. Each keeps its own fill: a colour scale shared with layers whose
 * fill is given as it is makes Vega-Lite 6.4 fail ("Cannot read properties of null").
 */
export function part(width: number, height: number, layer: readonly Layer[]): Part {
  return { width, height, layer, resolve: { scale: { fill: "independent" } } } as unknown as Part;
}
