import type { TopLevelSpec } from "vega-lite";
import { rootOf } from "../picture-root.js";
import { compileFigure } from "./compile.js";
import { FigureView } from "./figure-view.js";

const NOTHING = new Map<string, never>();

/** Draws a figure as SVG. Of many figures `createDrawer` draws the same bytes in a fraction of the time. */
export function renderSvg(spec: TopLevelSpec): Promise<string> {
  const view = new FigureView(compileFigure(spec).runtime);
  return view.draw({ root: rootOf(spec), tables: NOTHING, signals: NOTHING });
}
