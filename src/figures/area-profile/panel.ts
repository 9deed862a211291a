import { darkestOf, INK, TYPE } from "../theme.js";
import { ages } from "./ages.js";
import { type BlockLooks, column, lines, type SideLooks, told } from "./column.js";
import { interval } from "./interval.js";
import { GAP, HEADING, NAME_GAP } from "./layout.js";
import { numbers } from "./numbers.js";

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

/** One side of one sex: its heading, and its items in columns. */
const sideOf = (looks: SideLooks) => [
  heading(looks),
  // Columns stand in their places whatever is written above them.
  { spacing: 0, bounds: "flush", hconcat: [names(looks), interval(looks), numbers(looks), ages(looks)] },
];

/** One sex: its worst items and its best. */
export const profilePanel = (looks: BlockLooks) => ({
  spacing: GAP,
  vconcat: [...sideOf({ ...looks, side: "worst" }), ...sideOf({ ...looks, side: "best" })],
});
