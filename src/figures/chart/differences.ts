import { INK, TYPE } from "../theme.js";

/** What an axis measures, and how large that is written. */
export interface AxisTitle {
  readonly text: string;
  readonly size: number;
}

/**
 * A vertical axis, as high as a frame: what lies beyond ends at its edge.
 *
 * @param labels how its values are written
 * @returns of a range (an expression), what is measured (the axis's title; null in a panel beside another), and what this
 * scale does otherwise
 */
const axisOf =
  (labels: object) =>
  (domain: string, measure: AxisTitle | null, scale: { clamp?: boolean; round?: boolean } = {}) => ({
    type: "quantitative",
    stack: null,
    scale: { domain: { expr: domain }, nice: false, zero: false, clamp: true, round: true, ...scale },
    axis: {
      title: measure?.text ?? null,
      titleFontSize: measure?.size ?? TYPE.label,
      tickCount: 5,
      ...labels,
    },
  });

/** The vertical axis of ratio − 100, in points. */
export const differences = axisOf({ format: "+d", labelExpr: "datum.value === 0 ? '0' : datum.label" });

/** The vertical axis of rates per cent. */
export const rates = axisOf({ format: ".6~g" });

/** The level of 0, across a whole plot. */
export const zeroLine = (points: object, strokeWidth: number) => ({
  data: { values: [{}] },
  mark: { type: "rule", color: INK.zero, strokeWidth },
  encoding: { x: { value: 0 }, x2: { value: "width" }, y: { datum: 0, ...points } },
});
