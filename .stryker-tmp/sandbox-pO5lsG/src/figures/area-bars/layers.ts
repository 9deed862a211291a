// @ts-nocheck
import type { TopLevelSpec } from "vega-lite";
import { darkestOf, INK, shadesOf } from "../theme.js";
import { OUTLINE_WIDTH, type Surroundings } from "./frame.js";
import type { AreaBarsLayout } from "./layout.js";
import { type PanelMarks, TEXT_LINE } from "./mark-data.js";
import type { PanelInput } from "./marks.js";

type Layer = Extract<TopLevelSpec, { layer: unknown }>["layer"][number];

/** A panel and its place in the figure, in pixels. */
export interface PlacedPanel {
  readonly panel: PanelInput;
  readonly marks: PanelMarks;
  readonly x: number;
  readonly y: number;
}

/** A position that the layout has computed: pixels, no scale. */
const pixels = (field: string) => ({ field, type: "quantitative", scale: null, axis: null }) as const;
const asIs = (field: string) => ({ field, type: "nominal", scale: null, legend: null }) as const;

/** Each rectangle brings its own looks: one layer of many looks is drawn faster than a layer for each. */
const BOX = {
  type: "rect",
  fill: { expr: "datum.fill" },
  fillOpacity: { expr: "datum.fillOpacity" },
  stroke: { expr: "datum.stroke" },
  strokeWidth: { expr: "datum.strokeWidth" },
  strokeDash: { expr: "datum.dash" },
};

/** Bars, full and hollow, with their bands over them; low and high are points on the panel's scale. */
function barLayer({ panel, marks, x, y }: PlacedPanel): object {
  const { sex, ages, domain, layout } = panel;
  const shades = shadesOf(sex, ages.length);
  const full = { stroke: darkestOf(sex), strokeWidth: OUTLINE_WIDTH };
  const hollow = { fill: INK.faintFill, stroke: INK.faint, strokeWidth: 0.9, dash: [3, 2] };
  const edge = { stroke: "white", strokeWidth: 0.8 };
  const at = (one: { x: number; x2: number }) => ({ x: one.x + x, x2: one.x2 + x });
  const values = [
    ...marks.bars.map((bar) => ({ ...bar, ...at(bar), fill: shades[ages.indexOf(bar.ages)], ...full })),
    ...marks.hollowBars.map((bar) => ({ ...bar, ...at(bar), ...hollow })),
    ...marks.bands.map((band) => ({ ...band, ...at(band), ...edge })),
  ];
  const scale = { domain, range: [y + layout.panelHeight, y], nice: false, zero: false };
  return {
    data: { values },
    mark: BOX,
    encoding: {
      x: pixels("x"),
      x2: { field: "x2" },
      y: { field: "low", type: "quantitative", scale, axis: null },
      y2: { field: "high" },
    },
  };
}

/** The firm lines at 0, over the bars. */
function zeroLayer(placed: readonly PlacedPanel[], zero: number, layout: AreaBarsLayout): object {
  return {
    data: { values: placed.map(({ x, y }) => ({ x, x2: x + layout.panelWidth, y: y + zero })) },
    mark: { type: "rule", stroke: INK.zero, strokeWidth: 1.4 },
    encoding: { x: pixels("x"), x2: { field: "x2" }, y: pixels("y") },
  };
}

/**
 * Everything in one view, undermost first. Panels of their own, with axes, would be more in the manner of Vega-Lite,
 * but Vega sets up each of them as a program of its own: the figure would take three times as long to draw.
 */
export function layersOf(
  surroundings: readonly Surroundings[],
  placed: readonly PlacedPanel[],
  zero: number,
  layout: AreaBarsLayout,
): Layer[] {
  const layers = [
    {
      data: { values: surroundings.flatMap(({ boxes }) => boxes) },
      mark: BOX,
      encoding: { x: pixels("x"), x2: { field: "x2" }, y: pixels("y"), y2: { field: "y2" } },
    },
    ...placed.map(barLayer),
    zeroLayer(placed, zero, layout),
    {
      data: { values: surroundings.flatMap(({ symbols }) => symbols) },
      mark: { type: "point", filled: true, opacity: 1, size: { expr: "datum.size" } },
      encoding: { x: pixels("x"), y: pixels("y"), shape: asIs("shape"), fill: asIs("fill") },
    },
    {
      data: { values: surroundings.flatMap(({ captions }) => captions) },
      mark: {
        type: "text",
        baseline: "alphabetic",
        lineBreak: "\n",
        lineHeight: TEXT_LINE,
        align: { expr: "datum.align" },
        angle: { expr: "datum.angle" },
        fontSize: { expr: "datum.size" },
        fontWeight: { expr: "datum.weight" },
      },
      encoding: { x: pixels("x"), y: pixels("y"), text: asIs("text"), fill: asIs("fill") },
    },
  ];
  return layers as unknown as Layer[];
}
