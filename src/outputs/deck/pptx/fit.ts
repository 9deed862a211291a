import { breakLines } from "../../../figures/text/line-breaking.js";
import { textWidth } from "../../../render/text-width.js";

/** A place on a slide, in inches. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export const POINTS_AN_INCH = 72;
/** Height of a line of BIZ UDPGothic as PowerPoint sets it, in sizes of its type. */
const LINE = 1.25;
/** BIZ UDPGothic sets kana narrower than most fonts that may stand in its place, which need so much more. */
export const SPARE = 1.15;

/** Height in inches that paragraphs take in a box of the given width. */
export function heightOf(texts: readonly string[], width: number, size: number, weight?: "bold"): number {
  const lines = texts.flatMap((text) => breakLines(text, (width * POINTS_AN_INCH) / SPARE, size, weight));
  return (lines.length * size * LINE) / POINTS_AN_INCH;
}

/** The largest whole size of type, in points, at which paragraphs fit a box; the least where none does. */
export function fittingSize(
  texts: readonly string[],
  { w, h }: Pick<Box, "w" | "h">,
  [largest, least]: readonly [number, number],
  weight?: "bold",
): number {
  for (let size = largest; size > least; size--) if (heightOf(texts, w, size, weight) <= h) return size;
  return least;
}

/** The largest whole size at which the longest of some names is at most so wide, in inches. */
export function fittingNames(
  names: readonly string[],
  width: number,
  [largest, least]: readonly [number, number],
): number {
  const longest = Math.max(0, ...names.map((name) => textWidth(name, 1)));
  return Math.max(least, Math.min(largest, Math.floor((width * POINTS_AN_INCH) / (longest || 1))));
}
