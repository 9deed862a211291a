import type { TopLevelSpec } from "vega-lite";
import { createDrawer } from "../../src/render/drawer.js";
import { patternOf } from "../../src/render/pattern.js";

type Datum = Readonly<Record<string, unknown>>;

/** All data that a figure draws and that have the given field. */
export function drawn(spec: TopLevelSpec, field: string): Datum[] {
  return [...patternOf(spec).tables.values()].flat().filter((datum): datum is Datum => field in datum);
}

/** The value of a chart's param. */
export const paramOf = (spec: TopLevelSpec, name: string): unknown => patternOf(spec).signals.get(name);

const drawer = createDrawer();

/**
 * A figure as SVG, drawn as the program draws it, which compiles each make of figure once: a third of the time. The bytes are those of
 * `renderSvg` (`test/render/drawer.test.ts`).
 */
export const drawnSvg = (spec: TopLevelSpec): Promise<string> => drawer.svg(spec);
