import type { FigureSize } from "./look.js";

/** The smallest letters are 11 units high, and 7 points on paper. */
const UNITS_A_MILLIMETRE = (11 / 7) * (72 / 25.4);

function sheet(width: number, height: number, margin: number, units = UNITS_A_MILLIMETRE): FigureSize {
  const inUnits = (millimetres: number) => Math.round(millimetres * units);
  return {
    width: inUnits(width),
    height: inUnits(height),
    margin: inUnits(margin),
    paper: { width, height },
  };
}

/** Sheets that people put figures on, in millimetres. */
export const SIZES = {
  a4: sheet(210, 297, 10),
  "a4-landscape": sheet(297, 210, 10),
  /** An A3 sheet on its side, as tables and posters use it. */
  a3: sheet(420, 297, 10),
  /** A slide of 16 to 9, as large as PowerPoint makes it. */
  slide: sheet(338.67, 190.5, 8, 1280 / 338.67),
  /** Half a page of a Word document: its text is 150 mm wide. Letters are 6 points, or nothing would have room. */
  half: sheet(150, 116, 1, (11 / 6) * (72 / 25.4)),
} as const satisfies Record<string, FigureSize>;

export type SizeName = keyof typeof SIZES;
export const SIZE_NAMES = Object.keys(SIZES) as SizeName[];
