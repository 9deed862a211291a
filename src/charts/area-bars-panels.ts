import type { TopLevelSpec } from "vega-lite";
import type { AreaBarsInput } from "./area-bars.js";
import { type Footer, groupNames, NAME_LINE, panelLegend } from "./area-bars-frame.js";
import type { AreaBarsLayout } from "./area-bars-layout.js";
import { type PanelInput, panelMarks } from "./area-bars-marks.js";
import { axisTitleOf } from "./area-bars-texts.js";
import { ticksOf } from "./difference-scale.js";
import { breakLines } from "./line-breaking.js";
import { MINUS } from "./signed-number.js";
import { darkestOf, INK, shadesOf, TYPE } from "./theme.js";

/** A part of a concatenated figure. */
export type Part = Extract<TopLevelSpec, { vconcat: unknown }>["vconcat"][number];
type Layer = Extract<Part, { layer: unknown }>["layer"][number];

/** A position that the layout has computed: pixels, no scale. */
const pixels = (field: string) => ({ field, type: "quantitative", scale: null, axis: null }) as const;
const asIs = (field: string) => ({ field, type: "nominal", scale: null, legend: null }) as const;

/** Texts outside the plots; several lines grow downwards. */
function captionLayer(values: readonly object[]): Layer {
  return {
    data: { values: values as object[] },
    mark: {
      type: "text",
      baseline: "alphabetic",
      lineBreak: "\n",
      lineHeight: NAME_LINE,
      align: { expr: "datum.align" },
      fontSize: { expr: "datum.size" },
      fontWeight: { expr: "datum.weight" },
    },
    encoding: { x: pixels("x"), y: pixels("y"), text: asIs("text"), fill: asIs("fill") },
  } as Layer;
}

/** From the frame to the first line of the names: the value of a bar that is cut below stands between. */
const NAMES_DROP = 26;
/** In square pixels: a triangle 9 wide. */
const ARROW_AREA = 81;

/** Men or women: one framed plot with its heading, legend and names. */
export function panelSpec(panel: PanelInput, input: AreaBarsInput, isInner: boolean): Part {
  const { sex, regions, ages, domain, layout, language } = panel;
  const marks = panelMarks(panel);
  const legend = panelLegend(sex, ages, layout, language);
  const names = groupNames(regions, ages.length, layout, layout.panelHeight + NAMES_DROP);
  const axisTitle = breakLines(axisTitleOf(input), layout.panelHeight, TYPE.label);
  const outline = darkestOf(sex);

  /** All layers name the same axis: Vega-Lite merges theirs, and one without would take it away. */
  const axis = {
    values: ticksOf(domain),
    labelExpr: `datum.value === 0 ? '0' : (datum.value > 0 ? '+' : '${MINUS}') + abs(datum.value)`,
    labelPadding: 6,
    labelLimit: 0,
    title: isInner ? null : axisTitle,
    titleFontWeight: "normal",
    titleLimit: 0,
    titleX: -layout.axisWidth + 2,
    titleBaseline: "top",
    domain: false,
    ticks: false,
    grid: true,
    gridColor: INK.grid,
  };
  const difference = (field: string) => ({
    field,
    type: "quantitative",
    scale: { domain, nice: false, zero: false },
    axis,
  });
  const shade = {
    field: "ages",
    type: "nominal",
    scale: { domain: ages, range: shadesOf(sex, ages.length) },
    legend: null,
  };
  const layers = [
    {
      data: { values: [{}] },
      mark: { type: "rect", fill: INK.backdrop, fillOpacity: 0.5 },
      encoding: {
        x: { value: 0 },
        x2: { value: layout.slotWidth },
        y: { value: 0 },
        y2: { value: layout.panelHeight + NAMES_DROP - TYPE.label + names.height + 4 },
      },
    },
    {
      data: { values: marks.bars },
      mark: { type: "rect", stroke: outline, strokeWidth: 0.6 },
      encoding: {
        x: pixels("x"),
        x2: { field: "x2" },
        y: difference("bar"),
        y2: { datum: 0 },
        fill: shade,
      },
    },
    {
      data: { values: marks.hollowBars },
      mark: { type: "rect", fill: INK.faintFill, stroke: INK.faint, strokeWidth: 0.9, strokeDash: [3, 2] },
      encoding: { x: pixels("x"), x2: { field: "x2" }, y: difference("bar"), y2: { datum: 0 } },
    },
    {
      data: { values: marks.bands },
      mark: { type: "rect", stroke: "white", strokeWidth: 0.8 },
      encoding: {
        x: pixels("x"),
        x2: { field: "x2" },
        y: difference("low"),
        y2: { field: "high" },
        fill: asIs("fill"),
      },
    },
    {
      data: { values: [{ zero: 0 }] },
      mark: { type: "rule", stroke: INK.zero, strokeWidth: 1.4 },
      encoding: { x: { value: 0 }, x2: { value: layout.panelWidth }, y: difference("zero") },
    },
    {
      data: { values: marks.arrows },
      mark: {
        type: "point",
        size: ARROW_AREA,
        filled: true,
        opacity: 1,
      },
      encoding: { x: pixels("x"), y: pixels("y"), shape: asIs("shape"), fill: asIs("fill") },
    },
    {
      data: { values: marks.values },
      mark: {
        type: "text",
        baseline: "alphabetic",
        fontSize: { expr: "datum.size" },
        fontWeight: "bold",
        lineBreak: "\n",
        lineHeight: TYPE.value + 2,
        align: { expr: "datum.align" },
      },
      encoding: { x: pixels("x"), y: pixels("y"), text: asIs("text"), fill: asIs("fill") },
    },
    {
      data: { values: legend.swatches },
      mark: { type: "rect", stroke: outline, strokeWidth: 0.6 },
      encoding: { x: pixels("x"), x2: { field: "x2" }, y: pixels("y"), y2: { field: "y2" }, fill: shade },
    },
    captionLayer([...legend.captions, ...names.captions]),
  ];
  return {
    width: layout.panelWidth,
    height: layout.panelHeight,
    layer: layers,
    resolve: { scale: { fill: "shared" } },
  } as unknown as Part;
}

/** A warning that no one can crop away unseen: white on dark red, as wide as the figure. */
export function bannerSpec(text: string, layout: AreaBarsLayout): Part {
  const height = 26;
  const left = -layout.axisWidth;
  return {
    width: layout.figureWidth - layout.axisWidth,
    height,
    layer: [
      {
        data: { values: [{ x: left, x2: left + layout.figureWidth }] },
        mark: { type: "rect", fill: INK.warning },
        encoding: { x: pixels("x"), x2: { field: "x2" }, y: { value: 0 }, y2: { value: height } },
      },
      captionLayer([
        {
          text,
          x: left + layout.figureWidth / 2,
          y: height / 2 + 5,
          size: TYPE.heading - 1,
          weight: "bold",
          align: "center",
          fill: "white",
        },
      ]),
    ],
  } as unknown as Part;
}

/** The key of the symbols and the notes below the plots. */
export function footerSpec(foot: Footer, layout: AreaBarsLayout): Part {
  const of = (symbol: string) => foot.symbols.filter((entry) => entry.symbol === symbol);
  const box = (symbol: string, width: number, height: number) =>
    of(symbol).map(({ x, y }) => ({
      x: x - width / 2,
      x2: x + width / 2,
      y: y - height / 2,
      y2: y + height / 2,
    }));
  const rectangle = { x: pixels("x"), x2: { field: "x2" }, y: pixels("y"), y2: { field: "y2" } };
  return {
    width: layout.figureWidth - layout.axisWidth,
    height: foot.height,
    layer: [
      {
        data: { values: box("band", 3, 13) },
        mark: { type: "rect", fill: INK.band },
        encoding: rectangle,
      },
      {
        data: { values: box("hollow", 9, 11) },
        mark: { type: "rect", fill: INK.faintFill, stroke: INK.faint, strokeWidth: 0.9, strokeDash: [3, 2] },
        encoding: rectangle,
      },
      {
        data: { values: of("arrow") },
        mark: {
          type: "point",
          shape: "triangle-up",
          size: ARROW_AREA,
          filled: true,
          fill: INK.band,
          opacity: 1,
        },
        encoding: { x: pixels("x"), y: pixels("y") },
      },
      captionLayer(foot.captions),
    ],
  } as unknown as Part;
}
