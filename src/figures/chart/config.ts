import type { Config } from "vega-lite";
import { FONT_STACK } from "../../render/text-width.js";
import { INK, TYPE } from "../theme.js";

/** How a scale, an axis, a legend or a title looks in every chart. */
export const CHART_CONFIG: Config = {
  background: "white",
  font: FONT_STACK,
  // Vega's ARIA attributes triple the bytes; the picture as a whole has a label.
  aria: false,
  padding: 16,
  view: { stroke: null },
  concat: { spacing: 24 },
  axis: {
    domain: false,
    ticks: false,
    gridColor: INK.grid,
    labelColor: INK.text,
    labelFontSize: TYPE.tick,
    labelLimit: 0,
    labelPadding: 6,
    titleColor: INK.text,
    titleFontSize: TYPE.label,
    titleFontWeight: "normal",
    titleLimit: 0,
    titlePadding: 10,
  },
  legend: {
    labelColor: INK.text,
    labelFontSize: TYPE.label,
    labelLimit: 0,
    titleFontSize: TYPE.heading,
    titleLimit: 0,
    padding: 0,
  },
  title: {
    anchor: "start",
    color: INK.text,
    fontSize: TYPE.title,
    lineHeight: TYPE.title + 8,
    limit: 0,
    subtitleColor: INK.soft,
    subtitleFontSize: TYPE.subtitle,
    subtitleLineHeight: TYPE.subtitle + 5,
    subtitlePadding: 6,
  },
};
