import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import type { Bilingual } from "../../text/language.js";
import { beyond, type Side } from "../chart/cut-ends.js";
import { type AxisTitle, differences, rates } from "../chart/differences.js";
import { rangeIs } from "../chart/expressions.js";
import { headed, headingHeight } from "../chart/heading.js";
import { fieldsOf, isRate } from "../chart/measure.js";
import { plotOf } from "../chart/plot-rows.js";
import { OF_A_RATIO, tooltipOf } from "../chart/tooltip.js";
import { LEAST_BAND, WIDE } from "../difference-scale.js";
import type { NationalInput } from "../national/rows.js";
import { INK, shadesOf, TYPE } from "../theme.js";
import { type CaterpillarLayout, NAME_SIZE, VALUE_SIZE } from "./rows.js";
import { OTHERS } from "./texts.js";

/** Heights above the frame: where leaning lines to the labels begin, and where level and turned labels begin. */
const LEAN = { from: -5, level: -24, turned: -46 } as const;
/** From the line of a label to its value, and to its name above or behind it. */
const LABEL_GAP = 4;
/** From the line of a turned label to its name, which stands behind the longest value. */
export const nameBehind = (areas: readonly { labelValue?: string }[]): number =>
  Math.max(0, ...areas.map(({ labelValue = "" }) => textWidth(labelValue, VALUE_SIZE))) + 2 * LABEL_GAP;
/** From the line of a level label to the baseline of its value, and to that of its name. */
const VALUE_RISE = 2 * LABEL_GAP;
const NAME_RISE = VALUE_RISE + VALUE_SIZE + LABEL_GAP;
/** Between the heading and what stands above the plot. */
const HEADING_GAP = 10;
/** Height of the axis below a plot, with its ticks, its places and its title. */
const AXIS_HEIGHT = 36;

const PLACES: Bilingual = { ja: "比の高い順（1が最も高い）", en: "in the order of the ratios (1 = highest)" };

const IS_AREA = "isValid(datum.place)";
const IS_OWN = `${IS_AREA} && datum.isOwn`;
const IS_OTHER = `${IS_AREA} && !datum.isOwn`;

/** What stands around the plot of a sex. */
interface AroundPlot {
  readonly areas: readonly { labelName?: string; labelValue?: string }[];
  readonly isTurned: boolean;
  readonly heading: readonly string[];
}

/** How high the lines of its heading and its labels are, with the gap between them, above a plot. */
function heightAbove({ areas, isTurned, heading }: AroundPlot): number {
  const names = areas.map(({ labelName = "" }) => textWidth(labelName, NAME_SIZE, "bold"));
  const labels = isTurned
    ? nameBehind(areas) + Math.max(0, ...names) - LEAN.turned
    : NAME_RISE + NAME_SIZE / 2 - LEAN.level;
  return headingHeight(heading.length) + HEADING_GAP + labels;
}

/** How high the panel of a sex is beside its plot. */
export const heightAround = (panel: AroundPlot): number => heightAbove(panel) + AXIS_HEIGHT;

/** From the first line of a heading to its plot, where plots beside each other are to begin at one height. */
export const headroomOf = (panels: readonly AroundPlot[]): number =>
  Math.ceil(Math.max(...panels.map(heightAbove)) - headingHeight(1));

/** One sex: all areas from the highest ratio to the lowest, the prefecture's with their names. */
export function caterpillarPanel(
  sex: SexOrBoth,
  { language, measure }: NationalInput,
  layout: CaterpillarLayout,
  axisTitle: AxisTitle | null,
) {
  const of = fieldsOf(measure);
  const [dark, middle] = shadesOf(sex, 3);
  const [low, high] = [`domains.${sex}[0]`, `domains.${sex}[1]`];
  const isTurned = `turned.${sex}`;
  const points = (isRate(measure) ? rates : differences)(`domains.${sex}`, axisTitle, { round: false });
  const tooltip = tooltipOf(language, [...OF_A_RATIO, "rank"]);
  const places = {
    type: "quantitative",
    scale: { domain: { expr: `[0.5, places.${sex} + 0.5]` }, nice: false, zero: false },
    axis: {
      title: PLACES[language],
      titlePadding: 4,
      values: { expr: `placeTicks.${sex}` },
      grid: false,
      ticks: true,
      tickSize: 5,
      labelPadding: 3,
    },
  };
  const x = { field: "place", ...places };
  const y = { field: of.value, ...points };
  const upper = `(datum.${of.intervalUpper} === null ? ${high} + 1 : datum.${of.intervalUpper})`;
  const isInside = `datum.${of.value} >= ${low} && datum.${of.value} <= ${high}`;
  const atLabel = { field: "labelPlace", ...places };
  const labelRise = { expr: `${isTurned} ? ${LEAN.turned} : ${LEAN.level}` };

  const spans = (filter: string, from: string, to: string, mark: object) => ({
    transform: [{ filter }, { calculate: from, as: "least" }, { calculate: to, as: "most" }],
    mark: { type: "rule", ...mark },
    encoding: { x, y: { field: "least", ...points }, y2: { field: "most" }, tooltip },
  });
  const intervals = (filter: string, mark: object) => spans(filter, `datum.${of.intervalLower}`, upper, mark);
  const bounds = (filter: string, least: number, mark: object) => {
    const most = `(datum.${of.upper} === null ? ${high} + 1 : datum.${of.upper})`;
    return spans(`${filter} && ${rangeIs(`> ${least}`)}`, `datum.${of.lower}`, most, mark);
  };
  const dots = (filter: string, mark: object) => ({
    transform: [{ filter: `${filter} && ${isInside}` }],
    mark: { type: "point", filled: true, opacity: 1, ...mark },
    encoding: { x, y, tooltip },
  });
  /** What goes on beyond the frame: an interval or, larger, the ratio itself. */
  const cut = (filter: string, interval: object, ratio: object) => {
    const at = (test: string, edge: Side, mark: object) =>
      beyond(`${filter} && ${test}`, edge, mark, layout.panelHeight, { x, tooltip });
    return [
      at(`${upper} > ${high}`, "above", interval),
      at(`datum.${of.intervalLower} < ${low}`, "below", interval),
      at(`datum.${of.value} > ${high}`, "above", ratio),
      at(`datum.${of.value} < ${low}`, "below", ratio),
    ];
  };
  /** Neighbouring lines differ in shade, so that each can be followed. */
  const leader = {
    type: "rule",
    strokeWidth: 0.8,
    stroke: { expr: `datum.labelNumber % 2 ? '${dark}' : '${middle}'` },
  };
  const label = (field: string, mark: object) => ({
    transform: [{ filter: IS_OWN }],
    mark: {
      type: "text",
      angle: { expr: `${isTurned} ? 270 : 0` },
      align: { expr: `${isTurned} ? 'left' : 'center'` },
      ...mark,
    },
    encoding: { x: atLabel, y: { value: labelRise }, text: { field }, tooltip },
  });
  const plot = {
    ...plotOf(sex, layout),
    layer: [
      bounds(IS_OTHER, WIDE, { stroke: OTHERS.bounds, strokeWidth: 3 }),
      intervals(IS_OTHER, { stroke: OTHERS.interval, strokeWidth: 1.2 }),
      dots(IS_OTHER, { fill: OTHERS.dot, size: 5 }),
      ...cut(IS_OTHER, { fill: OTHERS.interval, size: 12 }, { fill: OTHERS.dot, size: 16 }),
      {
        transform: [{ filter: "isValid(datum.lineName)" }],
        mark: {
          type: "rule",
          stroke: INK.zero,
          strokeWidth: { expr: "datum.level === 'prefecture' ? 1 : 1.4" },
          strokeDash: { expr: "datum.level === 'prefecture' ? [5, 3] : [1, 0]" },
        },
        encoding: { x: { value: 0 }, x2: { value: "width" }, y },
      },
      {
        transform: [{ filter: "isValid(datum.lineName)" }],
        mark: { type: "text", align: "left", dx: 6, fontSize: TYPE.label, color: INK.text },
        encoding: {
          x: { value: "width" },
          y: { field: "lineNameAt", ...points },
          text: { field: "lineName" },
        },
      },
      {
        transform: [{ filter: IS_OWN }],
        mark: leader,
        encoding: { x: atLabel, x2: { field: "place" }, y: { value: labelRise }, y2: { value: LEAN.from } },
      },
      {
        transform: [{ filter: IS_OWN }, { calculate: `max(${upper}, datum.${of.value})`, as: "top" }],
        mark: leader,
        encoding: { x, y: { field: "top", ...points }, y2: { value: LEAN.from } },
      },
      intervals(IS_OWN, { stroke: dark, strokeWidth: 2 }),
      bounds(IS_OWN, LEAST_BAND, { stroke: INK.wideBand, strokeWidth: 5, opacity: 0.75 }),
      dots(IS_OWN, { fill: dark, stroke: "white", strokeWidth: 1, size: 50 }),
      ...cut(IS_OWN, { fill: dark, size: 40 }, { fill: dark, size: 70 }),
      label("labelValue", {
        fontSize: VALUE_SIZE,
        color: INK.text,
        dx: { expr: `${isTurned} ? ${LABEL_GAP} : 0` },
        dy: { expr: `${isTurned} ? 0 : ${-VALUE_RISE}` },
      }),
      label("labelName", {
        fontSize: NAME_SIZE,
        fontWeight: "bold",
        color: dark,
        dx: { expr: `${isTurned} ? namesBehind.${sex} : 0` },
        dy: { expr: `${isTurned} ? 0 : ${-NAME_RISE}` },
      }),
    ],
  };
  const { headroom } = layout;
  return {
    ...(headroom > 0 ? { bounds: "flush" } : {}),
    ...headed(sex, language, headroom || HEADING_GAP, `headings.${sex}`, plot),
  };
}
