import { madeOnce } from "./grouped.js";
import type { RatioRow, RatiosOfRegions } from "./ratios.js";

/** How many regions of a level ranks are counted among, of one item, sex and age group. */
export interface RankedRegions extends RatiosOfRegions {
  readonly ranked: number;
}

/** Among how many regions a row's rank is counted; null where it has none, or where that is not known. */
export type RankedAmong = (row: RatiosOfRegions & Pick<RatioRow, "rank">) => number | null;

/** Names them among others. */
export const groupKey = ({ release, item, level, sex, ages }: RatiosOfRegions) =>
  `${release} ${item} ${level} ${sex} ${ages}`;

/** Maps are made once for all figures of a result. */
const made = new WeakMap<readonly RankedRegions[], ReadonlyMap<string, number>>();

/** @returns among how many regions a row is ranked, by the group that it is of */
export function rankedAmong(groups: readonly RankedRegions[]): RankedAmong {
  const counts = madeOnce(
    made,
    groups,
    () => new Map(groups.map((group) => [groupKey(group), group.ranked])),
  );
  return (row) => (row.rank === null ? null : (counts.get(groupKey(row)) ?? null));
}

/**
 * The same of rows that were computed before, where all regions are among them: those without an upper end count, too, since
 * they may lie above others.
 *
 * @param regionsOf how many regions there are; undefined where that is not known
 */
export function rankedInRows(
  rows: Iterable<
    RatiosOfRegions & Pick<RatioRow, "reference" | "ratio" | "expectedUpper" | "rank" | "flags">
  >,
  regionsOf: (place: RatiosOfRegions) => number | undefined,
): RankedRegions[] {
  const groups = new Map<
    string,
    { place: RatiosOfRegions; rows: number; ranked: number; hasRanks: boolean }
  >();
  for (const row of rows) {
    const { release, item, level, sex, ages } = row;
    const place = { release, item, level, sex, ages };
    const key = `${groupKey(row)} ${row.reference}`;
    const group = madeOnce(groups, key, () => ({ place, rows: 0, ranked: 0, hasRanks: false }));
    group.rows++;
    if (row.rank !== null) group.hasRanks = true;
    const isOpen = row.ratio === null && row.expectedUpper !== 0 && !row.flags.includes("implausible");
    if (row.rank !== null || isOpen) group.ranked++;
  }
  return [...groups.values()].flatMap(({ place, rows, ranked, hasRanks }) =>
    hasRanks && rows === regionsOf(place) ? [{ ...place, ranked }] : [],
  );
}

/** From the best to the worst rank that the bounds of a ratio allow; 1 is the highest ratio. */
export interface RankRange {
  readonly best: number;
  readonly worst: number;
}

/** null where the ratio has no rank. */
export function rankRange({
  rank,
  rankBest,
  rankWorst,
}: Pick<RatioRow, "rank" | "rankBest" | "rankWorst">): RankRange | null {
  return rank === null ? null : { best: rankBest ?? rank, worst: rankWorst ?? rank };
}
