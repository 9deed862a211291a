/** Where things stand in the area-bars figure, in pixels. */
// @ts-nocheck

export interface AreaBarsLayout {
  /** Men left of women; else men above women, or one panel alone. */
  readonly sideBySide: boolean;
  readonly panelWidth: number;
  readonly panelHeight: number;
  /** From the left edge of the axis title to the plot. */
  readonly axisWidth: number;
  /** Between the plots of two panels. */
  readonly panelGap: number;
  /** Width of the whole figure, axis included. */
  readonly figureWidth: number;
  readonly slotWidth: number;
  readonly barWidth: number;
  /** Left edge of the first bar of each group: the prefecture, then its areas. */
  readonly groupStarts: readonly number[];
}

/** What a figure should be wide without its axis: an A4 page on its side, at 7-point type. */
const PLOTS_WIDTH = 1184;
const AXIS_WIDTH = 56;
/** Between groups; a value of two figures ends with its bar and sticks out to the left by so much. */
const LEAST_GAP = 16;
/** Between the prefecture and its areas. */
const SET_APART = 14;

/**
 * Men and women stand side by side as in the published figure as long as the bars stay wide enough to be told apart
 * and to carry a printed value: up to 10 areas with three age groups, up to 4 with seven. With more, men stand above
 * women, with areas in the same column: halving 21 areas again would leave 4-pixel bars.
 * It depends on the numbers alone, so that all items of a prefecture look alike and one compiled spec serves them.
 */
export function areaBarsLayout(groups: number, ages: number, panels = 2): AreaBarsLayout {
  const leastBar = ages <= 3 ? 11 : 6;
  const leastSlot = ages * leastBar + LEAST_GAP;
  const panelGap = AXIS_WIDTH;
  const shareOfWidth = (PLOTS_WIDTH - (panels - 1) * panelGap) / panels;
  const sideBySide = panels > 1 && groups * leastSlot + SET_APART <= shareOfWidth;

  const available = (sideBySide ? shareOfWidth : PLOTS_WIDTH) - SET_APART;
  const mostSlot = ages * (ages <= 3 ? 24 : 15) + 36;
  const slotWidth = Math.floor(Math.max(leastSlot, Math.min(mostSlot, available / groups)));
  const gap = Math.max(LEAST_GAP, slotWidth * 0.24);
  const barWidth = Math.floor(((slotWidth - gap) / ages) * 2) / 2;
  const margin = (slotWidth - barWidth * ages) / 2;

  const panelWidth = groups * slotWidth + SET_APART;
  return {
    sideBySide,
    panelWidth,
    panelHeight: sideBySide || panels === 1 ? 320 : 232,
    axisWidth: AXIS_WIDTH,
    panelGap: sideBySide ? panelGap : 0,
    figureWidth: AXIS_WIDTH + (sideBySide ? panels * (panelWidth + panelGap) - panelGap : panelWidth),
    slotWidth,
    barWidth,
    groupStarts: Array.from(
      { length: groups },
      (_, group) => group * slotWidth + margin + (group > 0 ? SET_APART : 0),
    ),
  };
}
