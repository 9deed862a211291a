// @ts-nocheck
import type { SexOrBoth } from "../../model/ratios.js";
import { TYPE } from "../theme.js";

/** From one line of a text to the next: names, and words that run downwards. */
export const TEXT_LINE = TYPE.label + 2;

/** A group of bars: the prefecture, or one of its areas. */
export interface Region {
  readonly code: string;
  readonly name: string;
}

/** One bar, from low to high; x and x2 are pixels from the panel's left edge. difference may lie outside the frame. */
export interface BarDatum {
  readonly code: string;
  readonly name: string;
  readonly sex: SexOrBoth;
  readonly ages: string;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly x: number;
  readonly x2: number;
}

/** What the published totals allow; low and high are where the band is drawn, inside the frame. */
export interface BandDatum {
  readonly code: string;
  readonly sex: SexOrBoth;
  readonly ages: string;
  /** null: nothing is known on this side. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly low: number;
  readonly high: number;
  readonly x: number;
  readonly x2: number;
  readonly fill: string;
}

/** A symbol: a band or a bar goes on beyond the frame, or a ratio differs significantly. x and y in pixels. */
export interface SymbolDatum {
  readonly code?: string;
  readonly sex?: SexOrBoth;
  readonly ages?: string;
  readonly shape: "triangle-up" | "triangle-down" | "circle";
  readonly x: number;
  readonly y: number;
  /** In square pixels. */
  readonly size: number;
  readonly fill: string;
}

/** A line of text or several; x and y in pixels, y the baseline of its first line. */
export interface TextDatum {
  readonly code?: string;
  readonly sex?: SexOrBoth;
  readonly ages?: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: "bold" | "normal";
  readonly align: "left" | "center" | "right";
  readonly fill: string;
  /** −90 for a text that runs upwards. */
  readonly angle?: -90;
}

/** All that is drawn of one sex. */
export interface PanelMarks {
  readonly bars: readonly BarDatum[];
  readonly hollowBars: readonly BarDatum[];
  readonly bands: readonly BandDatum[];
  readonly symbols: readonly SymbolDatum[];
  /** Printed values, and the marks of ratios that there are none of. */
  readonly values: readonly TextDatum[];
}
