import type { Config } from "vega-lite";

/** How large a picture is, in the units of its type: a note is written 11 units high. */
export interface FigureSize {
  readonly width?: number;
  /** As high as it needs to be unless given. */
  readonly height?: number;
  /** What is left blank at each edge. */
  readonly margin?: number;
  /** The same on paper, in millimetres. */
  readonly paper?: { readonly width: number; readonly height: number };
}

/** How a user wants a figure to look where it should not look as usual; the same for every kind. */
export interface FigureLook {
  readonly size?: FigureSize;
  /** In place of the figure's own title; null for none. */
  readonly title?: string | null;
  /** false: without the notes below the figure. The key of its symbols stays, they would be riddles without it. */
  readonly hasNotes?: boolean;
  /** A font that readers of an SVG have. */
  readonly font?: string;
  /** Colours, font and sizes of type as a config of Vega-Lite, over the figure's own. */
  readonly theme?: Config;
}

/** What a picture has at each edge unless it is asked for in a size with a margin of its own. */
export const MARGIN = 16;

/** What a picture has blank at each edge. */
export const marginOf = ({ size }: FigureLook): number => size?.margin ?? MARGIN;

/**
 * How wide the plots of a figure may be, with the gaps between them.
 *
 * @param usual without a size asked for
 * @param beside what stands left of the first plot and right of the last: labels of axes, mostly
 */
export function plotsWidth<Usual extends number | undefined>(
  look: FigureLook,
  { usual, beside = 0 }: { usual: Usual; beside?: number },
): number | Usual {
  const { size } = look;
  return size?.width === undefined
    ? usual
    : Math.max(1, Math.floor(size.width - 2 * marginOf(look) - beside));
}
