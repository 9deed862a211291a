import type { PlotRows } from "../chart/plot-rows.js";

/** How the panels of the figure stand. Sizes are those of the plots, without axes. */
export interface AreaBarsLayout extends PlotRows {
  /** Men left of women; else men above women, or one panel alone. */
  readonly sideBySide: boolean;
  /** From the left edge of the first plot to the right edge of the last. */
  readonly width: number;
  /** Has the prefecture an empty step beside it? */
  readonly isApart: boolean;
}

/** What plots and gaps should be wide: an A4 page on its side, at 7-point type. */
export const PLOTS_WIDTH = 1184;
/** The values of the vertical axis and its title, left of a plot. */
export const AXIS_WIDTH = 56;
/** A group of bars that are still told apart, with the gap to the next. */
const leastGroup = (ages: number) => ages * (ages <= 3 ? 11 : 6) + 14;
/** Of a step: what the bars of its group take. */
export const GROUP_SHARE = 0.72;
/** A group any wider looks empty. */
const MOST_GROUP = 108;

/**
 * Men and women stand side by side as in the published figure as long as the bars stay wide enough to be told apart
 * and to carry a printed value; else men above women, with areas in the same column: halving 21 areas again would leave
 * 4-pixel bars. It depends on the numbers alone, so that all items of a prefecture look alike, and there are few
 * layouts, each of which is compiled once.
 */
export function areaBarsLayout(
  regions: number,
  ages: number,
  panels: number,
  plotsWidth: number,
): AreaBarsLayout {
  // Of few regions the empty step would be as wide as three of the bars.
  const isApart = regions > 6;
  const groups = regions + (isApart ? 1 : 0);
  const beside = (count: number) => Math.floor((plotsWidth - (count - 1) * AXIS_WIDTH) / count);
  const sideBySide = panels > 1 && groups * leastGroup(ages) <= beside(panels);
  const isSmall = panels === 1 && groups * MOST_GROUP <= beside(2);
  const panelWidth = sideBySide ? beside(panels) : isSmall ? beside(2) : plotsWidth;
  return {
    sideBySide,
    rows: sideBySide ? 1 : panels,
    panelWidth,
    panelHeight: sideBySide || panels === 1 ? 320 : 232,
    leastHeight: 90,
    rowGap: 24,
    width: sideBySide ? plotsWidth : panelWidth,
    isApart,
  };
}
