import type { PlotRows } from "../chart/plot-rows.js";
import { type FigureLook, plotsWidth } from "../sheet/look.js";

const USUAL = { width: 1092, height: 250 } as const;
/** Right of the plot: the names of its level lines. */
export const NAMES_WIDTH = 92;
/** Left of the plot: the values of its axis and their title. Labels above the plot may begin there. */
const AXIS_WIDTH = 56;
export const LABELS_LEFT = 44;

/** The plots of the sexes, one below the other: as wide as the size asked for leaves room, and as high as usual. */
export const caterpillarLayout = (rows: number, look: FigureLook): PlotRows => ({
  rows,
  panelWidth: plotsWidth(look, { usual: USUAL.width, beside: AXIS_WIDTH + NAMES_WIDTH }),
  panelHeight: USUAL.height,
  leastHeight: 90,
  rowGap: 24,
});
