import type { Language } from "../text/language.js";

/** The sheet that a picture stands on. */
export interface Page {
  /** Width in the units of the picture. */
  readonly width?: number;
  /** Height in the same units; that of the picture unless given. */
  readonly height?: number;
  /** The same in millimetres, where it is a sheet of paper. */
  readonly paper?: { readonly width: number; readonly height: number };
}

/** What a picture is, beside what is drawn: it stands on the root of its SVG. */
export interface PictureRoot {
  /** One sentence for those who cannot see it. */
  readonly description?: string;
  /** Language of its texts. Without it programs may take the Chinese form of a character. */
  readonly language?: Language;
  /** Fonts as CSS lists them; the usual ones unless given. */
  readonly font?: string;
  readonly page?: Page;
}

/** What Vega and Vega-Lite hand on without reading it, of a spec of ours. */
export interface UserMeta extends Pick<PictureRoot, "language" | "page"> {}

/** What a spec, of Vega-Lite or compiled, says of its picture. */
export function rootOf(spec: object): PictureRoot {
  const { description, config, usermeta } = spec as {
    readonly description?: string;
    readonly config?: { readonly font?: unknown };
    readonly usermeta?: UserMeta;
  };
  return {
    ...(description === undefined ? {} : { description }),
    ...(typeof config?.font === "string" ? { font: config.font } : {}),
    ...(usermeta?.language ? { language: usermeta.language } : {}),
    ...(usermeta?.page ? { page: usermeta.page } : {}),
  };
}
