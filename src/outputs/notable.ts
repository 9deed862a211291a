import { desc, from, not, escape as plainFunction } from "arquero";
import { WHOLE_AGES } from "../figures/figure-input.js";
import type { Flag } from "../model/flags.js";
import type { FigureRow } from "../model/ratios.js";

/** One region × sex and one of the items in which it is furthest from the reference, to the unfavourable side. */
export type NotableItem = FigureRow & { readonly difference: number };

const NOT_NOTABLE: readonly Flag[] = ["wide", "straddles-100", "implausible"];

/**
 * The items of each region and sex that are furthest above the reference (below it where low is worse), ages 40–74.
 * Ratios that what is published leaves open by more than 10 points, or on both sides of 100, are not notable but unknown,
 * and are passed over; so are those that an error of the source makes, it seems.
 *
 * @param count how many items a region and sex
 * @param worse 1 where high is worse, −1 where low is, 0 where neither is, by item; 1 for all if not given
 */
export function notableItems(
  rows: Iterable<FigureRow>,
  count: number,
  worse: (item: string) => 1 | -1 | 0 = () => 1,
): NotableItem[] {
  const unknown = (flags: readonly string[]) => NOT_NOTABLE.some((flag) => flags.includes(flag));
  const badness = (row: FigureRow) => worse(row.item) * (row.difference ?? 0);
  const all = [...rows];
  // A table made of no rows has no columns either.
  if (all.length === 0) return [];
  return from(all)
    .filter(
      plainFunction(
        (row: FigureRow) =>
          row.ages === WHOLE_AGES &&
          row.sex !== "both" &&
          row.level !== "nation" &&
          badness(row) > 0 &&
          !unknown(row.flags),
      ),
    )
    .derive({ badness: plainFunction(badness) })
    .groupby("release", "code", "sex")
    .orderby(desc("badness"))
    .slice(0, count)
    .ungroup()
    .select(not("badness"))
    .objects() as NotableItem[];
}
