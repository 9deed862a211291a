import { isMarkedIn } from "../chart/expressions.js";
import { INK, TYPE } from "../theme.js";
import { SEX_COLOURS } from "./by-sex.js";
import { CERTAIN } from "./change-label.js";

const IS_MARKED = isMarkedIn("changeMark");
const IS_CERTAIN = `(${IS_MARKED} && datum.q !== null && datum.q <= ${CERTAIN})`;
/** Changes that have a frame: a firm one where they are certain, a hollow one where hidden counts leave much open. */
export const IS_FRAMED = `${IS_CERTAIN} || datum.isWideChange`;
export const CHANGE_FRAME = {
  fill: { expr: `${IS_CERTAIN} ? 'transparent' : '${INK.faintFill}'` },
  stroke: { expr: `${IS_CERTAIN} ? '${INK.text}' : '${INK.faint}'` },
  strokeWidth: { expr: `${IS_CERTAIN} ? 1.2 : 0.9` },
  strokeDash: { expr: `${IS_CERTAIN} ? [1, 0] : [3, 2]` },
};
/** Changes that are more than usual are bold; those that say little are grey. */
export const CHANGE_WEIGHT = { expr: `${IS_MARKED} ? 'bold' : 'normal'` };
export const GREY_IF_WIDE = { test: "datum.isWideChange", value: INK.soft };
/** How far a frame begins left of its text, pixels, and the share of its place that it takes. */
const FRAME = { left: 4, share: 0.94 };

/**
 * The changes of each sex beside each other above the plot: bold where they are more than usual, framed where that is
 * certain, hollow where hidden counts leave much open. The param `changesWidth` is the room for all.
 *
 * @param rise from the plot to the texts
 */
export function changeLayers(rise: number) {
  const x = {
    field: "sex",
    type: "nominal",
    axis: null,
    scale: { domain: { expr: "sexes" }, type: "band", range: [0, { expr: "changesWidth" }] },
    bandPosition: 0,
  };
  return [
    {
      transform: [{ filter: `isValid(datum.change) && (${IS_FRAMED})` }],
      mark: {
        type: "rect",
        ...CHANGE_FRAME,
        xOffset: -FRAME.left,
        x2Offset: -FRAME.left,
      },
      encoding: {
        x,
        x2: { field: "sex", bandPosition: FRAME.share },
        y: { value: -1 - rise - TYPE.value },
        y2: { value: 4 - rise },
      },
    },
    {
      transform: [{ filter: "isValid(datum.change)" }],
      mark: {
        type: "text",
        align: "left",
        baseline: "alphabetic",
        fontSize: TYPE.value,
        fontWeight: CHANGE_WEIGHT,
      },
      encoding: {
        x,
        y: { value: -rise },
        text: { field: "change" },
        fill: { ...SEX_COLOURS, condition: GREY_IF_WIDE },
      },
    },
  ];
}
