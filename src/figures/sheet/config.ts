import type { Config } from "vega-lite";
import { FONT_STACK } from "../../render/text-width.js";
import { INK, TYPE } from "../theme.js";
import { type FigureLook, marginOf } from "./look.js";
import { recoloured } from "./recoloured.js";

/** How a scale, an axis, a legend or a title looks in every chart. */
const CHART_CONFIG: Config = {
  background: "white",
  // Vega's ARIA attributes triple the bytes; the picture as a whole has a label.
  aria: false,
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
    titleColor: INK.text,
    titleFontSize: TYPE.heading,
    titleLimit: 0,
    padding: 0,
  },
  title: {
    anchor: "start",
    color: INK.text,
    fontSize: TYPE.title,
    limit: 0,
    subtitleColor: INK.soft,
    subtitleFontSize: TYPE.subtitle,
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

/** Sizes of the title's letters and the subtitle's: their lines are broken by them. */
export function titleSizes({ theme }: FigureLook): { readonly title: number; readonly subtitle: number } {
  const { fontSize, subtitleFontSize } = theme?.title ?? {};
  return {
    title: typeof fontSize === "number" ? fontSize : TYPE.title,
    subtitle: typeof subtitleFontSize === "number" ? subtitleFontSize : TYPE.subtitle,
  };
}

/** The size of the labels of a horizontal axis: years have room by it. */
export function axisSize({ theme }: FigureLook): number {
  const size = theme?.axisX?.labelFontSize ?? theme?.axis?.labelFontSize;
  return typeof size === "number" ? size : TYPE.tick;
}

/** A font of the reader's, and the usual ones where it is missing. */
const fontOf = ({ font, theme }: FigureLook): string => {
  const name = font ?? theme?.font;
  return typeof name === "string" ? `"${name}", ${FONT_STACK}` : FONT_STACK;
};

/** How scales, axes, legends and titles look, as far as the user does not want them otherwise. */
export function chartConfig(look: FigureLook): Config {
  const { theme = {} } = look;
  const usual = recoloured(CHART_CONFIG, look.theme) as Plain;
  const { title, subtitle } = titleSizes(look);
  const lines = { title: { lineHeight: title + 8, subtitleLineHeight: subtitle + 5 } };
  return {
    ...merged(merged(usual, lines), theme as Plain),
    padding: marginOf(look),
    font: fontOf(look),
  };
}
