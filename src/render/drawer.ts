import type { TopLevelSpec } from "vega-lite";
import { type CompiledFigure, compileFigure, type RenderOptions } from "./compile.js";
import { FigureView } from "./figure-view.js";
import { LastUsed } from "./last-used.js";
import { patternOf } from "./pattern.js";
import type { PngOptions } from "./png.js";

export interface Drawer {
  /** The same bytes as `renderSvg`. */
  svg(spec: TopLevelSpec): Promise<string>;
  /** Two or three asked for at once keep two processors busy; the bytes are those of `renderPng`. */
  png(spec: TopLevelSpec, options?: PngOptions): Promise<Uint8Array>;
}

/** Makes of figures that are kept compiled; each kind has one for any number of ages and areas, and for each choice of sexes. */
const MOST_KEPT = 96;

/** Views that are kept; the figures of a prefecture take some ten. */
const MOST_VIEWS = 16;

class Kept {
  readonly compiled = new LastUsed<CompiledFigure>(MOST_KEPT);
  readonly views = new LastUsed<FigureView>(MOST_VIEWS);
}

/** What all drawers of the process share for which a warning is an error: these gave none. */
const keptOfProcess = new Kept();

/**
 * Compiles each make of figure once (figures that differ in nothing but data, titles and domains) and draws one after
 * another in the same view, as long as their legends are the same.
 */
export function createDrawer(options: RenderOptions = {}): Drawer {
  // Whoever wants to hear warnings hears those of each figure compiled.
  const kept = options.warn ? new Kept() : keptOfProcess;
  const svg = async (spec: TopLevelSpec) => {
    const pattern = patternOf(spec);
    const { runtime, inLegends } = kept.compiled.get(pattern.key, () => compileFigure(pattern.spec, options));
    const newView = () => new FigureView(runtime, options);
    if (!inLegends) return newView().draw(pattern);
    const key = JSON.stringify([pattern.key, ...inLegends.map((name) => pattern.signals.get(name))]);
    try {
      return await kept.views.get(key, newView).draw(pattern);
    } catch (error) {
      kept.views.drop(key);
      throw error;
    }
  };
  // What draws pixels is loaded by those alone who ask for them.
  const png: Drawer["png"] = async (spec, pngOptions) =>
    (await import("./png.js")).renderPng(await svg(spec), pngOptions);
  return { svg, png };
}
