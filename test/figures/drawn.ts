import { createHash } from "node:crypto";
import type { TopLevelSpec } from "vega-lite";
import { createDrawer } from "../../src/render/drawing/drawer.js";
import { patternOf } from "../../src/render/drawing/pattern.js";

type Datum = Readonly<Record<string, unknown>>;

/** All data that a figure draws and that have the given field. */
export function drawn(spec: TopLevelSpec, field: string): Datum[] {
  return [...patternOf(spec).tables.values()].flat().filter((datum): datum is Datum => field in datum);
}

/** The value of a chart's param. */
export const paramOf = (spec: TopLevelSpec, name: string): unknown => patternOf(spec).signals.get(name);

const drawer = createDrawer();

/** Figures that were drawn, by their specs: many tests look at another side of the same one. */
const svgs = new Map<string, Promise<string>>();

/**
 * A figure as SVG, drawn as the program draws it, which compiles each make of figure once: a third of the time; and each figure once. The
 * bytes are those of `renderSvg` (`test/render/drawing/drawer.test.ts`).
 */
export function drawnSvg(spec: TopLevelSpec): Promise<string> {
  const key = createHash("sha256").update(JSON.stringify(spec)).digest("base64");
  const known = svgs.get(key) ?? drawer.svg(spec);
  svgs.set(key, known);
  return known;
}
