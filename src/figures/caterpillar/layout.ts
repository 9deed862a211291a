import { type FigureLook, plotsWidth } from "../chart/look.js";

/** The plot of one sex. */
export interface CaterpillarLayout {
  readonly width: number;
  readonly height: number;
}

const USUAL = { width: 1092, height: 250 } as const;
/** A plot any lower shows nothing. */
const LEAST_HEIGHT = 90;
const BETWEEN_PANELS = 24;
/** Right of the plot: the names of its level lines. */
export const NAMES_WIDTH = 92;
/** Left of the plot: the values of its axis and their title. Labels above the plot may begin there. */
const AXIS_WIDTH = 56;
export const LABELS_LEFT = 44;

/** As wide as the size asked for leaves room, and as high as usual. */
export const caterpillarLayout = (look: FigureLook): CaterpillarLayout => ({
  width: plotsWidth(look, { usual: USUAL.width, beside: AXIS_WIDTH + NAMES_WIDTH }),
  height: USUAL.height,
});

/**
 * The layout with plots as high as the size asked for leaves room.
 *
 * @param height of all panels; undefined for the usual one
 * @param around each plot: what stands above and below it
 */
export function withHeight(
  layout: CaterpillarLayout,
  height: number | undefined,
  around: readonly number[],
): CaterpillarLayout {
  if (height === undefined) return layout;
  const rest = around.reduce((sum, each) => sum + each, (around.length - 1) * BETWEEN_PANELS);
  return { ...layout, height: Math.max(LEAST_HEIGHT, Math.floor((height - rest) / around.length)) };
}
