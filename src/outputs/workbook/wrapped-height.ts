import { textWidth } from "../../render/text-width.js";

const TEXT_PIXELS = 12.4;
const LINE_PIXELS = 18;
const PADDING = 12;

/**
 * How high a row is whose text wraps in so wide a cell, pixels. Programs differ in whether they fit rows to wrapped text when a file is opened; so the rows are given heights.
 */
export function wrappedHeight(text: string, width: number): number {
  return 4 + LINE_PIXELS * Math.ceil(Math.max(1, textWidth(text, TEXT_PIXELS) / (width - PADDING)));
}
