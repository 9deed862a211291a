import type { Config } from "vega-lite";
import { FONT_STACK } from "../../render/text-width.js";
import { INK, TYPE } from "../theme.js";
import { type FigureLook, MARGIN, marginOf } from "./look.js";

/** How a scale, an axis, a legend or a title looks in every chart. */
const CHART_CONFIG: Config = {
  background: "white",
  font: FONT_STACK,
  // Vega's ARIA attributes triple the bytes; the picture as a whole has a label.
  aria: false,
  padding: MARGIN,
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

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is given for a part takes the place of what is usual, and the rest of it stays. */
function merged(usual: Plain, given: Plain): Plain {
  const parts = Object.entries(given).map(([name, part]) => {
    const own = usual[name];
    return [name, isPlain(own) && isPlain(part) ? merged(own, part) : part];
  });
  return { ...usual, ...Object.fromEntries(parts) };
}

/** How scales, axes, legends and titles look, as far as the user does not want them otherwise. */
export function chartConfig(look: FigureLook): Config {
  const themed = merged(CHART_CONFIG as Plain, (look.theme ?? {}) as Plain);
  return {
    ...themed,
    ...(look.size?.margin === undefined ? {} : { padding: marginOf(look) }),
    ...(look.font === undefined ? {} : { font: `"${look.font}", ${FONT_STACK}` }),
  };
}
