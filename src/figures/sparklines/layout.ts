/** How wide and high the parts of the figure are; its two columns are alike. */
export interface SparklinesLayout {
  readonly namesWidth: number;
  readonly plotWidth: number;
  readonly numbersWidth: number;
  /** Of a column. */
  readonly columnWidth: number;
  /** Of everything. */
  readonly width: number;
  /** From one line to the next, and how much of it a plot takes. */
  readonly lineHeight: number;
  readonly plotHeight: number;
}

const NAMES_WIDTH = 122;
const NUMBERS_WIDTH = 180;
const PLOT_WIDTH = 133;
/** From the names to the plots, with the ends of their axes between, and from these to the numbers. */
export const ENDS_WIDTH = 30;
export const NUMBERS_GAP = 8;
export const COLUMN_GAP = 28;
export const LINE_HEIGHT = 37;
const GAP = 8;
/** From the edge of a plot to its first and last year, and the type of these. */
export const YEARS_INSET = 8;
export const YEAR_SIZE = 9;
const LEAST_PLOT = 40;

/** @param asked how wide all of it shall be; the plots take what names and numbers leave */
export function sparklinesLayout(asked?: number): SparklinesLayout {
  const fixed = NAMES_WIDTH + ENDS_WIDTH + NUMBERS_GAP + NUMBERS_WIDTH;
  const plotWidth =
    asked === undefined ? PLOT_WIDTH : Math.max(LEAST_PLOT, Math.floor((asked - COLUMN_GAP) / 2) - fixed);
  const columnWidth = fixed + plotWidth;
  return {
    namesWidth: NAMES_WIDTH,
    plotWidth,
    numbersWidth: NUMBERS_WIDTH,
    columnWidth,
    width: 2 * columnWidth + COLUMN_GAP,
    lineHeight: LINE_HEIGHT,
    plotHeight: LINE_HEIGHT - GAP,
  };
}
