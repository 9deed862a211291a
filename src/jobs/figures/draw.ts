import type { TopLevelSpec } from "vega-lite";
import { asAsked, createDrawer, type Drawer, type SvgOptions } from "./render.js";

export const FIGURE_FORMATS = ["svg", "png", "pdf", "vega-lite", "vega"] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** Draws a figure in a format. */
export type DrawFigure = (
  spec: TopLevelSpec,
  format: FigureFormat,
  options?: SvgOptions,
) => Promise<string | Uint8Array>;

/**
 * What draws figures; made once for many of them, since each kind of figure is compiled once. Vega is loaded only when
 * there is something to draw.
 */
export function figureDrawer(): DrawFigure {
  let made: Promise<Drawer> | undefined;
  const drawer = () => {
    made ??= createDrawer();
    return made;
  };
  return async (spec, format, options = {}) => {
    switch (format) {
      case "vega-lite":
        return `${JSON.stringify(spec, null, 2)}\n`;
      case "vega": {
        const { compileVega } = await import("../../render/drawing/compile.js");
        return `${JSON.stringify(compileVega(spec), null, 2)}\n`;
      }
      case "png":
        return (await drawer()).png(spec);
      case "pdf": {
        const { pdfOf } = await import("../../render/pdf/pdf.js");
        return pdfOf(await (await drawer()).svg(spec));
      }
      default:
        return asAsked(await (await drawer()).svg(spec), options);
    }
  };
}
