import type { TopLevelSpec } from "vega-lite";
import type { Drawer } from "../../render/drawing/drawer.js";
import type { PngOptions } from "../../render/png.js";

export type { Drawer, PngOptions };

export interface SvgOptions {
  /** Texts as paths, for readers who have other fonts. */
  readonly outline?: boolean;
}

// Vega and the PNG writer are loaded when the first figure is drawn.

/** Draws a figure as SVG, with the project's font measures: the same bytes on every machine. */
export async function renderSvg(spec: TopLevelSpec, options: SvgOptions = {}): Promise<string> {
  return asAsked(await (await import("../../render/drawing/svg.js")).renderSvg(spec), options);
}

/** A drawn SVG with its texts as they are asked for. */
export async function asAsked(svg: string, { outline }: SvgOptions): Promise<string> {
  return outline ? (await import("../../render/font/outline.js")).outlined(svg) : svg;
}

/** Draws a figure as a PDF of one page, with its texts as paths: the same bytes on every machine. */
export async function renderPdf(spec: TopLevelSpec): Promise<Uint8Array> {
  return (await import("../../render/pdf/pdf.js")).pdfOf(await renderSvg(spec));
}

/** Draws a figure as PNG, with the project's own fonts: the same bytes on every machine. */
export async function renderPng(spec: TopLevelSpec, options: PngOptions = {}): Promise<Uint8Array> {
  return (await import("../../render/png.js")).renderPng(await renderSvg(spec), options);
}

/** A drawer for many figures. It gives the same bytes as `renderSvg` and `renderPng`. */
export async function createDrawer(): Promise<Drawer> {
  return (await import("../../render/drawing/drawer.js")).createDrawer();
}
