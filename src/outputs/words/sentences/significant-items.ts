import { WHOLE_AGES } from "../../../model/ages.js";
import { isMarked } from "../../../model/marks.js";
import type { FigureRow } from "../../../model/ratios.js";
import { toldSexes } from "../../../model/told-sexes.js";
import { isNotable } from "../../notable-row.js";

/**
 * Ids of the items in which a region's men or women (or both together, see `toldSexes`) are significantly above the reference, ages 40–74, each item once, the highest first.
 * What hidden counts leave open, and what an error of the source makes, it seems, is passed over (see `isNotable`).
 */
export function significantItems(rows: Iterable<FigureRow>, code: string): string[] {
  const own = [...rows].filter((row) => row.code === code && row.ages === WHOLE_AGES);
  const sexes = toldSexes(own);
  const high = own
    .filter(({ sex }) => sexes.includes(sex))
    .filter(isNotable)
    .filter(({ difference, mark }) => difference > 0 && isMarked(mark))
    .sort((a, b) => b.difference - a.difference);
  return [...new Set(high.map(({ item }) => item))];
}
