import type { SexOrBoth } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";

/** What plots and gaps are wide: an A4 page on its side, at 7-point type. */
export const PLOTS_WIDTH = 1022;
/** The values of the vertical axis, left of the plots. */
export const AXIS_WIDTH = 46;
export const COLUMN_GAP = 20;

/** From one panel to the next, at least. */
const LEAST_STEP = 150;

/** So few that all layouts can be kept compiled: how many panels, beside each other, how high. */
const GRIDS = [
  { most: 3, columns: 3, panelHeight: 250 },
  { most: 12, columns: 4, panelHeight: 180 },
  { most: Number.POSITIVE_INFINITY, columns: 6, panelHeight: 140 },
] as const;

/** Puts as many panels beside each other as fill a page and leave room above each for the changes of all sexes. */
export function trendLayout(panels: number, sexes: readonly SexOrBoth[], language: Language, width: number) {
  const { columns: most, panelHeight } = GRIDS.find((grid) => panels <= grid.most)!;
  // As wide as the longest usual text: 男 ↑+120.7, Women ↑+20.7.
  const changeWidth = language === "en" ? 100 : sexes.includes("both") ? 92 : 80;
  const changesWidth = changeWidth * sexes.length;
  const step = Math.min(width + COLUMN_GAP, Math.max(changesWidth, LEAST_STEP));
  const columns = Math.min(most, Math.floor((width + COLUMN_GAP) / step));
  const panelWidth = Math.floor((width - (columns - 1) * COLUMN_GAP) / columns);
  return {
    columns,
    rows: Math.ceil(panels / columns),
    panelWidth,
    panelHeight,
    leastHeight: 60,
    // What stands around a plot holds the gap to the next row.
    rowGap: 0,
    width,
    /** Room for the changes of all sexes, above each plot. */
    changesWidth,
  };
}

export type TrendLayout = ReturnType<typeof trendLayout>;
