// @ts-nocheck
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { type RenderedImage, Resvg, type ResvgRenderOptions, renderAsync } from "@resvg/resvg-js";
import { ownPath } from "../process/own-files.js";
import { type CuttableFont, cuttableFont } from "./font-cut.js";
import { fontFolder } from "./font-folder.js";
import { type Picture, pngFile, pngFileAsync } from "./png-file.js";
import { releasePictures } from "./release-memory.js";
import { FONT_NAME, isInSubset } from "./text-width.js";

export interface PngOptions {
  /** Pixels a unit of the SVG; 2 prints sharply at the size of half an A4 page. */
  readonly scale?: number;
}

const SUBSET = ["Regular", "Bold"].map((weight) => ownPath(`data/fonts/BIZUDPGothic-${weight}.subset.ttf`));

/** Found only when it is needed: the 9 MB of the whole fonts cost a figure some 30 ms. */
function wholeFonts(): string[] {
  const require = createRequire(import.meta.url);
  return [
    require.resolve("@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf"),
    require.resolve("@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf"),
  ];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** All text that an SVG shows, one line a text element. */
export function shownText(svg: string): string[] {
  return [...svg.matchAll(/<(?:text|tspan)\b[^>]*>([^<]*)/g)].map(([, text = ""]) =>
    text.replace(/&(#x?)?(\w+);/g, (whole, numeric: string | undefined, name: string) => {
      if (!numeric) return ENTITIES[name] ?? whole;
      return String.fromCodePoint(Number.parseInt(name, numeric === "#x" ? 16 : 10));
    }),
  );
}

/** The font files that have all glyphs of an SVG: the project's small cut, or the whole fonts. */
export function fontFilesFor(svg: string): string[] {
  return isInSubset(shownText(svg).join("")) ? SUBSET : wholeFonts();
}

const fonts = new Map<string, CuttableFont>();

function fontOf(file: string): CuttableFont {
  const font = fonts.get(file) ?? cuttableFont(readFileSync(file));
  fonts.set(file, font);
  return font;
}

/** The figure's own glyphs as font files, in a folder of their own that the caller takes away. */
function cutFonts(svg: string): { folder: string; files: string[] } {
  const characters = new Set(shownText(svg).join(""));
  const folder = fontFolder();
  const files = fontFilesFor(svg).map((file) => {
    const cut = join(folder, basename(file));
    writeFileSync(cut, fontOf(file).cut(characters));
    return cut;
  });
  return { folder, files };
}

/**
 * Only the project's fonts are used, never the machine's, so that a figure has the same bytes everywhere: resvg drops
 * a character without a word when no font has it.
 */
function settingsFor(fontFiles: string[], { scale = 2 }: PngOptions): ResvgRenderOptions {
  return {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: FONT_NAME },
    fitTo: { mode: "zoom", value: scale },
    background: "white",
    logLevel: "off",
  };
}

function pictureOf(image: RenderedImage): Picture {
  return { width: image.width, height: image.height, pixels: image.pixels };
}

/** Draws an SVG as PNG. */
export function renderPng(svg: string, options: PngOptions = {}): Uint8Array {
  const { folder, files } = cutFonts(svg);
  try {
    const file = pngFile(pictureOf(new Resvg(svg, settingsFor(files, options)).render()));
    releasePictures();
    return file;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The same bytes, drawn and compressed beside the main thread: two or three at once keep two processors busy. For
 * many pictures this is the one to use: their memory is freed while it waits.
 */
export async function renderPngAsync(svg: string, options: PngOptions = {}): Promise<Uint8Array> {
  const { folder, files } = cutFonts(svg);
  try {
    const file = await pngFileAsync(pictureOf(await renderAsync(svg, settingsFor(files, options))));
    releasePictures();
    return file;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
