// @ts-nocheck
import type { TopLevelSpec } from "vega-lite";

/** Draws figures; made once for many of them, since each make of figure is compiled once. */
export interface Drawer {
  svg(spec: TopLevelSpec): Promise<string>;
  /** Two or three asked for at once keep two processors busy. */
  png(spec: TopLevelSpec, options?: PngOptions): Promise<Uint8Array>;
}

export interface PngOptions {
  /** Pixels a unit of the figure, 2 unless given. */
  readonly scale?: number;
}

// Vega and the PNG writer are loaded when the first figure is drawn.

/** Draws a figure as SVG, with the project's font measures: the same bytes on every machine. */
export async function renderSvg(spec: TopLevelSpec): Promise<string> {
  return (await import("../../render/svg.js")).renderSvg(spec);
}

/** Draws a figure as PNG, with the project's own fonts: the same bytes on every machine. */
export async function renderPng(spec: TopLevelSpec, options: PngOptions = {}): Promise<Uint8Array> {
  const { renderPngAsync } = await import("../../render/png.js");
  return renderPngAsync(await renderSvg(spec), options);
}

/** A drawer for many figures. It gives the same bytes as `renderSvg` and `renderPng`. */
export async function createDrawer(): Promise<Drawer> {
  return (await import("../../render/drawer.js")).createDrawer();
}
