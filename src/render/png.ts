import { rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type RenderedImage, type ResvgRenderOptions, renderAsync } from "@resvg/resvg-js";
import { sweepMemory } from "../process/sweep-memory.js";
import { cutFont } from "./font/font-cut.js";
import { fontFilesFor } from "./font/font-files.js";
import { fontFolder } from "./font/font-folder.js";
import { shownText } from "./font/shown-text.js";
import { readFont } from "./font/true-type.js";
import { type Picture, pngFile } from "./png-file.js";
import { FONT_NAME } from "./text-width.js";

export interface PngOptions {
  /**
   * Pixels a unit of the SVG. Default: 2, which prints sharply at the size of half an A4 page; on a sheet of paper 300 an
   * inch.
   */
  readonly scale?: number;
}

/** CSS has so many pixels an inch. */
const USUAL_RESOLUTION = 96;
const ON_PAPER = 300 / USUAL_RESOLUTION;

/** Does the root of an SVG say its size in millimetres? */
const isOnPaper = (svg: string): boolean => /^<svg\b[^>]* width="[\d.]+mm"/.test(svg);

/** The scale of a picture, and its pixels an inch where it has a size on paper. */
function resolved(svg: string, { scale }: PngOptions) {
  if (!isOnPaper(svg)) return { scale: scale ?? 2 };
  const used = scale ?? ON_PAPER;
  return { scale: used, resolution: used * USUAL_RESOLUTION };
}

/** The figure's own glyphs as font files, in a folder of their own that the caller takes away. */
function cutFonts(svg: string): { folder: string; files: string[] } {
  const characters = new Set(shownText(svg).join(""));
  const folder = fontFolder();
  const files = fontFilesFor(svg).map((file) => {
    const cut = join(folder, basename(file));
    writeFileSync(cut, cutFont(readFont(file), characters));
    return cut;
  });
  return { folder, files };
}

/**
 * Only the project's fonts are used, never the machine's, so that a figure has the same bytes everywhere: resvg drops
 * a character without a word when no font has it.
 */
function settingsFor(fontFiles: string[], scale: number): ResvgRenderOptions {
  return {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: FONT_NAME },
    fitTo: { mode: "zoom", value: scale },
    background: "white",
    logLevel: "off",
  };
}

function pictureOf(image: RenderedImage, resolution: number | undefined): Picture {
  const { width, height, pixels } = image;
  return { width, height, pixels, ...(resolution === undefined ? {} : { resolution }) };
}

let figures = 0;

/** Pictures from one sweep of the whole heap to the next. */
const BETWEEN_SWEEPS = 24;

/**
 * Lets go of pictures that are no longer used; called once a picture. Node takes a picture of resvg for an object of
 * a few bytes and sees no need to collect it, while 10 MB hang on it: a thousand charts grow to gigabytes. Young
 * objects are swept in a millisecond, which finds most of them. What is found is freed at the next turn of the event
 * loop, so that a loop that never awaits anything grows nevertheless.
 */
function releasePictures(): void {
  figures++;
  if (figures % BETWEEN_SWEEPS === 0) sweepMemory();
  else sweepMemory({ type: "minor" });
}

/**
 * Draws an SVG as PNG, and compresses it, beside the main thread: two or three at once keep two processors busy, and the
 * memory of many is freed while they wait.
 */
export async function renderPng(svg: string, options: PngOptions = {}): Promise<Uint8Array> {
  const { folder, files } = cutFonts(svg);
  try {
    const { scale, resolution } = resolved(svg, options);
    const file = await pngFile(pictureOf(await renderAsync(svg, settingsFor(files, scale)), resolution));
    releasePictures();
    return file;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
