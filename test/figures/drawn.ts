import type { TopLevelSpec } from "vega-lite";
import { patternOf } from "../../src/render/pattern.js";

type Datum = Readonly<Record<string, unknown>>;

/** All data that a figure draws and that have the given field. */
export function drawn(spec: TopLevelSpec, field: string): Datum[] {
  return [...patternOf(spec).tables.values()].flat().filter((datum): datum is Datum => field in datum);
}

/** The value of a chart's param. */
export const paramOf = (spec: TopLevelSpec, name: string): unknown => patternOf(spec).signals.get(name);
