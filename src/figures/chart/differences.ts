import { INK, TYPE } from "../theme.js";

/** What an axis measures, and how large that is written. */
export interface AxisTitle {
  readonly text: string;
  readonly size: number;
}

interface ScaleChanges {
  readonly clamp?: boolean;
  readonly round?: boolean;
}

const axisOf = (measure: AxisTitle | null) => ({
  title: measure?.text ?? null,
  titleFontSize: measure?.size ?? TYPE.label,
  tickCount: 5,
});

const scaleOf = (domain: string, scale: ScaleChanges) => ({
  domain: { expr: domain },
  nice: false,
  zero: false,
  clamp: true,
  round: true,
  ...scale,
});

/**
 * The vertical axis of ratio − 100. What lies beyond the frame ends at its edge.
 *
 * @param domain an expression: the range of the frame, points
 * @param measure what is measured, as the axis's title; null in a panel beside another
 * @param scale what this scale does otherwise
 */
export const differences = (domain: string, measure: AxisTitle | null, scale: ScaleChanges = {}) => ({
  type: "quantitative",
  stack: null,
  scale: scaleOf(domain, scale),
  axis: {
    ...axisOf(measure),
    format: "+d",
    labelExpr: "datum.value === 0 ? '0' : datum.label",
  },
});

/** The vertical axis of rates per cent, likewise. */
export const rates = (domain: string, measure: AxisTitle | null, scale: ScaleChanges = {}) => ({
  type: "quantitative",
  stack: null,
  scale: scaleOf(domain, scale),
  axis: { ...axisOf(measure), format: ".6~g" },
});

/** The level of 0, across a whole plot. */
export const zeroLine = (points: object, strokeWidth: number) => ({
  data: { values: [{}] },
  mark: { type: "rule", color: INK.zero, strokeWidth },
  encoding: { x: { value: 0 }, x2: { value: "width" }, y: { datum: 0, ...points } },
});
