import { madeOnce } from "../../model/grouped.js";
import type { TrendMark, Unmarked } from "../../model/marks.js";
import type { TrendChange } from "../../model/trends.js";
import { studentQuantile, studentTails } from "../statistics/distributions/student.js";
import { falseDiscoveryRates } from "../statistics/false-discovery.js";
import type { Interval } from "../statistics/interval.js";
import { median } from "../statistics/median.js";
import { NORMAL_LIMITS } from "../statistics/significance.js";
import { LEAST_REGIONS } from "../statistics/spread.js";
import type { TrendRow } from "./merge-areas.js";
import { type Ends, type LinePoint, netChange, netChangeBounds, netChangeInterval } from "./net-change.js";
import { noiseVariance, type TrendNoise, trendNoise } from "./variogram.js";

/** Net changes of all regions of a level, of one sex and age group, and the noise that they are judged by. */
export interface JudgedChanges {
  /** In the order of the lines; null where a line has fewer than two ratios. */
  readonly changes: readonly (TrendChange | null)[];
  readonly noise: TrendNoise | null;
}

/**
 * Judges net changes by the noise of all regions; then once more by the noise without the regions that have changed for
 * certain, which would pass for noise and hide the others.
 *
 * @param lines the ratios of each region that compare, in the order of the years
 * @param isMoved is a ratio's reference moved by implausible counts?
 */
export function changesOf(
  lines: readonly (readonly TrendRow[])[],
  isMoved: (row: TrendRow) => boolean = () => false,
): JudgedChanges {
  const common = commonChanges(lines);
  const usual = lines.map((rows) => rows.filter(tellsNoise).map(at95));
  const unsure = lines.map((rows) => whyUnsure(rows, isMoved));
  const first = judge(lines, trendNoise(usual), common, unsure);
  const isCertain = usual.map((points, i) => points.length > 1 && (first.changes[i]?.q ?? 1) <= CERTAIN);
  if (!first.noise || !isCertain.includes(true)) return first;
  const rest = usual.filter((_, i) => !isCertain[i]);
  return judge(lines, trendNoise(rest, first.noise) ?? first.noise, common, unsure);
}

/** False discovery rate up to which a change is certain enough not to be taken for noise. */
const CERTAIN = 0.1;

function judge(
  lines: readonly (readonly TrendRow[])[],
  noise: TrendNoise | null,
  common: (first: number, last: number) => number | null,
  unsure: readonly (Unmarked | null)[],
): JudgedChanges {
  const limits = noise && limitsOf(noise);
  const judged = lines.map((rows, i) => changeOf(rows, limits, common, unsure[i]!));
  const rates = falseDiscoveryRates(judged.map((change) => change?.p ?? null));
  const changes = judged.map((found, i) => found && { ...found.change, q: rates[i]! });
  return { changes, noise };
}

/** Hidden counts that leave much open would pass for noise, and so would a misprint. */
const tellsNoise = ({ flags }: TrendRow) => !flags.includes("wide") && !isImplausible(flags);

const isImplausible = (flags: readonly string[]) => flags.includes("implausible");

/** The move that the regions share from one year to another: the median of those that have a ratio in both. */
function commonChanges(
  lines: readonly (readonly TrendRow[])[],
): (first: number, last: number) => number | null {
  const known = new Map<string, number | null>();
  return (first, last) =>
    madeOnce(known, `${first} ${last}`, () => {
      const moves = lines.flatMap((rows) => {
        const [from, to] = [first, last].map((year) =>
          rows.find(({ fiscalYear, flags }) => fiscalYear === year && !isImplausible(flags)),
        );
        return from && to ? [to.ratio! - from.ratio!] : [];
      });
      return moves.length < LEAST_REGIONS ? null : median(moves);
    });
}

/** Why a line's ends do not tell how far the region itself moved; null where they do. Both ends may stand on one moved reference. */
function whyUnsure(rows: readonly TrendRow[], isMoved: (row: TrendRow) => boolean): Unmarked | null {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return null;
  if (isImplausible(first.flags) || isImplausible(last.flags)) return "implausible";
  const isApart = first.reference !== last.reference && (isMoved(first) || isMoved(last));
  return isApart ? "implausible-reference" : null;
}

/** Noise with the quantiles of Student's t at its degrees of freedom, for the 95 and the 99.8 % interval. */
const limitsOf = (noise: TrendNoise) => ({
  noise,
  t95: studentQuantile(0.05, noise.freedom),
  t998: studentQuantile(0.002, noise.freedom),
});

/** A change without its q, and the p-value that q is made of. */
interface JudgedChange {
  readonly change: Omit<TrendChange, "q">;
  readonly p: number | null;
}

function changeOf(
  rows: readonly TrendRow[],
  limits: ReturnType<typeof limitsOf> | null,
  commonOf: (first: number, last: number) => number | null,
  unsure: Unmarked | null,
): JudgedChange | null {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || first === last) return null;
  const ends: Ends = { first: at95(first), last: at95(last) };
  const bounds = netChangeBounds(ends);
  const common = commonOf(first.fiscalYear, last.fiscalYear);
  const change = {
    firstYear: first.fiscalYear,
    lastYear: last.fiscalYear,
    years: rows.length,
    netChange: netChange(ends),
    netChangeLower: bounds.lower,
    netChangeUpper: bounds.upper,
  };
  if (unsure || limits === null || common === null) {
    const unmarked = unsure ?? "few-regions";
    return { change: { ...change, ...NOT_JUDGED, commonChange: common, unmarked }, p: null };
  }
  const { noise, t95, t998 } = limits;
  const { sampling, freedom } = noise;
  const variance = noiseVariance(noise, rows.map(at95), last.fiscalYear - first.fiscalYear);
  const interval95 = netChangeInterval(ends, { sampling, noise: variance, z: NORMAL_LIMITS.at95, t: t95 });
  const interval998 = netChangeInterval(
    { first: at998(first), last: at998(last) },
    { sampling, noise: variance, z: NORMAL_LIMITS.at998, t: t998 },
  );
  return {
    change: {
      ...change,
      netChange95Lower: interval95.lower,
      netChange95Upper: interval95.upper,
      netChange998Lower: interval998.lower,
      netChange998Upper: interval998.upper,
      commonChange: common,
      changeMark: markOf(interval95, interval998, common),
      unmarked: null,
    },
    p: studentTails(t95 * distance(bounds, interval95, common), freedom),
  };
}

const NOT_JUDGED = {
  netChange95Lower: null,
  netChange95Upper: null,
  netChange998Lower: null,
  netChange998Upper: null,
  changeMark: null,
} as const;

/**
 * Rising where the limits lie above 0 and above what all regions share, falling where they lie below both: a region
 * that moves with all others is not marked, nor one that stands still while they move.
 */
function markOf(interval95: Interval, interval998: Interval, common: number): TrendMark {
  const [low, high] = [Math.min(0, common), Math.max(0, common)];
  if (interval998.lower > high) return "rising-99.8";
  if (interval998.upper < low) return "falling-99.8";
  if (interval95.lower > high) return "rising-95";
  if (interval95.upper < low) return "falling-95";
  return "none";
}

/** How far the bounds lie from 0 and the common change, in half widths of the 95 % interval; 0 where they touch them. */
function distance(bounds: Interval, interval95: Interval, common: number): number {
  const [low, high] = [Math.min(0, common), Math.max(0, common)];
  if (bounds.lower > high) return (bounds.lower - high) / (bounds.lower - interval95.lower);
  if (bounds.upper < low) return (low - bounds.upper) / (interval95.upper - bounds.upper);
  return 0;
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
    expected: row.expected!,
  };
}
