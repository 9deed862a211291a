// @ts-nocheck
import { creditOf } from "../../figures/figure-input.js";
import type { WorkbookInput } from "./input.js";

/** The credit, or in its place that the numbers are made up or unusable. */
export function creditLines(input: WorkbookInput): string[] {
  return input.note ? [input.note[input.language]] : creditOf(input);
}

/** On the left the credit, on the right the page. A lone & begins a code there. */
export function pageFooter(input: WorkbookInput): string {
  return `&L&8${creditLines(input).join(" ").replaceAll("&", "&&")}&R&8&P / &N`;
}
