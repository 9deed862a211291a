import { type Changes, whyNotComparable, whyNotSameNation } from "../../catalog/comparison.js";
import type { Item } from "../../catalog/schema.js";
import type { Trend, TrendBreak, TrendChange, TrendMark, TrendPoint } from "../../trends.js";
import type { Interval, IntervalMethod } from "../statistics/interval.js";
import { normalQuantile } from "../statistics/normal.js";
import { type Mark, markOfIntervals } from "../statistics/significance.js";
import { type LinePoint, slope, slopeBounds, slopeInterval } from "./line.js";
import { followAreas, type TrendRow } from "./merge-areas.js";
import { trendNoise } from "./noise.js";

/** One item over several releases. */
export interface TrendJob {
  readonly item: Item;
  /** Its ratios in every release, of all regions that there are: the noise is estimated from all together. */
  readonly rows: readonly TrendRow[];
  /** The method that the rows' limits were made with. */
  readonly interval: IntervalMethod;
  /** "national" where each year has its own nation, "national@6" where all have that of one release. */
  readonly reference: string;
}

const Z_95 = normalQuantile(0.975);
const Z_998 = normalQuantile(0.999);

/**
 * The trends of an item: a region, sex and age group each, in the order in which the rows first have them. The line of
 * a region breaks between releases that do not compare; the change per year is that of its last piece.
 *
 * The reference population is left out where it is compared with itself in every year: it stands at 100 by definition.
 */
export function trendsOf({ item, rows, interval, reference }: TrendJob, changes: Changes): Trend[] {
  const followed = followAll(rows, interval, changes);
  const lines = groupBy(followed, ({ level, code, sex, ages }) => `${level} ${code} ${sex} ${ages}`).map(
    (line) => lineOf(item, line, changes),
  );
  const noises = noiseOf(lines);
  return lines.flatMap((line) => {
    const { rows, points, breaks, last } = line;
    if (rows.every(({ flags }) => flags.includes("is-reference"))) return [];
    return [
      { ...identityOf(rows), reference, points, breaks, change: changeOf(last, noises.get(columnOf(line))!) },
    ];
  });
}

/** Lines that are compared with each other: all regions of a level, of one sex and age group. */
const columnOf = ({ rows }: Line) => `${rows[0]!.level} ${rows[0]!.sex} ${rows[0]!.ages}`;

/** The noise τ² of every column of lines. */
function noiseOf(lines: readonly Line[]): Map<string, number | null> {
  return new Map(
    groupBy(lines, columnOf).map((column) => [
      columnOf(column[0]!),
      trendNoise(column.flatMap(({ last }) => (tellsNoise(last) ? [last.map(at95)] : []))),
    ]),
  );
}

/** Rows with the codes of the newest release. */
function followAll(
  rows: readonly TrendRow[],
  interval: IntervalMethod,
  { areaChanges }: Changes,
): readonly TrendRow[] {
  const newest = rows.reduce((most, { release }) => Math.max(most, release), 0);
  return areaChanges
    .filter(({ from }) => from <= newest)
    .reduce((followed, change) => followAreas(followed, change, interval), rows);
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
  const points = rows.map((row, i): TrendPoint => {
    const before = rows[i - 1];
    const reason =
      before &&
      (whyNotComparable(changes, item, row, before.release, row.release) ??
        whyNotSameNation(changes, before, row));
    if (before && reason) breaks.push({ from: before.release, to: row.release, reason });
    const {
      release,
      fiscalYear,
      ratio,
      ratioLower,
      ratioUpper,
      ratioOuter95Lower,
      ratioOuter95Upper,
      flags,
    } = row;
    return {
      release,
      fiscalYear,
      ratio,
      ratioLower,
      ratioUpper,
      ratioOuter95Lower,
      ratioOuter95Upper,
      segment: breaks.length,
      flags,
    };
  });
  const last = rows.filter((row, i) => points[i]!.segment === breaks.length && row.ratio !== null);
  return { rows, points, breaks, last };
}

/** Hidden counts that leave much open would pass for noise. */
function tellsNoise(rows: readonly TrendRow[]): boolean {
  return rows.length > 1 && !rows.some(({ flags }) => flags.includes("wide"));
}

function identityOf(rows: readonly TrendRow[]): Omit<Trend, "reference" | "points" | "breaks" | "change"> {
  const { item, level, code, name, prefectureCode, prefecture, sex, ages } = rows.at(-1)!;
  return { item, level, code, name, prefectureCode, prefecture, sex, ages };
}

function changeOf(rows: readonly TrendRow[], noise: number | null): TrendChange | null {
  if (rows.length < 2) return null;
  const points95 = rows.map(at95);
  const points998 = rows.map(at998);
  const bounds = slopeBounds(points95);
  const ci95 = slopeInterval(points95, 0, Z_95);
  const ci998 = slopeInterval(points998, 0, Z_998);
  const noise95 = noise === null ? null : slopeInterval(points95, noise, Z_95);
  const noise998 = noise === null ? null : slopeInterval(points998, noise, Z_998);
  return {
    firstYear: rows[0]!.fiscalYear,
    lastYear: rows.at(-1)!.fiscalYear,
    years: rows.length,
    perYear: slope(points95),
    perYearLower: bounds.lower,
    perYearUpper: bounds.upper,
    ci95Lower: ci95.lower,
    ci95Upper: ci95.upper,
    ci998Lower: ci998.lower,
    ci998Upper: ci998.upper,
    mark: markOf(ci95, ci998)!,
    noise: noise === null ? null : Math.sqrt(noise),
    noise95Lower: noise95?.lower ?? null,
    noise95Upper: noise95?.upper ?? null,
    noise998Lower: noise998?.lower ?? null,
    noise998Upper: noise998?.upper ?? null,
    noiseMark: markOf(noise95, noise998),
  };
}

const at95 = (row: TrendRow): LinePoint => linePoint(row, row.ratioCi95Lower, row.ratioCi95Upper);
const at998 = (row: TrendRow): LinePoint => linePoint(row, row.ratioCi998Lower, row.ratioCi998Upper);

function linePoint(row: TrendRow, lower: number | null, upper: number | null): LinePoint {
  return {
    year: row.fiscalYear,
    ratio: row.ratio!,
    lower: row.ratioLower!,
    upper: row.ratioUpper!,
    limits: { lower: lower!, upper: upper! },
  };
}

const TREND_OF_MARK: Readonly<Record<Mark, TrendMark>> = {
  "high-99.8": "rising-99.8",
  "high-95": "rising-95",
  none: "none",
  "low-95": "falling-95",
  "low-99.8": "falling-99.8",
};

function markOf(interval95: Interval | null, interval998: Interval | null): TrendMark | null {
  const mark = markOfIntervals(interval95, interval998, 0);
  return mark && TREND_OF_MARK[mark];
}

/** Groups in the order in which their keys first stand. */
function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return [...groups.values()];
}
