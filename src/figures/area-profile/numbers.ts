import { isMarkedIn } from "../chart/expressions.js";
import { INK, TYPE } from "../theme.js";
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

/** A head stands above the values of an axis, or where they would be. */
const HEAD_RISE = 23;
/** How far a text stands above the middle of its line where there is another below it, and that one below it. */
const [MAIN_RISE, SMALL_DROP] = [5, 8];

const IS_VALUE_MARKED = `datum.column === 'value' && ${IS_MARKED}`;
const IS_BOLD = `(${IS_VALUE_MARKED} || datum.column === 'second' && datum.isSecondMarked)`;

const numberColumns = ({ hasSecond }: SideLooks) => [
  "value",
  ...(hasSecond ? ["second"] : []),
  "positions",
  "peak",
];

/** In figures: the ratio with its interval, its rank, the ages of the largest difference. */
export const numbers = (looks: SideLooks) => ({
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
        height: 15,
        yOffset: -MAIN_RISE - 1,
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
