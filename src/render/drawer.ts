import * as vega from "vega";
import type { TopLevelSpec } from "vega-lite";
import { LastUsed } from "./last-used.js";
import { patternOf } from "./pattern.js";
import type { PngOptions } from "./png.js";
import { compileVega, drawParsed, type RenderOptions } from "./svg.js";

export interface Drawer {
  /** The same bytes as `renderSvg`. */
  svg(spec: TopLevelSpec): Promise<string>;
  /** Two or three asked for at once keep two processors busy; the bytes are those of `renderPng`. */
  png(spec: TopLevelSpec, options?: PngOptions): Promise<Uint8Array>;
}

/** Makes of figures that are kept compiled; each kind has one for any number of ages and areas, and for each choice of sexes. */
const MOST_KEPT = 96;

/** Compiled makes that all drawers of the process share for which a warning is an error: these gave none. */
const keptOfProcess = new LastUsed<vega.Runtime>(MOST_KEPT);

/**
 * Compiles each make of figure once (figures that differ in nothing but data, titles and domains) and draws each
 * figure in a new view: a view that has drawn before remembers it, and its next figure would depend on the last.
 */
export function createDrawer(options: RenderOptions = {}): Drawer {
  // Whoever wants to hear warnings hears those of each figure compiled.
  const kept = options.warn ? new LastUsed<vega.Runtime>(MOST_KEPT) : keptOfProcess;
  const svg = async (spec: TopLevelSpec) => {
    const pattern = patternOf(spec);
    // Inline data are numbered while drawing: the caller's spec stays as it was.
    const parsed = () => vega.parse(structuredClone(compileVega(pattern.spec, options)));
    return drawParsed(kept.get(pattern.key, parsed), pattern, options);
  };
  // What draws pixels is loaded by those alone who ask for them.
  const png: Drawer["png"] = async (spec, pngOptions) =>
    (await import("./png.js")).renderPng(await svg(spec), pngOptions);
  return { svg, png };
}
