import { TYPE } from "../theme.js";

/**
 * The vertical axis of ratio − 100. What lies beyond the frame ends at its edge.
 *
 * @param domain an expression: the range of the frame, points
 * @param measure what is measured, as the axis's title; null in a panel beside another
 * @param scale what this scale does otherwise
 */
export const differences = (
  domain: string,
  measure: { readonly text: string; readonly size: number } | null,
  scale: { readonly clamp?: boolean; readonly round?: boolean } = {},
) => ({
  type: "quantitative",
  scale: { domain: { expr: domain }, nice: false, zero: false, clamp: true, round: true, ...scale },
  axis: {
    title: measure?.text ?? null,
    titleFontSize: measure?.size ?? TYPE.label,
    format: "+d",
    labelExpr: "datum.value === 0 ? '0' : datum.label",
    tickCount: 5,
  },
});
