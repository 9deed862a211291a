// @ts-nocheck
import type { Dot, Line } from "../pixel-marks.js";
import { INK } from "../theme.js";
import type { SlopeEnd, SlopeLine } from "./lines.js";

/** As in the heatmap: blue to red, so that neither is the colour of a sex's heading only. In grey the triangles tell. */
const DIRECTION_COLOURS = { rising: "#b2182b", falling: "#1f5fa8" } as const;
/** Of areas whose change is no more than the noise. */
const PLAIN = { line: "#a3a3a3", dot: "#8a8a8a" } as const;
const PREFECTURE = "#2b2b2b";

type Looks = Pick<SlopeLine, "isPrefecture" | "direction">;

/** What the region's text is written with. */
export function inkOf({ isPrefecture, direction }: Looks): string {
  if (direction) return DIRECTION_COLOURS[direction];
  return isPrefecture ? INK.text : INK.soft;
}

export const weightOf = ({ isPrefecture, direction }: Looks) =>
  isPrefecture || direction ? ("bold" as const) : ("normal" as const);

/** A line is dashed where one of its ends says little. */
export function lineStyle(line: Looks, isWide: boolean): Pick<Line, "stroke" | "strokeWidth" | "dash"> {
  const { isPrefecture, direction } = line;
  const stroke = direction ? DIRECTION_COLOURS[direction] : isPrefecture ? PREFECTURE : PLAIN.line;
  const strokeWidth = isPrefecture ? 4 : direction ? 2.2 : 1.2;
  return { stroke, strokeWidth, ...(isWide ? { dash: [5, 3] } : {}) };
}

/** An end: a triangle at the last year where the change is marked, hollow where hidden counts leave much open. */
export function endStyle(
  line: Looks,
  { isWide }: Pick<SlopeEnd, "isWide">,
  side: "first" | "last",
): Omit<Dot, "x" | "y"> {
  const { isPrefecture, direction } = line;
  const colour = direction ? DIRECTION_COLOURS[direction] : isPrefecture ? PREFECTURE : PLAIN.dot;
  const isArrow = side === "last" && direction !== null;
  const area = (isArrow ? 110 : isWide ? 44 : 32) * (isPrefecture ? 1.8 : 1);
  return {
    area,
    ...(isArrow ? { shape: direction === "rising" ? "triangle-up" : "triangle-down" } : {}),
    ...(isWide
      ? { fill: "white", stroke: colour, strokeWidth: 1.4 }
      : { fill: colour, stroke: "white", strokeWidth: 0.8 }),
  };
}
