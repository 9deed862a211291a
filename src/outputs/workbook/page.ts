import { creditOf } from "../../figures/figure-input.js";
import type { WorkbookInput } from "./input.js";

/** Inches. */
export const MARGIN = 0.4;
export const FOOTER_MARGIN = 0.6;

/** A4, inches. */
const [SHORT_SIDE, LONG_SIDE] = [8.27, 11.69];
const PIXELS_AN_INCH = 96;
/** Programs differ by a hundredth or two in how wide columns are. */
const SPARE = 0.97;

/** At how many per cent cells so wide and high, in pixels, fit on one page; never larger than on the screen. */
export function fittingScale(width: number, height: number, landscape: boolean): number {
  const [across, down] = landscape ? [LONG_SIDE, SHORT_SIDE] : [SHORT_SIDE, LONG_SIDE];
  const inPixels = (inches: number) => SPARE * PIXELS_AN_INCH * inches;
  const share = Math.min(
    inPixels(across - 2 * MARGIN) / width,
    inPixels(down - MARGIN - FOOTER_MARGIN) / height,
  );
  return Math.floor(100 * Math.min(1, share));
}

/** The credit, or in its place that the numbers are made up or unusable. */
export function creditLines(input: WorkbookInput): string[] {
  return input.note ? [input.note[input.language]] : creditOf(input);
}

/** On the left the credit, on the right the page. A lone & begins a code there. */
export function pageFooter(input: WorkbookInput): string {
  return `&L&8${creditLines(input).join(" ").replaceAll("&", "&&")}&R&8&P / &N`;
}
