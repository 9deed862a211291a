import type { Config } from "vega-lite";
import { SEXES_AND_BOTH } from "../../model/counts.js";
import type { SexOrBoth } from "../../model/ratios.js";
import { classesOf } from "../chart/classes.js";
import { COLOURINGS, type Colouring } from "../chart/colouring.js";
import { DIVERGING, INK, mixed, shadesOf } from "../theme.js";

/** How much white the middle and the lightest shade have, where a theme gives one colour for a sex. */
const LIGHTER = [0.45, 0.78] as const;
/** A figure has a shade an age group at most. */
const MOST_SHADES = 15;

type Colours = Map<string, string>;

/** Every shade that a sex may have takes the shade of the theme's colour at the same place. */
function addShades(colours: Colours, sex: SexOrBoth, dark: string): void {
  const stops = [dark, ...LIGHTER.map((share) => mixed(dark, "#ffffff", share))];
  for (let count = 1; count <= MOST_SHADES; count++) {
    const themed = shadesOf(sex, count, stops);
    for (const [index, shade] of shadesOf(sex, count).entries()) colours.set(shade, themed[index]!);
  }
}

/** Classes of a map stand at equal steps between the theme's colours of low, equal and high. */
function addClasses(colours: Colours, colouring: Colouring, [low, equal, high]: readonly unknown[]): void {
  const classes = classesOf(colouring);
  const middle = (classes.length - 1) / 2;
  for (const [index, { colour }] of classes.entries()) {
    const end = index < middle ? low : high;
    if (typeof end !== "string" || typeof equal !== "string") continue;
    colours.set(colour, mixed(equal, end, Math.abs(index - middle) / middle));
  }
}

/** The colours of our own that a theme has others for: it names them where Vega-Lite has a name for such a thing. */
function coloursOf({ background, title, axis, range }: Config): Colours {
  const colours: Colours = new Map();
  const add = (colour: unknown, ...ours: string[]) => {
    if (typeof colour === "string") for (const own of ours) colours.set(own, colour);
  };
  const { color, subtitleColor } = title ?? {};
  add(background, "white");
  add(color, INK.text, INK.band);
  add(subtitleColor, INK.soft, INK.faint, INK.wideBand);
  add(axis?.gridColor, INK.grid, INK.backdrop);
  const { category, diverging } = range ?? {};
  if (Array.isArray(diverging)) {
    for (const [index, own] of DIVERGING.entries()) add(diverging[index], own);
    for (const colouring of COLOURINGS) addClasses(colours, colouring, diverging);
  }
  if (Array.isArray(category)) {
    for (const [index, sex] of SEXES_AND_BOTH.entries()) {
      const dark = category[index];
      if (typeof dark === "string") addShades(colours, sex, dark);
    }
  }
  return colours;
}

/** A colour that stands alone, or in quotes within an expression. */
const COLOUR = /#[0-9a-f]{6}\b|(?<=["'])white(?=["'])/g;

/** The parts of a chart, without its rows, with the theme's colours in the place of ours. */
export function recoloured<T>(parts: T, theme: Config | undefined): T {
  const colours = coloursOf(theme ?? {});
  if (colours.size === 0) return parts;
  const text = JSON.stringify(parts).replace(COLOUR, (own) => colours.get(own) ?? own);
  return JSON.parse(text) as T;
}
