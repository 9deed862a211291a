import { COLUMNS } from "../../model/counts.js";
import { medianInPlace, SD_OF_MEDIAN_DEVIATION } from "../statistics/median.js";
import { type Deviations, logOddsVariance, peopleAt } from "./deviations.js";
import type { Evidence } from "./implausible.js";
import { FEWEST_REGIONS, type Limits } from "./limits.js";

/** A count that lies far from what other years, or the other ages, make of it. */
export interface Outlier {
  /** Index of the region in its table. */
  readonly region: number;
  /** An age, or 中計 for all of them. */
  readonly column: number;
  /** ln of how many times the odds are too high, below 0 too low. */
  readonly distance: number;
  /** People that the other years, or the other ages, make likely. */
  readonly likely: number;
  readonly rule: Evidence["rule"];
}

/** What regions usually do in one column: the middle of their moves, and how far one standard deviation goes. */
export interface Usual {
  readonly centre: number;
  readonly spread: number;
}

/**
 * Robust centre and spread of the moves of all regions, by column: median, and 1.4826 · median |move − centre| of the
 * larger half of the regions, whose moves chance makes least of. NaN moves are left out. Where too few regions are known,
 * nothing is usual and the spread is infinite.
 *
 * @param moves region × column
 * @param examined people, the same
 */
export function usualMoves(moves: Float64Array, examined: Float64Array): Usual[] {
  const scratch = new Float64Array(moves.length / COLUMNS);
  return Array.from({ length: COLUMNS }, (_, column) => usualOfColumn(moves, examined, column, scratch));
}

function usualOfColumn(
  moves: Float64Array,
  examined: Float64Array,
  column: number,
  scratch: Float64Array,
): Usual {
  let known = 0;
  for (let i = column; i < moves.length; i += COLUMNS)
    if (!Number.isNaN(moves[i]!)) scratch[known++] = examined[i]!;
  if (known < FEWEST_REGIONS) return { centre: 0, spread: Number.POSITIVE_INFINITY };
  const size = medianInPlace(scratch, known);
  known = 0;
  for (let i = column; i < moves.length; i += COLUMNS)
    if (!Number.isNaN(moves[i]!)) scratch[known++] = moves[i]!;
  const centre = medianInPlace(scratch, known);
  let larger = 0;
  for (let i = column; i < moves.length; i += COLUMNS)
    if (!Number.isNaN(moves[i]!) && examined[i]! >= size) scratch[larger++] = Math.abs(moves[i]! - centre);
  return { centre, spread: SD_OF_MEDIAN_DEVIATION * medianInPlace(scratch, larger) };
}

/** What is known of a count that is judged. */
export interface Judgement {
  readonly deviations: Deviations;
  readonly region: number;
  readonly column: number;
  /** The deviation that other years, or the other ages, make likely, and its variance. */
  readonly likely: number;
  readonly variance: number;
  readonly usual: Usual;
}

/** The move of a count's best value, beyond what all regions did. */
export function bestMove({ deviations, region, column, likely, usual }: Judgement): number {
  return deviations.best[region * COLUMNS + column]! - likely - usual.centre;
}

/** The least move, to either side, that the hidden cells allow; 0 where one of their values is what is likely. */
export function surestMove({ deviations, region, column, likely, usual }: Judgement): number {
  const i = region * COLUMNS + column;
  const low = deviations.lower[i]! - likely - usual.centre;
  if (low > 0) return low;
  return Math.min(0, deviations.upper[i]! - likely - usual.centre);
}

/** Is a move beyond the limits? */
export function isBeyond(move: number, judgement: Judgement, limits: Limits): boolean {
  if (Math.abs(move) < Math.log(limits.times)) return false;
  const { deviations, region, column, usual } = judgement;
  const i = region * COLUMNS + column;
  const examined = deviations.examined[i]!;
  const likely = likelyPeople(judgement);
  const found = peopleAt(move, likely, examined);
  if (Math.abs(found - likely) < limits.people) return false;
  const variance = logOddsVariance(likely, examined) + judgement.variance + usual.spread ** 2;
  return Math.abs(move) >= limits.deviations * Math.sqrt(variance);
}

/** @param move of the count that is judged, as `surestMove` gives it */
export function outlierOf(move: number, judgement: Judgement, rule: Evidence["rule"]): Outlier {
  const { region, column } = judgement;
  return { region, column, distance: move, likely: likelyPeople(judgement), rule };
}

function likelyPeople({ deviations, region, column, likely, usual }: Judgement): number {
  const i = region * COLUMNS + column;
  return peopleAt(likely + usual.centre, deviations.expected[i]!, deviations.examined[i]!);
}
