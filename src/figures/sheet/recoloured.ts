import type { Config } from "vega-lite";
import { SEXES_AND_BOTH } from "../../model/counts.js";
import type { SexOrBoth } from "../../model/ratios.js";
import { classesOf } from "../chart/classes.js";
import { COLOURINGS, type Colouring } from "../chart/colouring.js";
import { channels, DIVERGING, INK, lightness, mixed, ON_COLOUR, shadesOf } from "../theme.js";

/** How much white the middle and the lightest shade have, where a theme gives one colour for a sex. */
const LIGHTER = [0.45, 0.78] as const;
/** A figure has a shade an age group at most. */
const MOST_SHADES = 15;

type Colours = Map<string, string>;

/** A colour of a theme, if it is one that can be mixed with others: not "transparent". */
const hexOf = (colour: unknown): string | undefined =>
  typeof colour === "string" && /^#[0-9a-f]{6}$/.test(colour) ? colour : undefined;

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
    const [from, to] = [hexOf(equal), hexOf(index < middle ? low : high)];
    if (from && to) colours.set(colour, mixed(from, to, Math.abs(index - middle) / middle));
  }
}

/** Can one of two inks be read on the other? A theme may change the background alone. */
const areApart = (one: string, other: string): boolean => Math.abs(lightness(one) - lightness(other)) > 0.3;

/** Of texts and background the one that is further from the theme's middle colour stands on it, the other one on its ends. */
function addInks(colours: Colours, inks: readonly [string, string], middle: string): void {
  const [text, background] = inks.map((ink) => Math.abs(lightness(ink) - lightness(middle)));
  const [onMiddle, onEnds] = text! < background! ? [inks[1], inks[0]] : inks;
  if (Number.isNaN(text! + background!) || !areApart(...inks)) return;
  colours.set(ON_COLOUR.middle, onMiddle);
  colours.set(ON_COLOUR.ends, onEnds);
}

/** How far apart the channels of a grey may be: ours are a little warm. */
const GREY = 15;

/** Greys for which Vega-Lite has no name go, on a dark background, from that to the colour of texts as ours go from white to black. */
function greyOn(background: string, text: string) {
  const isDark = lightness(background) < lightness(text) && areApart(background, text);
  const black = lightness(INK.text);
  return (own: string): string => {
    const parts = channels(own);
    if (!isDark || Math.max(...parts) - Math.min(...parts) > GREY) return own;
    return mixed(background, text, Math.min(1, (1 - lightness(own)) / (1 - black)));
  };
}

/** The colours of our own that a theme has others for: it names them where Vega-Lite has a name for such a thing. */
function coloursOf(theme: Config): Colours {
  const { background, title, axis, range } = theme;
  // Colours of values and classes are none of the greys.
  const classes = COLOURINGS.flatMap((colouring) => classesOf(colouring).map(({ colour }) => colour));
  const colours: Colours = new Map([...DIVERGING, ...classes].map((own) => [own, own]));
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
      const dark = hexOf(category[index]);
      if (dark) addShades(colours, sex, dark);
    }
  }
  const middle: unknown = Array.isArray(diverging) ? diverging[1] : DIVERGING[1];
  addInks(colours, inksOf(theme), hexOf(middle) ?? String(middle));
  return colours;
}

/** A colour of a theme as "#rrggbb", as far as it can be. */
const inkOf = (colour: unknown, usual: string): string =>
  hexOf(colour) ?? (typeof colour === "string" ? colour : usual);

/** A theme's colours of texts and of the background, or ours. */
const inksOf = ({ background, title }: Config): [string, string] => [
  inkOf(title?.color, INK.text),
  inkOf(background, "#ffffff"),
];

/** A colour that stands alone, or in quotes within an expression. */
const COLOUR = new RegExp(
  `#[0-9a-f]{6}\\b|${Object.values(ON_COLOUR).join("|")}|(?<=["'])white(?=["'])`,
  "g",
);

/** The parts of a chart, without its rows, with the theme's colours in the place of ours. */
export function recoloured<T>(parts: T, theme: Config | undefined): T {
  if (theme === undefined) return parts;
  const colours = coloursOf(theme);
  const [ink, background] = inksOf(theme);
  const greyOf = greyOn(background, ink);
  const text = JSON.stringify(parts).replace(COLOUR, (own) => colours.get(own) ?? greyOf(own));
  return JSON.parse(text) as T;
}
