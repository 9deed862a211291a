import type { Config } from "vega-lite";
import type { FigureLook, FigureSize } from "../../figures/sheet/look.js";
import { SIZES, type SizeName } from "../../figures/sheet/sizes.js";
import { misuse } from "../../text/failure.js";
import { checkedTheme } from "./theme.js";

/** How figures are to look, as it is asked for. */
export interface LookOptions {
  /** A sheet of paper, a slide, or half a page of a Word document. */
  readonly size?: SizeName | undefined;
  /** Of the picture, in pixels; letters keep their size. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** In place of the figure's own title; false for none. */
  readonly title?: string | false | undefined;
  /** false: without the notes below the figure. */
  readonly notes?: boolean | undefined;
  /** A font that the readers of an SVG have; PNG and PDF have the program's own. */
  readonly font?: string | undefined;
  /** Colours, font and sizes of type: a config of Vega-Lite. */
  readonly theme?: Config | undefined;
}

/**
 * What the options say, as figures take it.
 *
 * @throws Failure where a size is asked for in two ways, or a theme says what cannot be
 */
export function lookOf(options: LookOptions): FigureLook {
  const { title, notes, font, theme } = options;
  const size = sizeOf(options);
  return {
    ...(size ? { size } : {}),
    ...(title === undefined ? {} : { title: title === false || title.trim() === "" ? null : title }),
    ...(notes === false ? { hasNotes: false } : {}),
    ...(font === undefined ? {} : { font }),
    ...(theme === undefined ? {} : { theme: checkedTheme(theme) }),
  };
}

function sizeOf({ size, width, height }: LookOptions): FigureSize | undefined {
  const isFree = width !== undefined || height !== undefined;
  if (size !== undefined && isFree) {
    throw misuse((name) => ({
      ja: `大きさは ${name("size")} か、${name("width")}・${name("height")} のどちらかで指定してください。`,
      en: `give either ${name("size")}, or ${name("width")} and ${name("height")}.`,
    }));
  }
  if (size !== undefined) return SIZES[size];
  return isFree ? { ...(width ? { width } : {}), ...(height ? { height } : {}) } : undefined;
}
