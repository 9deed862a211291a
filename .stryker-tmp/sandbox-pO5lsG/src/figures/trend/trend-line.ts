// @ts-nocheck
import type { SexOrBoth } from "../../model/ratios.js";
import type { FigureChange, FigureTrend } from "../../model/trends.js";
import { type Plot, pixelOf } from "../difference-axis.js";
import { type Domain, differenceBounds, isWide } from "../difference-scale.js";
import { about, type Box, type Dot, type Drawing, type Line } from "../pixel-marks.js";
import { darkestOf } from "../theme.js";
import { isWideChange } from "./change-label.js";
import type { TrendYear } from "./trend-figure.js";
import { type KnownPoint, knownPoints } from "./trend-index.js";

/** What a figure's key has to explain. */
export type TrendSymbol = "wide" | "bounds" | "beyond" | "dashed" | "break" | "no-ratio" | "wide-change";

/** Where the line of one sex is drawn. */
export interface TrendFrame {
  readonly plot: Plot;
  readonly domain: Domain;
  readonly years: readonly TrendYear[];
  readonly yearX: (fiscalYear: number) => number;
  /** Of the sex among those drawn, from the middle: −0.5 and 0.5 of two. */
  readonly place: number;
  /** Pixels from one sex to the next, so that their intervals do not cover each other. */
  readonly shift: number;
  /** Of a point, across. */
  readonly size: number;
  readonly withIntervals: boolean;
}

export const BOUNDS_FILL = "#cfcfcb";
const CROSS = 5;
const CROSS_GAP = 7;
/** Of a line across a year without a value. */
export const DASH = [3, 3];
/** Bounds narrower than this many points are not worth a band. */
export const LEAST_BAND = 1;

/** A point in the shape of its sex: grey print has no hues. */
export function trendDot(sex: SexOrBoth, x: number, y: number, size: number, isHollow = false): Dot {
  const shape = sex === "female" ? "square" : "circle";
  // Vega's area is that of a circle; a square of as many pixels looks larger.
  const area = shape === "square" ? (0.86 * size) ** 2 : (Math.PI / 4) * size ** 2;
  const colour = darkestOf(sex);
  return isHollow
    ? { x, y, area, shape, fill: "#ffffff", stroke: colour, strokeWidth: 1.2 }
    : { x, y, area, shape, fill: colour, stroke: "#ffffff", strokeWidth: 0.8 };
}

/** Two strokes across where a line does not go on. */
export function breakMark(x: number, y: number, colour: string): Line[] {
  return [-2.5, 2.5].map((at) => ({
    x: x + at - 2,
    x2: x + at + 2,
    y: y + 5,
    y2: y - 5,
    stroke: colour,
    strokeWidth: 1.2,
  }));
}

/** At the foot of a year whose ratio cannot be computed. */
export function crossMark(x: number, y: number, colour: string): Line[] {
  const half = CROSS / 2;
  return [half, -half].map((rise) => ({
    x: x - half,
    x2: x + half,
    y: y + rise,
    y2: y - rise,
    stroke: colour,
    strokeWidth: 1.2,
  }));
}

/** One sex of one region: points with intervals and bounds, joined where they compare. */
export function trendLine(
  trend: FigureTrend,
  frame: TrendFrame,
): { readonly drawing: Drawing; readonly symbols: ReadonlySet<TrendSymbol> } {
  const { plot, domain, years, yearX, place, shift, size, withIntervals } = frame;
  const [low, high] = domain;
  const colour = darkestOf(trend.sex);
  const symbols = new Set<TrendSymbol>();
  const boxes: Box[] = [];
  const whiskers: Line[] = [];
  const lines: Line[] = [];
  const dots: Dot[] = [];
  const at = (fiscalYear: number) => yearX(fiscalYear) + place * shift;
  const y = (value: number) => pixelOf(value, domain, plot);
  const arrow = (x: number, isUp: boolean, area: number) => {
    symbols.add("beyond");
    const shape = isUp ? ("triangle-up" as const) : ("triangle-down" as const);
    dots.push({ x, y: isUp ? 3 : plot.height - 3, area, fill: colour, shape });
  };
  const known = knownPoints(trend);

  for (const [index, point] of known.entries()) {
    const before = known[index - 1];
    if (!before) continue;
    if (before.segment !== point.segment) {
      symbols.add("break");
      const x = (at(before.fiscalYear) + at(point.fiscalYear)) / 2;
      lines.push(...breakMark(x, (y(before.ratio - 100) + y(point.ratio - 100)) / 2, colour));
      continue;
    }
    const isGap = years.some(
      ({ fiscalYear }) => before.fiscalYear < fiscalYear && fiscalYear < point.fiscalYear,
    );
    if (isGap) symbols.add("dashed");
    const ends = clipped(before, point, domain);
    if (!ends) continue;
    const [from, to] = ends.map(({ year, value }) => ({ x: at(year), y: y(value) }));
    lines.push({
      x: from!.x,
      y: from!.y,
      x2: to!.x,
      y2: to!.y,
      stroke: colour,
      strokeWidth: 1.8,
      ...(isGap ? { dash: DASH } : {}),
    });
  }
  for (const point of known) {
    const x = at(point.fiscalYear);
    const difference = point.ratio - 100;
    const isHollow = isWide(point);
    const isInside = difference >= low && difference <= high;
    if (withIntervals) {
      const lower = (point.ratioOuter95Lower ?? point.ratioLower ?? 0) - 100;
      const upper = (point.ratioOuter95Upper ?? Number.POSITIVE_INFINITY) - 100;
      if (lower <= high && upper >= low) {
        whiskers.push({ x, x2: x, y: y(lower), y2: y(upper), stroke: colour, strokeWidth: 1 });
      }
      if (isInside && upper > high) arrow(x, true, 20);
      if (isInside && lower < low) arrow(x, false, 20);
      const bounds = differenceBounds(point);
      if (bounds && bounds[1] - bounds[0] >= LEAST_BAND && bounds[0] <= high && bounds[1] >= low) {
        symbols.add("bounds");
        boxes.push({ x: x - 3.5, x2: x + 3.5, y: y(bounds[1]), y2: y(bounds[0]), fill: BOUNDS_FILL });
      }
    }
    if (isHollow) symbols.add("wide");
    if (isInside) dots.push(trendDot(trend.sex, x, y(difference), size, isHollow));
    else arrow(x, difference > high, 1.1 * size ** 2);
  }
  for (const { fiscalYear, ratio } of trend.points) {
    if (ratio !== null) continue;
    symbols.add("no-ratio");
    lines.push(...crossMark(yearX(fiscalYear) + CROSS_GAP * place, plot.height - CROSS, colour));
  }
  const { code, item, sex } = trend;
  return {
    drawing: about({ boxes, lines: [...whiskers, ...lines], dots }, { code, item, sex }),
    symbols,
  };
}

/** What the key has to explain of some lines and their changes. */
export function symbolsOf(
  lines: readonly { readonly symbols: ReadonlySet<TrendSymbol> }[],
  changes: readonly (FigureChange | null)[],
): ReadonlySet<TrendSymbol> {
  const symbols = new Set(lines.flatMap((line) => [...line.symbols]));
  if (changes.some(isWideChange)) symbols.add("wide-change");
  return symbols;
}

/** The part of a line between two points that lies in the domain, in years and differences. */
function clipped(
  from: KnownPoint,
  to: KnownPoint,
  [low, high]: Domain,
): { year: number; value: number }[] | null {
  const [a, b] = [from.ratio - 100, to.ratio - 100];
  if (Math.max(a, b) < low || Math.min(a, b) > high) return null;
  return [a, b].map((end, index) => {
    const value = Math.min(high, Math.max(low, end));
    const share = a === b ? index : (value - a) / (b - a);
    return { year: from.fiscalYear + share * (to.fiscalYear - from.fiscalYear), value };
  });
}
