import { type FigureLook, plotsWidth } from "../sheet/look.js";
import { type ChartFrame, panelsHeight } from "../sheet/sheet.js";
import { LEGEND_HEIGHT } from "./panel.js";

const PLOTS_WIDTH = 1184;
const GAP = 24;

/** Men and women stand side by side on a sheet that is wider than high; elsewhere they may stand one above the other. */
export function isUpright({ size: { width, height } = {} }: FigureLook): boolean {
  return width === undefined || height === undefined || width <= height;
}

/**
 * How wide all maps are beside each other, and each of them.
 *
 * @param alone usual width of one
 * @param least width that each needs, also where the picture is to be made smaller
 */
export function mapWidths(look: FigureLook, panels: number, alone: number, least = 0) {
  const room = plotsWidth(look, { usual: panels === 1 ? alone : PLOTS_WIDTH });
  const width = Math.max(room, panels * least + (panels - 1) * GAP);
  return { width, panelWidth: Math.floor((width - (panels - 1) * GAP) / panels) };
}

/**
 * How high each of them is.
 *
 * @param lines how many stand one above the other
 */
export function mapHeight(
  frame: ChartFrame,
  { usual, least, lines = 1 }: { usual: number; least: number; lines?: number },
): number {
  const room = panelsHeight(frame);
  return room === undefined ? usual : Math.max(least, Math.floor(room / lines) - LEGEND_HEIGHT);
}
