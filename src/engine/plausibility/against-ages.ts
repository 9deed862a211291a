import { AGES, COLUMNS, SUBTOTAL } from "../../model/counts.js";
import { mediansOfOthers } from "../statistics/median.js";
import { type Deviations, logOddsVariance } from "./deviations.js";
import { BETWEEN_AGES, FEWEST_AGES } from "./limits.js";
import { isBeyond, type Judgement, type Outlier, outlierOf, surestMove, usualMoves } from "./moves.js";

/** How the ages of one release lie to each other. */
export interface AgeComparison {
  readonly outliers: readonly Outlier[];
  /** A count of one age against the region's other ages; null for all ages together. */
  judgement(region: number, column: number): Judgement | null;
}

/**
 * Compares each region's deviation from the nation at one age with the median of those at its other ages, and that
 * with what all regions have at this age. The only check that one release allows by itself: an error in all ages alike
 * does not show.
 */
export function compareAges(deviations: Deviations): AgeComparison {
  const { best, examined, observed } = deviations;
  const likely = new Float64Array(best.length).fill(Number.NaN);
  const moves = new Float64Array(best.length);
  const sorted = new Float64Array(AGES);
  for (let from = 0; from < best.length; from += COLUMNS)
    mediansOfOthers(best, from, AGES, FEWEST_AGES, sorted, likely);
  for (let i = 0; i < best.length; i++) moves[i] = best[i]! - likely[i]!;
  const usual = usualMoves(moves, examined);
  const judgement = (region: number, column: number): Judgement | null => {
    const from = region * COLUMNS;
    if (column === SUBTOTAL || Number.isNaN(likely[from + column]!)) return null;
    let variance = 0;
    for (let age = 0; age < AGES; age++)
      if (age !== column) variance += logOddsVariance(observed[from + age]!, examined[from + age]!);
    return {
      deviations,
      region,
      column,
      likely: likely[from + column]!,
      variance: variance / (AGES - 1) ** 2,
      usual: usual[column]!,
    };
  };
  const least = Math.log(BETWEEN_AGES.times);
  const outliers: Outlier[] = [];
  for (let i = 0; i < moves.length; i++) {
    const column = i % COLUMNS;
    if (!(Math.abs(moves[i]! - (usual[column]?.centre ?? 0)) >= least)) continue;
    const judged = judgement(Math.floor(i / COLUMNS), column);
    if (!judged) continue;
    const move = surestMove(judged);
    if (isBeyond(move, judged, BETWEEN_AGES)) outliers.push(outlierOf(move, judged));
  }
  return { outliers, judgement };
}
