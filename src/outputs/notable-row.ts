import type { Flag } from "../model/flags.js";
import { type FigureRow, hasRatio, type KnownRow } from "../model/ratios.js";

// Apart from `notable.ts`: the report's page asks this too, and does without arquero.

const NOT_NOTABLE: readonly Flag[] = ["wide", "straddles-100", "implausible"];

/** Is it known on which side of the reference a ratio lies, and is it made of counts that can be true? */
export const isNotable = (row: FigureRow): row is KnownRow =>
  hasRatio(row) && !NOT_NOTABLE.some((flag) => row.flags.includes(flag));
