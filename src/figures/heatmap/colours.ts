import { DIVERGING, INK, TYPE } from "../theme.js";

/** Beyond so many points the colour grows no darker: the wildest of small areas must not bleach all others. */
export const COLOUR_LIMIT = 40;

/** From this many points on, a colour is so dark that white is easier to read on it than black. */
export const WHITE_FROM = 0.72 * COLOUR_LIMIT;

/**
 * Points to colours. They are interpolated in Lab: in RGB or HCL the way from blue to red leads over violet or brown. In
 * grey print the sign of the value tells the two sides.
 */
export const COLOUR_SCALE = {
  domain: [-COLOUR_LIMIT, 0, COLOUR_LIMIT],
  range: DIVERGING,
  interpolate: "lab",
  clamp: true,
} as const;

/** The colours and what their two ends mean. */
export const colourKey = (width: number) => ({
  data: { values: [] },
  mark: "rect",
  encoding: {
    fill: {
      field: "difference",
      type: "quantitative",
      title: null,
      scale: COLOUR_SCALE,
      legend: {
        orient: "top",
        direction: "horizontal",
        gradientLength: width,
        gradientThickness: 12,
        values: [-COLOUR_LIMIT, 0, COLOUR_LIMIT],
        labelExpr: "datum.value < 0 ? colourEnds.low : datum.value > 0 ? colourEnds.high : '0'",
        labelFontSize: TYPE.tick,
        labelColor: INK.soft,
        labelOverlap: false,
        offset: 10,
      },
    },
  },
});
