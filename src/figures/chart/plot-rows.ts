import type { SexOrBoth } from "../../model/ratios.js";

/** Plots of one size, in rows one below the other. */
export interface PlotRows {
  readonly rows: number;
  readonly panelWidth: number;
  readonly panelHeight: number;
  /** A plot lower than this shows nothing. */
  readonly leastHeight: number;
  /** From one row with all that stands around its plots to the next. */
  readonly rowGap: number;
  /** From the left edge of the first plot to the right edge of the last. */
  readonly width: number;
}

/**
 * A layout with plots as high as the size asked for leaves room.
 *
 * @param height of all panels; undefined for the usual one
 * @param around the plots of a row, or of each: what stands above and below them
 */
export function withHeight<Layout extends PlotRows>(
  layout: Layout,
  height: number | undefined,
  around: number | readonly number[],
): Layout {
  if (height === undefined) return layout;
  const { rows, rowGap, leastHeight } = layout;
  const rest = typeof around === "number" ? rows * around : around.reduce((sum, each) => sum + each, 0);
  const each = Math.floor((height - (rows - 1) * rowGap - rest) / rows);
  return { ...layout, panelHeight: Math.max(leastHeight, each) };
}

/** A plot with the rows of one sex, to which marks are added. */
export const plotOf = (
  sex: SexOrBoth,
  { panelWidth, panelHeight }: Pick<PlotRows, "panelWidth" | "panelHeight">,
) => ({
  width: panelWidth,
  height: panelHeight,
  transform: [{ filter: `datum.sex === '${sex}'` }],
});
