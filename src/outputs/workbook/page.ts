import { creditOf } from "../../figures/figure-input.js";
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

/** On the left the credit, on the right the page. A lone & begins a code there. */
export function pageFooter(input: WorkbookInput): string {
  return `&L&8${creditLines(input).join(" ").replaceAll("&", "&&")}&R&8&P / &N`;
}
