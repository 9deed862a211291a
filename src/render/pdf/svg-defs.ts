const CLIP = /<clipPath id="([^"]*)">(.*?)<\/clipPath>/gs;
const GRADIENT = /<linearGradient id="([^"]*)"([^>]*)>(.*?)<\/linearGradient>/gs;
const STOP = /<stop offset="([^"]*)" stop-color="([^"]*)"/g;

/** A colour at a share of the way. */
export interface Stop {
  readonly offset: number;
  readonly colour: string;
}

/** What an SVG defines for its shapes to name; Vega writes it at the end. */
interface SvgDefs {
  /** The one shape, as an element, within which others are shown. */
  readonly clips: ReadonlyMap<string, string>;
  /** From left to right of a shape. */
  readonly gradients: ReadonlyMap<string, readonly Stop[]>;
}

/** @throws Error where a gradient does not run from left to right */
export function svgDefs(svg: string): SvgDefs {
  const gradients = [...svg.matchAll(GRADIENT)].map(([, id = "", attributes = "", stops = ""]) => {
    if (!/ x1="0" x2="1" y1="0" y2="0"/.test(attributes)) throw new Error(`unknown gradient ${attributes}`);
    const list = [...stops.matchAll(STOP)].map(([, offset, colour = ""]) => ({
      offset: Number(offset),
      colour,
    }));
    return [id, list] as const;
  });
  const clips = [...svg.matchAll(CLIP)].map(([, id = "", shape = ""]) => [id, shape] as const);
  return { clips: new Map(clips), gradients: new Map(gradients) };
}
