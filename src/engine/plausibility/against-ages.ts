import { AGES, COLUMNS, SUBTOTAL } from "../../model/counts.js";
import { grouped } from "../../model/grouped.js";
import { mediansOfOthers } from "../statistics/median.js";
import { type Deviations, logOddsVariance } from "./deviations.js";
import { BETWEEN_AGES, FEWEST_AGES, type Limits, STAYING } from "./limits.js";
import { isBeyond, type Judgement, type Outlier, outlierOf, surestMove, usualMoves } from "./moves.js";

/** How the ages of one release lie to each other. */
export interface AgeComparison {
  readonly outliers: readonly Outlier[];
  /** A count of one age against the region's other ages; null for all ages together. */
  judgement(region: number, column: number): Judgement | null;
  /** A count of one age, if it lies beyond the limits of the region's other ages. */
  beyond(region: number, column: number, limits: Limits): Outlier | null;
}

/**
 * Compares each region's deviation from the nation at one age with the median of those at its other ages, and that
 * with what all regions have at this age. The only check that one release allows by itself, and that shows what is wrong in
 * every release: an error in all ages alike does not show.
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
  const beyond = (region: number, column: number, limits: Limits): Outlier | null => {
    const judged = judgement(region, column);
    const move = judged && surestMove(judged);
    return judged && isBeyond(move!, judged, limits) ? outlierOf(move!, judged, "ages") : null;
  };
  const least = Math.log(BETWEEN_AGES.times);
  const outliers: Outlier[] = [];
  for (let i = 0; i < moves.length; i++) {
    const column = i % COLUMNS;
    if (!(Math.abs(moves[i]! - (usual[column]?.centre ?? 0)) >= least)) continue;
    const found = beyond(Math.floor(i / COLUMNS), column, BETWEEN_AGES);
    if (found) outliers.push(found);
  }
  return { outliers, judgement, beyond };
}

/** The ages of one release, and its regions by what they are found by in other releases. */
interface YearOfAges {
  readonly ages: AgeComparison;
  readonly places: ReadonlyMap<string, number>;
}

/**
 * The counts of an age that a region's other ages contradict in every year that has the region: what they contradict in one
 * year of several is left to the other years.
 *
 * @returns by year, in the order of the years
 */
export function stayingOutliers(years: readonly YearOfAges[]): Outlier[][] {
  const found: Outlier[][] = years.map(() => []);
  const keyOf = years.map(({ places }) => new Map([...places].map(([key, region]) => [region, key])));
  const suspects = years.flatMap(({ ages }, y) =>
    ages.outliers.flatMap(({ region, column, distance }) => {
      const key = keyOf[y]!.get(region);
      return key === undefined ? [] : [{ key, column, side: Math.sign(distance) }];
    }),
  );
  for (const same of grouped(suspects, ({ key, column, side }) => `${key} ${column} ${side}`).values()) {
    const { key, column, side } = same[0]!;
    const all = years.map(({ ages, places }) => {
      const region = places.get(key);
      return region === undefined ? undefined : ages.beyond(region, column, STAYING);
    });
    const there = all.filter((outlier) => outlier !== undefined);
    if (2 * same.length <= there.length) continue;
    if (!there.every((outlier) => outlier !== null && outlier.distance * side > 0)) continue;
    for (const [y, outlier] of all.entries()) if (outlier) found[y]!.push(outlier);
  }
  return found;
}
