import { IS_WIDE, where } from "../chart/expressions.js";
import { INK, TYPE } from "../theme.js";
import { type BarExpressions, IS_AT_EDGE, SECOND_IN_FRAME } from "./expressions.js";

/** What the labels of a panel share with its bars. */
interface Bars {
  /** Where a bar stands in its group. */
  readonly along: object;
  /** A field on the vertical scale. */
  at(field: string): object;
  readonly of: BarExpressions;
  readonly tooltip: readonly object[];
  /** Of the sex. */
  readonly dark: string;
  readonly height: number;
  /** The place of 0 on the vertical scale. */
  readonly zero: object;
}

/** Where a dot stands from 0, in pixels: on the side where its bar is not. */
export const dotRise = ({ goesUp }: BarExpressions) => ({ expr: `${goesUp} ? 8 : -8` });

/** What makes a ring of a dot. */
export const ringHoles = ({ along, of, zero }: Bars) => ({
  transform: [{ filter: "isValid(datum.isRing)" }],
  mark: { type: "point", filled: true, size: 8, color: "white", opacity: 1, yOffset: dotRise(of) },
  encoding: { xOffset: along, y: zero },
});

/** Diamonds at the values against a second reference. */
export const secondDiamonds = ({ along, at, tooltip }: Bars) => ({
  transform: [{ filter: SECOND_IN_FRAME }],
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
export function beyondFrame({ along, of, tooltip, dark, height }: Bars, end: "above" | "below") {
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

/** The values of the bars of all ages. */
export function valueLabels({ along, at, of, dark }: Bars) {
  const value = (looks: object) => ({
    mark: {
      type: "text",
      fontSize: TYPE.value,
      fontWeight: "bold",
      dy: { expr: `${of.goesUp} !== ${IS_AT_EDGE} ? -8 : 9` },
      ...looks,
    },
  });
  return {
    transform: [{ filter: "isValid(datum.value)" }],
    encoding: { xOffset: along, y: at("valueAt"), text: { field: "value" } },
    // A white edge keeps a value apart from the bars beside its own.
    layer: [
      value({ stroke: "white", strokeWidth: 3.5, color: "white", strokeJoin: "round" }),
      value({ color: { expr: `${IS_WIDE} ? '${INK.soft}' : '${dark}'` } }),
    ],
  };
}
