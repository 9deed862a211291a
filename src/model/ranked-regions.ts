import type { RatioRow } from "./ratios.js";

type Place = Pick<RatioRow, "release" | "item" | "level" | "sex" | "ages">;

/** How many regions of a level ranks are counted among, of one item, sex and age group. */
export interface RankedRegions extends Place {
  readonly ranked: number;
}

/** Among how many regions a row's rank is counted; null where it has none, or where that is not known. */
export type RankedAmong = (row: Place & Pick<RatioRow, "rank">) => number | null;

const keyOf = ({ release, item, level, sex, ages }: Place) => `${release} ${item} ${level} ${sex} ${ages}`;

/** Maps are made once for all figures of a result. */
const made = new WeakMap<readonly RankedRegions[], ReadonlyMap<string, number>>();

export function rankedAmong(groups: readonly RankedRegions[]): RankedAmong {
  const counts = made.get(groups) ?? new Map(groups.map((group) => [keyOf(group), group.ranked]));
  made.set(groups, counts);
  return (row) => (row.rank === null ? null : (counts.get(keyOf(row)) ?? null));
}

/**
 * The same of rows that were computed before, where all regions are among them: those without an upper end count, too, since
 * they may lie above others.
 *
 * @param regionsOf how many regions there are; undefined where that is not known
 */
export function rankedInRows(
  rows: Iterable<Place & Pick<RatioRow, "reference" | "ratio" | "expectedUpper" | "rank" | "flags">>,
  regionsOf: (place: Place) => number | undefined,
): RankedRegions[] {
  const groups = new Map<string, { place: Place; rows: number; ranked: number; hasRanks: boolean }>();
  for (const row of rows) {
    const { release, item, level, sex, ages } = row;
    const key = `${keyOf(row)} ${row.reference}`;
    const group = groups.get(key) ?? {
      place: { release, item, level, sex, ages },
      rows: 0,
      ranked: 0,
      hasRanks: false,
    };
    groups.set(key, group);
    group.rows++;
    if (row.rank !== null) group.hasRanks = true;
    const isOpen = row.ratio === null && row.expectedUpper !== 0 && !row.flags.includes("implausible");
    if (row.rank !== null || isOpen) group.ranked++;
  }
  return [...groups.values()].flatMap(({ place, rows, ranked, hasRanks }) =>
    hasRanks && rows === regionsOf(place) ? [{ ...place, ranked }] : [],
  );
}
