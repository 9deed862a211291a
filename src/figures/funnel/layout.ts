import type { PlotRows } from "../chart/plot-rows.js";
import { type FigureLook, plotsWidth } from "../sheet/look.js";

/** The plots of the sexes, in rows of one or two. */
export interface FunnelLayout extends PlotRows {
  readonly columns: 1 | 2;
  /** From the left edge of the first plot to the right edge of the last. */
  readonly width: number;
}

const USUAL = { alone: 880, pair: 1184, height: 420 } as const;
/** The values of the vertical axis and its title, left of a plot. */
const AXIS_WIDTH = 56;
/** Plots any narrower stand one below the other. */
const LEAST_WIDTH = 380;

/** Two plots beside each other, a third below. */
export function funnelLayout(panels: number, look: FigureLook): FunnelLayout {
  const width = plotsWidth(look, { usual: panels === 1 ? USUAL.alone : USUAL.pair, beside: AXIS_WIDTH });
  const half = Math.floor((width - AXIS_WIDTH) / 2);
  const columns = panels > 1 && half >= LEAST_WIDTH ? 2 : 1;
  return {
    columns,
    rows: Math.ceil(panels / columns),
    panelWidth: columns === 2 ? half : width,
    panelHeight: USUAL.height,
    leastHeight: 120,
    rowGap: 24,
    width,
  };
}

/** Views beside each other, as many as there are columns. */
export function inRows(views: readonly object[], columns: number): object[] {
  const firsts = views.filter((_, index) => index % columns === 0);
  return firsts.map((first, row) => {
    const beside = views.slice(row * columns, (row + 1) * columns);
    return beside.length > 1 ? { hconcat: beside } : first;
  });
}
