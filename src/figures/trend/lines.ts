import { arrow, type Side } from "../chart/cut-ends.js";
import { HAS_BAND, IS_WIDE as IS_WIDE_ROW, where } from "../chart/expressions.js";
import { type Fields, fieldsOf } from "../chart/measure.js";
import { NO_RATIO_MARK } from "../chart/rows.js";
import { besideOthers, SEX_COLOURS, SEX_SHAPES } from "../over-years/by-sex.js";
import { INK, TYPE } from "../theme.js";
import { RING_SIZE, SEX_SHIFT } from "./value-places.js";

/** Dashes of a line across a year without a value, or with one that looks like an error of the source. */
export const DASH = [3, 3];
/** Two slanted strokes where a line breaks off. */
export const BREAK_SHAPE = "M-1,.8L-.1,-.8M.1,.8L1,-.8";

/** A ring around a value that looks like an error of the source. */
export const RING = { strokeDash: [1.5, 2], strokeWidth: 1 };

/**
 * Rings around the values inside the frame that look like errors of the source.
 *
 * @param position where a value stands
 * @param looks size of the rings, px², and how far they stand beside the middle of their year
 */
export const rings = (
  isInside: string,
  position: { readonly x: object; readonly y: object },
  looks: { readonly size: number; readonly xOffset: object },
) => ({
  transform: [{ filter: `datum.isImplausible && ${isInside}` }],
  mark: { type: "point", shape: "circle", opacity: 1, invalid: null, ...RING, ...looks },
  encoding: { ...position, stroke: SEX_COLOURS },
});

/**
 * Values over the years joined to those before them, broken where they do not compare.
 *
 * @param field a field of years, or of values, on its scale
 * @param shift from one sex to the next
 * @param of names of the fields that the lines are drawn by
 */
export function joined(
  field: { readonly x: (name: string) => object; readonly y: (name: string) => object },
  shift: object,
  sizes: Readonly<Record<"line" | "breakLine" | "breakSize", number>>,
  of: Pick<Fields, "value" | "since" | "break"> = fieldsOf("ratio"),
) {
  const usual = { clip: true, invalid: null, xOffset: shift };
  return [
    {
      transform: [{ filter: "isValid(datum.sinceYear)" }],
      mark: {
        type: "rule",
        strokeWidth: sizes.line,
        strokeCap: "round",
        strokeDash: { expr: `datum.isAcrossGap ? [${DASH}] : [1, 0]` },
        x2Offset: shift,
        ...usual,
      },
      encoding: {
        x: field.x("sinceYear"),
        x2: { field: "fiscalYear" },
        y: field.y(of.since),
        y2: { field: of.value },
        stroke: SEX_COLOURS,
      },
    },
    {
      transform: [{ filter: "isValid(datum.breakYear)" }],
      mark: {
        type: "point",
        shape: BREAK_SHAPE,
        size: sizes.breakSize,
        strokeWidth: sizes.breakLine,
        opacity: 1,
        ...usual,
      },
      encoding: { x: field.x("breakYear"), y: field.y(of.break), stroke: SEX_COLOURS },
    },
  ];
}

/** Dashes of the line of the reference's rates. */
export const REFERENCE_DASH = [1.5, 3];
const SHIFT = besideOthers(SEX_SHIFT);
/** What marks have whose rows are filtered already: Vega-Lite would else test each row once more in every panel. */
const FILTERED = { invalid: null, xOffset: SHIFT };

const isKnown = ({ value }: Fields) => `datum.${value} !== null`;
const isInside = ({ value }: Fields) => `datum.${value} >= domain[0] && datum.${value} <= domain[1]`;
const IS_WIDE = `(${IS_WIDE_ROW})`;
/** The upper end of a range as `most`. A range without one goes on beyond the frame. */
const upTo = (field: string) => ({
  calculate: `datum.${field} === null ? 2 * domain[1] - domain[0] : datum.${field}`,
  as: "most",
});

/** What the marks of lines are drawn with. */
interface LineEncodings {
  /** A field of years, or of differences, on its scale. */
  readonly x: (field: string) => object;
  readonly y: (field: string) => object;
  readonly tooltip: readonly object[];
  /** The legend of the sexes. */
  readonly legend: object;
  /** Names of the fields that the lines are drawn by. */
  readonly fields: Fields;
}

/** What goes on beyond an end of the frame: an arrow, and its value inwards of it. */
function beyond(end: Side, { x, tooltip }: LineEncodings, { value }: Fields) {
  const isAbove = end === "above";
  const inwards = isAbove ? 1 : -1;
  const isRatio = `datum.${value} ${isAbove ? "> domain[1]" : "< domain[0]"}`;
  const fill = SEX_COLOURS;
  const told = (looks: object, encoding: object = {}) => ({
    mark: {
      type: "text",
      angle: 270,
      align: isAbove ? "right" : "left",
      fontSize: TYPE.value - 2,
      fontWeight: { expr: `${isRatio} ? 'bold' : 'normal'` },
      ...FILTERED,
      xOffset: { expr: "datum.beside" },
      yOffset: inwards * 8,
      ...looks,
    },
    encoding: { text: { field: end }, ...encoding },
  });
  return {
    transform: [{ filter: `isValid(datum.${end})` }],
    encoding: { x: x("fiscalYear"), y: { value: isAbove ? 0 : "height" } },
    layer: [
      {
        mark: arrow(end, { size: { expr: `${isRatio} ? 40 : 20` }, ...FILTERED, yOffset: inwards * 3 }),
        encoding: { fill, tooltip },
      },
      // A white edge keeps a value apart from the lines that come to its year.
      told({ stroke: "white", strokeWidth: 3, strokeJoin: "round", color: "white" }),
      told({}, { fill, tooltip }),
    ],
  };
}

/** The lines of each sex over the years: points with intervals and bounds, joined where they compare. */
export function lineLayers(encodings: LineEncodings) {
  const { x, y, tooltip, legend, fields: of } = encodings;
  const known = isKnown(of);
  return [
    {
      transform: [{ filter: `${known} && (${HAS_BAND})` }, upTo(of.upper)],
      mark: { type: "rule", clip: true, color: INK.bandBehind, strokeWidth: 7, ...FILTERED },
      encoding: { x: x("fiscalYear"), y: y(of.lower), y2: { field: "most" } },
    },
    {
      transform: [{ filter: known }, upTo(of.upper95)],
      mark: { type: "rule", clip: true, strokeWidth: 1, ...FILTERED },
      encoding: { x: x("fiscalYear"), y: y(of.lower95), y2: { field: "most" }, stroke: SEX_COLOURS, tooltip },
    },
    ...joined({ x, y }, SHIFT, { line: 1.8, breakLine: 1.2, breakSize: 70 }, of),
    {
      transform: [{ filter: `${known} && ${isInside(of)}` }],
      mark: { type: "point", size: 30, opacity: 1, ...FILTERED },
      encoding: {
        x: x("fiscalYear"),
        y: y(of.value),
        shape: { ...SEX_SHAPES, legend },
        fill: { ...SEX_COLOURS, legend, condition: { test: IS_WIDE, value: "white" } },
        stroke: { ...SEX_COLOURS, legend, condition: { test: `!${IS_WIDE}`, value: "white" } },
        strokeWidth: where(IS_WIDE, 1.2, 0.8),
        tooltip,
      },
    },
    rings(isInside(of), { x: x("fiscalYear"), y: y(of.value) }, { size: RING_SIZE, xOffset: SHIFT }),
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
    beyond("above", encodings, of),
    beyond("below", encodings, of),
  ];
}
