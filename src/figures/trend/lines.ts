import { WIDE } from "../difference-scale.js";
import { TYPE } from "../theme.js";
import { besideOthers, SEX_COLOURS, SEX_SHAPES } from "./by-sex.js";
import { joined } from "./joined.js";
import { NO_RATIO_MARK, VALUE_SHIFT } from "./rows.js";

export const BOUNDS_FILL = "#cfcfcb";
/** Bounds narrower than this many points are not worth a band. */
export const LEAST_BAND = 1;
/** From one sex to the next, so that their intervals do not cover each other. */
const SHIFT = besideOthers(5);
/** Of marks whose rows are filtered already: Vega-Lite would look at each once more, in every panel. */
const FILTERED = { invalid: null, xOffset: SHIFT };

const IS_KNOWN = "datum.difference !== null";
const IS_INSIDE = "datum.difference >= domain[0] && datum.difference <= domain[1]";
const rangeIs = (compared: string) =>
  `(datum.lower !== null && (datum.upper === null || datum.upper - datum.lower ${compared}))`;
const IS_WIDE = rangeIs(`> ${WIDE}`);
/** Without an upper end a range goes on beyond the frame. */
const upTo = (field: string) => ({
  calculate: `datum.${field} === null ? 2 * domain[1] - domain[0] : datum.${field}`,
  as: "most",
});

/** What the marks of lines are drawn with. */
export interface LineEncodings {
  /** A field of years, or of differences, on its scale. */
  readonly x: (field: string) => object;
  readonly y: (field: string) => object;
  readonly tooltip: readonly object[];
  /** Of the sexes. */
  readonly legend: object;
}

/** What goes on beyond an end of the frame: an arrow, and its value inwards of it. */
function beyond(end: "above" | "below", { x, tooltip }: LineEncodings) {
  const isAbove = end === "above";
  const inwards = isAbove ? 1 : -1;
  const isRatio = isAbove ? "datum.difference > domain[1]" : "datum.difference < domain[0]";
  const fill = SEX_COLOURS;
  return {
    transform: [{ filter: `isValid(datum.${end})` }],
    encoding: { x: x("fiscalYear"), y: { value: isAbove ? 0 : "height" } },
    layer: [
      {
        mark: {
          type: "point",
          filled: true,
          opacity: 1,
          shape: isAbove ? "triangle-up" : "triangle-down",
          size: { expr: `${isRatio} ? 40 : 20` },
          ...FILTERED,
          yOffset: inwards * 3,
        },
        encoding: { fill, tooltip },
      },
      {
        mark: {
          type: "text",
          angle: 270,
          align: isAbove ? "right" : "left",
          fontSize: TYPE.value - 2,
          fontWeight: { expr: `${isRatio} ? 'bold' : 'normal'` },
          ...FILTERED,
          // Of one or three sexes the middle one has its interval where its value would stand.
          xOffset: { expr: `${besideOthers(VALUE_SHIFT).expr} + length(sexes) % 2 * 8` },
          yOffset: inwards * 8,
        },
        encoding: { text: { field: end }, fill, tooltip },
      },
    ],
  };
}

/** The lines of each sex over the years: points with intervals and bounds, joined where they compare. */
export function lineLayers(encodings: LineEncodings) {
  const { x, y, tooltip, legend } = encodings;
  const stroke = SEX_COLOURS;
  return [
    {
      transform: [{ filter: `${IS_KNOWN} && ${rangeIs(`>= ${LEAST_BAND}`)}` }, upTo("upper")],
      mark: { type: "rule", clip: true, color: BOUNDS_FILL, strokeWidth: 7, ...FILTERED },
      encoding: { x: x("fiscalYear"), y: y("lower"), y2: { field: "most" } },
    },
    {
      transform: [{ filter: IS_KNOWN }, upTo("upper95")],
      mark: { type: "rule", clip: true, strokeWidth: 1, ...FILTERED },
      encoding: { x: x("fiscalYear"), y: y("lower95"), y2: { field: "most" }, stroke, tooltip },
    },
    ...joined({ x, y }, { shift: SHIFT, strokeWidth: 1.8, breakSize: 70, breakWidth: 1.2 }),
    {
      transform: [{ filter: `${IS_KNOWN} && ${IS_INSIDE}` }],
      mark: { type: "point", size: 30, opacity: 1, ...FILTERED },
      encoding: {
        x: x("fiscalYear"),
        y: y("difference"),
        shape: { ...SEX_SHAPES, legend },
        fill: { ...SEX_COLOURS, legend, condition: { test: IS_WIDE, value: "white" } },
        stroke: { ...stroke, legend, condition: { test: `!${IS_WIDE}`, value: "white" } },
        strokeWidth: { condition: { test: IS_WIDE, value: 1.2 }, value: 0.8 },
        tooltip,
      },
    },
    {
      transform: [{ filter: "isValid(datum.missing)" }],
      mark: {
        type: "text",
        text: NO_RATIO_MARK,
        baseline: "bottom",
        fontSize: TYPE.value,
        fontWeight: "bold",
        ...FILTERED,
        xOffset: besideOthers(TYPE.value + 1),
      },
      encoding: { x: x("fiscalYear"), y: { value: "height" }, fill: SEX_COLOURS, tooltip },
    },
    beyond("above", encodings),
    beyond("below", encodings),
  ];
}
