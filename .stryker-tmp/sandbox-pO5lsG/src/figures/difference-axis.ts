// @ts-nocheck
import { signed } from "../text/numbers.js";
import { type Domain, ticksOf } from "./difference-scale.js";
import type { Caption, Drawing, Line } from "./pixel-marks.js";
import { INK, TYPE } from "./theme.js";

export interface Plot {
  readonly width: number;
  readonly height: number;
}

/** From the plot to the values of an axis. */
const VALUE_GAP = 6;
/** How far the baseline of a value is below its middle, and that of a title from its upper edge. */
const [HALF_HEIGHT, ASCENT] = [3, 9];
/** What belongs to an axis stands in the middle of a pixel, so that the lines of its grid are not blurred. */
const HALF = 0.5;

/** How far below the plot's upper edge a difference stands, cut at the edges of the domain. */
export function pixelOf(value: number, [low, high]: Domain, { height }: Plot): number {
  return (height * (high - Math.min(high, Math.max(low, value)))) / (high - low);
}

/** Where a line of the grid stands. */
export const onPixel = (at: number) => Math.round(at) + HALF;

/**
 * The axis of ratio − 100 at the plot's left edge: whole ticks with their sign, a light grid, and what is measured,
 * upwards at `titleX` (null in a plot beside another).
 */
export function differenceAxis(
  domain: Domain,
  plot: Plot,
  title: { readonly text: string; readonly size: number; readonly x: number } | null,
): Drawing {
  const ticks = ticksOf(domain).map((value) => ({ value, y: pixelOf(value, domain, plot) }));
  const lines = ticks.map(({ y }): Line => {
    return {
      x: HALF,
      x2: plot.width + HALF,
      y: onPixel(y),
      y2: onPixel(y),
      stroke: INK.grid,
      strokeWidth: 1,
    };
  });
  const captions = ticks.map(({ value, y }): Caption => {
    return {
      text: signed(value, 0),
      x: HALF - VALUE_GAP,
      y: y + HALF + HALF_HEIGHT,
      size: TYPE.tick,
      align: "right",
      fill: INK.text,
    };
  });
  if (title) {
    captions.push({
      text: title.text,
      x: title.x + HALF + ASCENT,
      y: plot.height / 2 + HALF,
      size: title.size,
      align: "center",
      fill: INK.text,
      angle: -90,
    });
  }
  return { lines, captions };
}

/** The values of an axis below the plot, one on an edge beginning or ending there, and its title. */
export function axisBelow(
  values: readonly { readonly text: string; readonly x: number }[],
  title: string,
  plot: Plot,
  drop: { readonly values: number; readonly title: number },
): Caption[] {
  const { width, height } = plot;
  return [
    ...values.map(({ text, x }): Caption => {
      const align = x < 1 ? "left" : x > width - 1 ? "right" : "center";
      return { text, x: x + HALF, y: height + HALF + drop.values, size: TYPE.tick, align, fill: INK.text };
    }),
    {
      text: title,
      x: width / 2 + HALF,
      y: height + HALF + drop.title,
      size: TYPE.label,
      align: "center",
      fill: INK.text,
    },
  ];
}
