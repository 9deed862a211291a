import { textWidth } from "../../render/text-width.js";
import { TYPE } from "../theme.js";
import { LABEL_PITCH, OVERHANG, type SlopeRow } from "./rows.js";

/** How the panels of the figure stand. Their labels lie within their width. */
export interface SlopeLayout {
  readonly panelWidth: number;
  readonly panelHeight: number;
  readonly width: number;
  readonly sideBySide: boolean;
}

/** What two panels with their labels and the gap take, and one. */
export const SHEET_WIDTH = 1180;
const ALONE = 700;
export const PANEL_GAP = 40;
/** A panel any narrower has no room for lines between its labels. */
const LEAST_WIDTH = 430;
const LEAST_HEIGHT = 400;
/** Plots that must be higher are so in steps, so few that all layouts can be kept compiled. */
const HEIGHT_STEP = 100;
/** From an axis to its labels: room for the leaders. */
export const LEADER = { from: 9, to: 30 } as const;
const LABEL_GAP = 4;

/** What labels that stand one above the other need. */
const heightOf = (labels: number) => labels * LABEL_PITCH - 2 * OVERHANG;

/**
 * Men left of women where there is room, as high as the labels of the fullest axis need.
 *
 * @param labels of the fullest axis
 */
export function slopeLayout(panels: number, labels: number, width?: number): SlopeLayout {
  const whole = width ?? (panels === 1 ? ALONE : SHEET_WIDTH);
  const beside = Math.floor((whole - (panels - 1) * PANEL_GAP) / panels);
  const sideBySide = panels > 1 && beside >= LEAST_WIDTH;
  return {
    sideBySide,
    panelWidth: sideBySide ? beside : whole,
    panelHeight: Math.max(LEAST_HEIGHT, Math.ceil(heightOf(labels) / HEIGHT_STEP) * HEIGHT_STEP),
    width: whole,
  };
}

/**
 * The layout with plots as high as the size asked for leaves room; labels that stand one above the other need theirs.
 *
 * @param height of all panels; undefined for the usual one
 * @param around each plot: what stands above and below it
 */
export function withHeight(
  layout: SlopeLayout,
  panels: number,
  labels: number,
  height: number | undefined,
  around: number,
): SlopeLayout {
  if (height === undefined) return layout;
  const rows = layout.sideBySide ? 1 : panels;
  const each = Math.floor((height - (rows - 1) * PANEL_GAP) / rows) - around;
  return { ...layout, panelHeight: Math.max(heightOf(labels), each) };
}

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
