import { isMarkedIn } from "../chart/expressions.js";
import { darkestOf, INK, TYPE } from "../theme.js";
import { ages } from "./ages.js";
import {
  column,
  HEAD_SIZE,
  hasHeads,
  IS_MARKED,
  itemsOf,
  lines,
  type SideLooks,
  SMALL,
  told,
} from "./column.js";
import { interval } from "./interval.js";
import { GAP, HEADING, NAME_GAP } from "./layout.js";

/** A band across the page: which sex, and which of its items. */
const heading = ({ sex, side, layout }: SideLooks) => ({
  width: layout.width,
  height: HEADING,
  view: { fill: INK.backdrop, fillOpacity: 0.5 },
  data: { values: [{}] },
  mark: {
    type: "text",
    align: "left",
    dx: 4,
    text: { expr: `headings.${sex}.${side}` },
    fontSize: TYPE.label,
    fontWeight: "bold",
    color: darkestOf(sex),
  },
  encoding: { x: { value: 0 } },
});

const names = (looks: SideLooks) => ({
  ...column(looks, looks.layout.names),
  mark: {
    type: "text",
    align: "right",
    baseline: "middle",
    dx: -NAME_GAP,
    fontSize: { expr: "datum.labelSize" },
    lineHeight: { expr: "1.1 * datum.labelSize" },
    dy: { expr: "-0.55 * datum.labelSize * (length(datum.label) - 1)" },
    color: INK.text,
  },
  encoding: {
    x: { value: "width" },
    y: lines(looks),
    text: { field: "label" },
    tooltip: told(looks),
  },
});

/** Pixels from the plot up to a head, which stands above the values of an axis or where they would be. */
const HEAD_RISE = 23;
/** Where two texts share a line: pixels by which one stands above its middle, and the smaller one below it. */
const [MAIN_RISE, SMALL_DROP] = [5, 8];

const IS_VALUE_MARKED = `datum.column === 'value' && ${IS_MARKED}`;
const IS_BOLD = `(${IS_VALUE_MARKED} || datum.column === 'second' && datum.isSecondMarked)`;

const numberColumns = ({ hasSecond, hasRanks }: SideLooks) => [
  "value",
  ...(hasSecond ? ["second"] : []),
  ...(hasRanks ? ["positions"] : []),
  "peak",
];

/** Columns of text: the ratio with its interval, its rank, the ages of the largest difference. */
const numbers = (looks: SideLooks) => ({
  ...column(looks, looks.layout.numbers),
  transform: [...itemsOf(looks), { fold: numberColumns(looks), as: ["column", "texts"] }],
  encoding: {
    x: {
      field: "column",
      type: "nominal",
      scale: { domain: numberColumns(looks) },
      axis: hasHeads(looks)
        ? {
            orient: "top",
            title: null,
            labelAngle: 0,
            labelExpr: "heads[datum.value]",
            labelPadding: HEAD_RISE,
            labelColor: INK.soft,
            labelFontSize: HEAD_SIZE,
          }
        : null,
    },
    y: lines(looks),
    tooltip: told(looks),
  },
  layer: [
    {
      transform: [{ filter: `datum.column === 'value' && ${isMarkedIn("adjustedMark")}` }],
      mark: {
        type: "rect",
        width: 50,
        height: 13,
        yOffset: -MAIN_RISE,
        filled: false,
        stroke: INK.text,
        strokeWidth: 1.2,
      },
    },
    {
      mark: {
        type: "text",
        fontSize: TYPE.label,
        dy: { expr: `datum.texts[1] === '' ? 0 : -${MAIN_RISE}` },
        fontWeight: { expr: `${looks.hasSecond ? IS_BOLD : IS_VALUE_MARKED} ? 'bold' : 'normal'` },
        color: INK.text,
      },
      encoding: { text: { value: { expr: "datum.texts[0]" } } },
    },
    {
      mark: { type: "text", fontSize: SMALL, dy: SMALL_DROP, color: INK.soft },
      encoding: { text: { value: { expr: "datum.texts[1]" } } },
    },
  ],
});

/** One side of one sex: its heading, and its items in columns. */
const sideOf = (looks: SideLooks) => [
  heading(looks),
  // Columns stand in their places whatever is written above them.
  { spacing: 0, bounds: "flush", hconcat: [names(looks), interval(looks), numbers(looks), ages(looks)] },
];

/** One sex: its worst items and its best. */
export const profilePanel = (looks: Omit<SideLooks, "side">) => ({
  spacing: GAP,
  vconcat: [...sideOf({ ...looks, side: "worst" }), ...sideOf({ ...looks, side: "best" })],
});
