import { type ColumnTable, desc, from, not, escape as plainFunction } from "arquero";
import { isNation } from "../catalog/levels.js";
import { WHOLE_AGES } from "../model/ages.js";
import { RATIO } from "../model/columns/ratio-columns.js";
import { SEXES_AND_BOTH } from "../model/counts.js";
import { isMarked } from "../model/marks.js";
import type { FigureRow, KnownRow } from "../model/ratios.js";
import { isNotable } from "./notable-row.js";

/**
 * The items of each region and sex on the unfavourable side of the reference, ages 40–74: significant ones first, and in
 * both lots the furthest first. A ratio that suppression leaves open by more than 10 points, or on both sides of 100, is
 * not notable but unknown, and is passed over; so is one that an error of the source makes, it seems.
 *
 * @param count how many items a region and sex
 * @param worse 1 where high is worse, −1 where low is, 0 where neither is, by item; 1 for all if not given
 */
export function notableItems(
  rows: Iterable<FigureRow>,
  count: number,
  worse: (item: string) => 1 | -1 | 0 = () => 1,
): KnownRow[] {
  const badness = (row: FigureRow) => worse(row.item) * (row.difference ?? 0);
  return candidatesAmong(rows, (row) => badness(row) > 0 && isNotable(row))
    .derive({
      badness: plainFunction(badness),
      isSignificant: plainFunction(({ mark }: FigureRow) => (isMarked(mark) ? 1 : 0)),
    })
    .groupby("release", "code", "sex")
    .orderby(desc("isSignificant"), desc("badness"))
    .slice(0, count)
    .ungroup()
    .select(not("badness", "isSignificant"))
    .objects() as KnownRow[];
}

/** Items ordered by release, code and sex (men before women), and within these as they are given. */
export function inOrder(items: readonly KnownRow[]): KnownRow[] {
  return from([...items])
    .derive({ place: plainFunction(({ sex }: FigureRow) => SEXES_AND_BOTH.indexOf(sex)) })
    .orderby("release", "code", "place")
    .select(not("place"))
    .objects() as KnownRow[];
}

/** The rows that could be notable but for an error of the source, as it seems. */
export function implausibleItems(rows: Iterable<FigureRow>): FigureRow[] {
  return candidatesAmong(rows, ({ flags }) => flags.includes("implausible")).objects() as FigureRow[];
}

/** The chosen rows among those of regions, ages 40–74. */
function candidatesAmong(rows: Iterable<FigureRow>, isChosen: (row: FigureRow) => boolean): ColumnTable {
  const all = [...rows];
  // Named, since a table made of no rows has no columns else.
  return from(all, Object.keys(all[0] ?? RATIO)).filter(
    plainFunction((row: FigureRow) => row.ages === WHOLE_AGES && !isNation(row.level) && isChosen(row)),
  );
}
