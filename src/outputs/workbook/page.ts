import { creditOf } from "../../figures/figure-input.js";
import { textWidth } from "../../render/text-width.js";
import type { WorkbookInput } from "./input.js";

/** Inches. */
export const MARGIN = 0.4;
export const FOOTER_MARGIN = 0.6;

/** A4 upright, inches. */
const [WIDTH, HEIGHT] = [8.27, 11.69];
/** Programs differ in how wide columns and how high rows are. */
const SPARE = 0.9;

/** Does a page hold cells that are made as wide as it is? Their size is in any unit. */
export const holdsUpright = (width: number, height: number): boolean =>
  height / width <= (SPARE * (HEIGHT - MARGIN - FOOTER_MARGIN)) / (WIDTH - 2 * MARGIN);

/** The credit, or in its place that the numbers are made up or unusable. */
export function creditLines(input: WorkbookInput): string[] {
  return input.note ? [input.note[input.language]] : creditOf(input);
}

/** The footer of a page: the credit on the left, the number of the page on the right. A lone & would begin a code. */
export function pageFooter(input: WorkbookInput): string {
  return `&L&8${creditLines(input).join(" ").replaceAll("&", "&&")}&R&8&P / &N`;
}

const TEXT_PIXELS = 12.4;
const LINE_PIXELS = 18;
const PADDING = 12;

/**
 * Height of a row whose text wraps in a cell of that width, pixels. Programs differ in whether they fit rows to wrapped text
 * when a file is opened, so rows are given their heights.
 */
export function wrappedHeight(text: string, width: number): number {
  return 4 + LINE_PIXELS * Math.ceil(Math.max(1, textWidth(text, TEXT_PIXELS) / (width - PADDING)));
}
