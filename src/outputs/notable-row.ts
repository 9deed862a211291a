import type { Flag } from "../model/flags.js";
import type { FigureRow } from "../model/ratios.js";

/** One region × sex and an item of which it is known on which side of the reference it is. */
export type NotableItem = FigureRow & { readonly difference: number };

const NOT_NOTABLE: readonly Flag[] = ["wide", "straddles-100", "implausible"];

/** Is it known on which side of the reference a ratio lies, and is it made of counts that can be true? */
export const isNotable = (row: FigureRow): row is NotableItem =>
  row.difference !== null && !NOT_NOTABLE.some((flag) => row.flags.includes(flag));
