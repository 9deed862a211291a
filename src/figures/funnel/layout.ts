import { type FigureLook, plotsWidth } from "../chart/look.js";

/** The plots of the sexes, in rows of one or two. */
export interface FunnelLayout {
  readonly columns: 1 | 2;
  readonly width: number;
  readonly height: number;
  /** From the left edge of the first plot to the right edge of the last. */
  readonly wholeWidth: number;
}

const USUAL = { alone: 880, pair: 1184, height: 420 } as const;
/** The values of the vertical axis and its title, left of a plot. */
const AXIS_WIDTH = 56;
/** Plots any narrower stand one below the other; plots any lower show nothing. */
const [LEAST_WIDTH, LEAST_HEIGHT] = [380, 120];
const BETWEEN_ROWS = 24;

/** Two plots beside each other, a third below. */
export function funnelLayout(panels: number, look: FigureLook): FunnelLayout {
  const wholeWidth = plotsWidth(look, { usual: panels === 1 ? USUAL.alone : USUAL.pair, beside: AXIS_WIDTH });
  const half = Math.floor((wholeWidth - AXIS_WIDTH) / 2);
  const columns = panels > 1 && half >= LEAST_WIDTH ? 2 : 1;
  return { columns, width: columns === 2 ? half : wholeWidth, height: USUAL.height, wholeWidth };
}

/**
 * The layout with plots as high as the size asked for leaves room.
 *
 * @param height of all panels; undefined for the usual one
 * @param around each plot: what stands above and below it
 */
export function withHeight(
  layout: FunnelLayout,
  panels: number,
  height: number | undefined,
  around: number,
): FunnelLayout {
  if (height === undefined) return layout;
  const rows = Math.ceil(panels / layout.columns);
  const each = Math.floor((height - (rows - 1) * BETWEEN_ROWS) / rows - around);
  return { ...layout, height: Math.max(LEAST_HEIGHT, each) };
}

/** Views beside each other, as many as there are columns. */
export function inRows(views: readonly object[], columns: number): object[] {
  const firsts = views.filter((_, index) => index % columns === 0);
  return firsts.map((first, row) => {
    const beside = views.slice(row * columns, (row + 1) * columns);
    return beside.length > 1 ? { hconcat: beside } : first;
  });
}
