import type { SexOrBoth } from "../model/ratios.js";

/** Sizes of type in pixels; at 2× on half an A4 page the smallest is still 7 points. */
export const TYPE = {
  title: 20,
  subtitle: 12.5,
  heading: 15,
  label: 12,
  value: 11,
  tick: 11,
  note: 11,
} as const;

/** Colours of all that is no sex's and no class's. */
export const INK = {
  text: "#1a1a1a",
  soft: "#555555",
  grid: "#e2e2e0",
  zero: "#1a1a1a",
  backdrop: "#e3e1d4",
  /** Bounds, drawn over bars of any shade: dark, with a white edge. */
  band: "#2b2b2b",
  /** Bounds, behind an interval. */
  bandBehind: "#cfcfcb",
  /** Bounds of a hollow bar: they must not be the loudest thing in the figure. */
  wideBand: "#9a9a9a",
  /** Outline of a bar that says little. It is hollow and dashed, so that grey print too tells it from a shade. */
  faint: "#8c8c8c",
  faintFill: "#f7f7f7",
  warning: "#a11212",
} as const;

/**
 * Inks of what stands on the colour of a value or class, whose middle is light and whose ends are dark. In capitals, so that a
 * theme's colour of texts, which stand on its background, does not take their place.
 */
export const ON_COLOUR = { middle: "#1A1A1A", ends: "#FFFFFF" } as const;

/**
 * One hue a sex, blue and vermilion, and a greyish green for both together (told apart with any colour blindness),
 * from dark to light in steps of lightness that stay apart when printed in grey; those of both together are darker
 * than the others. The lightest is kept visible on white by an outline of the darkest.
 */
const SHADES: Readonly<Record<SexOrBoth, readonly [string, string, string]>> = {
  male: ["#0b4a72", "#5b9dca", "#c3ddef"],
  female: ["#8a2b0c", "#e2834a", "#f7d3b9"],
  both: ["#2c3b2b", "#728b70", "#b4c8b2"],
};

/**
 * Colours below the reference, at it and above it: from blue by way of near white to red, which people with any colour
 * blindness tell apart.
 */
export const DIVERGING = ["#1f5fa8", "#f5f5f3", "#b2182b"] as const;

export const channels = (hex: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** 0 for black, 1 for white; NaN of what is not "#rrggbb". */
export const lightness = (colour: string): number =>
  channels(colour).reduce((sum, channel) => sum + channel, 0) / (3 * 255);

/**
 * A colour between two.
 *
 * @param share how much of it is the second colour, 0 to 1
 * @returns "#rrggbb"
 */
export function mixed(from: string, to: string, share: number): string {
  const target = channels(to);
  const between = channels(from).map((channel, index) => channel + (target[index]! - channel) * share);
  return `#${between.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}

/**
 * As many shades of a sex's hue as there are age groups, from dark to light.
 *
 * @param stops the colours that the shades lie between
 */
export function shadesOf(sex: SexOrBoth, count: number, stops: readonly string[] = SHADES[sex]): string[] {
  return Array.from({ length: count }, (_, index) => {
    const place = count > 1 ? (index * (stops.length - 1)) / (count - 1) : 0;
    const stop = Math.min(Math.floor(place), stops.length - 2);
    return mixed(stops[stop]!, stops[stop + 1]!, place - stop);
  });
}

/** The hue at its darkest: headings, outlines and printed values. */
export const darkestOf = (sex: SexOrBoth): string => SHADES[sex][0];
