// @ts-nocheck
import type { RatioRow } from "./ratios.js";

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
