// @ts-nocheck
import type { RatioRow } from "../model/ratios.js";

/** A region as a slide or a sheet names it. */
export type NamedRegion = Pick<RatioRow, "code" | "name">;
