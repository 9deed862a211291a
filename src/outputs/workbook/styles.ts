import { DOUBTFUL_SIGN } from "../../figures/chart/rows.js";
import { INK } from "../../figures/theme.js";
import type { CellStyle } from "./model.js";

/**
 * What Excel itself writes Japanese in: there on every machine that has it, with narrow figures. The default font of
 * the workbook stays the library's, since the widths of columns are counted in its digits.
 */
export const SHEET_FONT = "Yu Gothic";

const LINED: CellStyle = { border: true };

/** Points with their sign. */
export function pointsFormat(decimals: number): string {
  const digits = `0.${"0".repeat(decimals)}`;
  return `+${digits};-${digits};${digits}`;
}

/** Format of a value that looks like an error of the source: the sign of doubt follows it, and it stays a number. */
export const doubtedFormat = (format: string): string =>
  format
    .split(";")
    .map((part) => `${part}"${DOUBTFUL_SIGN}"`)
    .join(";");

/** Format of points that are 0 as printed. The format above would print the sign of the unrounded value: "+0.0". */
export const ZERO_POINTS = "0.0;0.0;0.0";

const POINTS = pointsFormat(1);
const PEOPLE = "#,##0";

/** The styles of all cells. */
export const STYLE = {
  titleLine: { size: 14, bold: true },
  heading: { size: 11, bold: true },
  warning: { size: 12, bold: true, colour: INK.warning },
  soft: { size: 9, colour: INK.soft, wrap: true },
  softLine: { size: 9, colour: INK.soft },
  link: { link: true },
  header: { size: 9, bold: true, fill: INK.backdrop, wrap: true, align: "center", border: true },
  cell: LINED,
  wrappedCell: { ...LINED, wrap: true },
  linkCell: { ...LINED, link: true },
  centred: { ...LINED, align: "center" },
  note: { ...LINED, size: 9 },
  points: { ...LINED, format: POINTS },
  faintPoints: { ...LINED, format: POINTS, italic: true, colour: INK.soft, fill: INK.faintFill },
  palePoints: { ...LINED, format: POINTS, fill: INK.faintFill },
  spread: { format: "0.0", colour: INK.soft },
  people: { ...LINED, format: PEOPLE },
  expected: { ...LINED, format: "#,##0.0" },
  rate: { ...LINED, format: "0.0" },
  rareRate: { ...LINED, format: "0.00" },
  share: { ...LINED, format: "0" },
  count: { ...LINED, format: "0" },
} as const satisfies Record<string, CellStyle>;
