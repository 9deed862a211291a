import type { TopLevelSpec } from "vega-lite";
import type { PngOptions } from "../png.js";
import { type CompiledFigure, compileFigure } from "./compile.js";
import { FigureView } from "./figure-view.js";
import { LastUsed } from "./last-used.js";
import { patternOf } from "./pattern.js";

export interface Drawer {
  /** The same bytes as `renderSvg`. */
  svg(spec: TopLevelSpec): Promise<string>;
  /** Two or three asked for at once keep two processors busy; the bytes are those of `renderPng`. */
  png(spec: TopLevelSpec, options?: PngOptions): Promise<Uint8Array>;
}

/** Makes of figures that are kept compiled; each kind has one for any number of ages and areas, and for each choice of sexes. */
const MOST_KEPT = 96;

/** Views that a drawer keeps: six figures of seven find their own (of four views five of seven). Each takes two megabytes. */
const MOST_VIEWS = 8;

/** Compiled makes that all drawers of the process share. */
const kept = new LastUsed<CompiledFigure>(MOST_KEPT);

/**
 * Compiles each make of figure once (figures that differ in nothing but data, titles and domains) and draws one after
 * another in the same view, as long as their legends are the same.
 */
export function createDrawer(): Drawer {
  const views = new LastUsed<FigureView>(MOST_VIEWS);
  const svg = async (spec: TopLevelSpec) => {
    const pattern = patternOf(spec);
    const { runtime, inLegends } = kept.get(pattern.key, () => compileFigure(pattern.spec));
    const newView = () => new FigureView(runtime);
    // Borders of a map, which the next one seldom shares, would stay in memory.
    if (!inLegends || pattern.tables.size > 1) return newView().draw(pattern);
    const key = JSON.stringify([pattern.key, ...inLegends.map((name) => pattern.signals.get(name))]);
    try {
      return await views.get(key, newView).draw(pattern);
    } catch (error) {
      views.drop(key);
      throw error;
    }
  };
  // What draws pixels is loaded by those alone who ask for them.
  const png: Drawer["png"] = async (spec, pngOptions) =>
    (await import("../png.js")).renderPng(await svg(spec), pngOptions);
  return { svg, png };
}
