import { textWidth } from "../../render/text-width.js";
import { TYPE } from "../theme.js";
import { LABEL_PITCH, OVERHANG, type SlopeRow } from "./rows.js";

/** Usual width of a sheet: of two panels with their labels and the gap, and of one panel. */
const SHEET_WIDTH = 1180;
const ALONE = 700;
const PANEL_GAP = 40;
/** A panel narrower than this has no room for lines between its labels. */
const LEAST_WIDTH = 430;
const LEAST_HEIGHT = 400;
/** A plot that must be higher grows in steps of this: layouts are then so few that all can be kept compiled. */
const HEIGHT_STEP = 100;
/** From an axis to its labels: room for the leaders. */
export const LEADER = { from: 9, to: 30 } as const;
const LABEL_GAP = 4;

/**
 * Men left of women where there is room, as high as the labels of the fullest axis need. These lie within the panels' width.
 *
 * @param labels of the fullest axis
 */
export function slopeLayout(panels: number, labels: number, width?: number) {
  const whole = width ?? (panels === 1 ? ALONE : SHEET_WIDTH);
  const beside = Math.floor((whole - (panels - 1) * PANEL_GAP) / panels);
  // What labels that stand one above the other need.
  const height = labels * LABEL_PITCH - 2 * OVERHANG;
  const sideBySide = panels > 1 && beside >= LEAST_WIDTH;
  return {
    sideBySide,
    rows: sideBySide ? 1 : panels,
    panelWidth: sideBySide ? beside : whole,
    panelHeight: Math.max(LEAST_HEIGHT, Math.ceil(height / HEIGHT_STEP) * HEIGHT_STEP),
    leastHeight: height,
    rowGap: PANEL_GAP,
    width: whole,
  };
}

export type SlopeLayout = ReturnType<typeof slopeLayout>;

/** How far the labels reach from their axis, as a share of the way from one year to the other: room on both sides. */
export function labelShare(
  rows: readonly Pick<SlopeRow, "label" | "direction" | "isPrefecture">[],
  width: number,
): number {
  const widest = Math.max(
    ...rows.map(({ label, direction, isPrefecture }) =>
      textWidth(label, TYPE.label, direction !== "usual" || isPrefecture ? "bold" : undefined),
    ),
  );
  const reach = Math.min(width / 2 - 40, LEADER.to + LABEL_GAP + widest);
  return reach / (width - 2 * reach);
}
