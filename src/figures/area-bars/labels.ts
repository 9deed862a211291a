import type { SexOrBoth } from "../../model/ratios.js";
import type { Side } from "../chart/cut-ends.js";
import { type AxisTitle, differences, rates } from "../chart/differences.js";
import { IS_WIDE, isMarkedIn, rangeIs, where } from "../chart/expressions.js";
import { fieldsOf, isRate } from "../chart/measure.js";
import { OF_A_RATIO, tooltipOf } from "../chart/tooltip.js";
import { darkestOf, INK, TYPE } from "../theme.js";
import { LEAST_RANGE } from "./key.js";
import { type AreaBarsInput, WHITE_EDGE } from "./rows.js";

/**
 * Lies the end of a bar so near to the frame's edge, of the frame's height, that its value has room only within the bar?
 * One that runs upwards goes on beyond the frame.
 */
const IS_AT_EDGE =
  "(!areValuesTurned && min(domain[1] - datum.valueAt, datum.valueAt - domain[0]) < 0.06 * (domain[1] - domain[0]))";
/** Is a bar marked, given the spread among regions of its size where that is known? */
export const IS_SIGNIFICANT = isMarkedIn("adjustedMark || datum.mark");

/**
 * What the layers of a panel share.
 *
 * @param axisTitle null in a panel beside another
 */
export function barsOf(
  sex: SexOrBoth,
  { language, measure, second }: AreaBarsInput,
  height: number,
  axisTitle: AxisTitle | null,
) {
  const points = (isRate(measure) ? rates : differences)("domain", axisTitle);
  const { value, lower, upper } = fieldsOf(measure);
  const hasRange = `datum.${lower} !== null`;
  return {
    /** Where a bar stands in its group. */
    along: {
      field: "ages",
      type: "nominal",
      scale: { domain: { expr: "ages" }, paddingInner: 0, round: true },
    },
    /** A field on the vertical scale, and the place of 0 there. */
    at: (field: string) => ({ field, ...points }),
    zero: { datum: 0, ...points },
    points,
    tooltip: tooltipOf(language, second ? [...OF_A_RATIO, "secondRange"] : OF_A_RATIO),
    dark: darkestOf(sex),
    height,
    hasSecond: second !== undefined,
    /** Expressions on the fields by which a bar and its range are drawn. */
    of: {
      value,
      isKnown: `datum.${value} !== null`,
      goesUp: `datum.${value} >= 0`,
      isSeen: rangeIs(
        `> min(${LEAST_RANGE.points}, ${LEAST_RANGE.share} * (domain[1] - domain[0]))`,
        lower,
        upper,
      ),
      least: `(${hasRange} ? datum.${lower} : datum.${value})`,
      most: `(!(${hasRange}) ? datum.${value} : datum.${upper} === null ? domain[1] + 1 : datum.${upper})`,
    },
  };
}

type Bars = ReturnType<typeof barsOf>;

/** How far a dot stands from 0, in pixels, on the side where its bar is not. */
export const dotRise = ({ goesUp }: Bars["of"]) => ({ expr: `${goesUp} ? 8 : -8` });

/** White holes that make rings of the dots of bars that are judged without the spread, where others are judged with it. */
export const ringHoles = ({ along, of, zero }: Bars) => ({
  transform: [{ filter: `${of.isKnown} && datum.adjustedMark === null && ${isMarkedIn("mark")}` }],
  mark: { type: "point", filled: true, size: 8, color: "white", opacity: 1, yOffset: dotRise(of) },
  encoding: { xOffset: along, y: zero },
});

/** Diamonds at the values against a second reference. */
export const secondDiamonds = ({ along, at, tooltip }: Bars) => ({
  transform: [{ filter: "isValid(datum.second) && inrange(datum.second, domain)" }],
  mark: { type: "point", shape: "diamond", filled: true, size: 42, opacity: 1 },
  encoding: {
    xOffset: along,
    y: at("second"),
    fill: { value: "white" },
    stroke: where("datum.isSecondWide", INK.faint, INK.band),
    strokeWidth: { value: 1.1 },
    tooltip,
  },
});

/** Ends of bars and ranges that the frame cuts off, as arrows with their values outside it. */
export function beyondFrame({ along, of, tooltip, dark, height }: Bars, end: Side) {
  const isAbove = end === "above";
  const isBar = `datum.${of.value} ${isAbove ? "> domain[1]" : "< domain[0]"}`;
  return {
    transform: [{ filter: `isValid(datum.${end})` }],
    mark: {
      type: "text",
      angle: 270,
      align: isAbove ? "left" : "right",
      fontSize: TYPE.value,
      fontWeight: { expr: `${isBar} ? 'bold' : 'normal'` },
      color: { expr: `${isBar} ? '${dark}' : '${INK.soft}'` },
    },
    encoding: {
      xOffset: along,
      y: { value: isAbove ? -2 : height + 2 },
      text: { field: end },
      tooltip,
    },
  };
}

/** By this factor a value stands further from a diamond than from the end of a bar. */
const CLEAR_OF_DIAMOND = "(datum.valueAt === datum.second ? 1.5 : 1)";

/** From the end of a bar to a value that runs upwards. */
const TURNED_GAP = 3;

/** The values of the bars of all ages, upwards where they would stand in each other's way. */
export function valueLabels({ along, at, of, dark, hasSecond }: Bars) {
  const isAbove = `${of.goesUp} !== ${IS_AT_EDGE}`;
  const clear = hasSecond ? `${CLEAR_OF_DIAMOND} * ` : "";
  const value = (looks: object) => ({
    mark: {
      type: "text",
      fontSize: TYPE.value,
      fontWeight: "bold",
      angle: { expr: "areValuesTurned ? 270 : 0" },
      align: { expr: `!areValuesTurned ? 'center' : ${isAbove} ? 'left' : 'right'` },
      dx: {
        expr: `!areValuesTurned ? -(datum.valueAside || 0) : ${clear}(${isAbove} ? ${TURNED_GAP} : -${TURNED_GAP})`,
      },
      dy: { expr: `areValuesTurned ? 0 : ${clear}(${isAbove} ? -8 : 9)` },
      ...looks,
    },
  });
  return {
    transform: [{ filter: "isValid(datum.value)" }],
    encoding: { xOffset: along, y: at("valueAt"), text: { field: "value" } },
    // A white edge keeps a value apart from the bars beside its own.
    layer: [
      value({ stroke: "white", strokeWidth: WHITE_EDGE, color: "white", strokeJoin: "round" }),
      value({ color: { expr: `${IS_WIDE} ? '${INK.soft}' : '${dark}'` } }),
    ],
  };
}
