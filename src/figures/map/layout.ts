import { type FigureLook, plotsWidth } from "../sheet/look.js";
import { type ChartFrame, panelsHeight } from "../sheet/sheet.js";
import { LEGEND_HEIGHT } from "./panel.js";

const PLOTS_WIDTH = 1184;
const GAP = 24;

/**
 * How wide all maps are beside each other, and each of them.
 *
 * @param alone usual width of one
 */
export function mapWidths(look: FigureLook, panels: number, alone: number) {
  const width = plotsWidth(look, { usual: panels === 1 ? alone : PLOTS_WIDTH });
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
