import { type Changes, whyNotComparable, whyNotSameNation } from "../../catalog/releases/comparison.js";
import type { Catalog, Item } from "../../catalog/schema.js";
import { COVERAGE_MOVED } from "../../model/flags.js";
import { grouped } from "../../model/grouped.js";
import type { Trend, TrendBreak, TrendGroup, TrendPoint } from "../../model/trends.js";
import { isCoverageMoved } from "../examined/coverage.js";
import type { IntervalMethod } from "../statistics/interval-methods.js";
import { changesOf } from "./changes.js";
import { followAreas, type TrendRow } from "./merge-areas.js";

/** One item over several releases. */
export interface TrendJob {
  readonly item: Item;
  /** Its ratios in every release, of all regions that there are: the noise is estimated from all together. */
  readonly rows: readonly TrendRow[];
  /** The method that the rows' limits were made with. */
  readonly interval: IntervalMethod;
  /** "national" where each year has its own nation, "national@6" where all have that of one release. */
  readonly reference: string;
  /** Is a ratio's reference moved by implausible counts, so that it does not compare with those of other years? */
  readonly isMoved?: (row: TrendRow) => boolean;
}

/** The trends of an item, and how its regions usually stray. */
export interface ItemTrends {
  readonly trends: Trend[];
  readonly groups: TrendGroup[];
}

/**
 * The trends of an item: a region, sex and age group each, in the order in which the rows first have them. The line of
 * a region breaks between releases that do not compare; the net change is that of its last piece.
 *
 * The reference population is left out where it is compared with itself in every year: it stands at 100 by definition.
 */
export function trendsOf(
  { item, rows, interval, reference, isMoved }: TrendJob,
  changes: Changes & Pick<Catalog, "areas">,
): ItemTrends {
  const followed = followAll(rows, interval, changes);
  const ofRegions = grouped(followed, ({ level, code, sex, ages }) => `${level} ${code} ${sex} ${ages}`);
  const lines = [...ofRegions.values()].map((line) => lineOf(item, line, changes));
  const groups: TrendGroup[] = [];
  const changeOf = new Map<Line, Trend["change"]>();
  for (const column of grouped(lines, columnOf).values()) {
    const { level, sex, ages } = column[0]!.rows[0]!;
    const judged = changesOf(
      column.map(({ last }) => last),
      isMoved,
    );
    for (const [i, line] of column.entries()) changeOf.set(line, judged.changes[i]!);
    if (judged.noise) {
      const { regions, sampling, white, wander, gamma, meanExpected } = judged.noise;
      groups.push({ item: item.id, level, sex, ages, regions, sampling, white, wander, gamma, meanExpected });
    }
  }
  const trends = lines.flatMap((line) => {
    const { rows, points, breaks } = line;
    if (rows.every(({ flags }) => flags.includes("is-reference"))) return [];
    return [{ ...identityOf(rows), reference, points, breaks, change: changeOf.get(line)! }];
  });
  return { trends, groups };
}

/** Lines that are compared with each other: all regions of a level, of one sex and age group. */
const columnOf = ({ rows }: Line) => `${rows[0]!.level} ${rows[0]!.sex} ${rows[0]!.ages}`;

/** Rows with the codes of the newest release. */
function followAll(
  rows: readonly TrendRow[],
  interval: IntervalMethod,
  catalog: Changes & Pick<Catalog, "areas">,
): readonly TrendRow[] {
  const newest = rows.reduce((most, { release }) => Math.max(most, release), 0);
  return catalog.areaChanges
    .filter(({ from }) => from <= newest)
    .reduce((followed, change) => followAreas(followed, change, interval, catalog), rows);
}

/** One region's rows in the order of the years, and what is joined. */
interface Line {
  readonly rows: readonly TrendRow[];
  readonly points: readonly TrendPoint[];
  readonly breaks: readonly TrendBreak[];
  /** The ratios of the last segment. */
  readonly last: readonly TrendRow[];
}

function lineOf(item: Item, unordered: readonly TrendRow[], changes: Changes): Line {
  const rows = [...unordered].sort((a, b) => a.release - b.release);
  const breaks: TrendBreak[] = [];
  /** The first row of the segment with a ratio. */
  let from: TrendRow | undefined;
  const points = rows.map((row, i): TrendPoint => {
    const before = rows[i - 1];
    const reason =
      before &&
      (whyNotComparable(changes, item, row, before.release, row.release) ??
        whyNotSameNation(changes, before, row));
    if (before && reason) {
      breaks.push({ from: before.release, to: row.release, reason });
      from = undefined;
    }
    if (row.ratio !== null) from ??= row;
    const isMoved = from !== undefined && isCoverageMoved(from, row);
    return {
      release: row.release,
      fiscalYear: row.fiscalYear,
      ratio: row.ratio,
      ratioLower: row.ratioLower,
      ratioUpper: row.ratioUpper,
      ratioOuter95Lower: row.ratioOuter95Lower,
      ratioOuter95Upper: row.ratioOuter95Upper,
      segment: breaks.length,
      flags: isMoved ? [...row.flags, COVERAGE_MOVED] : row.flags,
      referenceRate: row.referenceRate,
      nationalCoverage: row.nationalCoverage,
    };
  });
  const last = rows.filter((row, i) => points[i]!.segment === breaks.length && row.ratio !== null);
  return { rows, points, breaks, last };
}

function identityOf(rows: readonly TrendRow[]): Omit<Trend, "reference" | "points" | "breaks" | "change"> {
  const { item, level, code, name, prefectureCode, prefecture, sex, ages } = rows.at(-1)!;
  return { item, level, code, name, prefectureCode, prefecture, sex, ages };
}
