import type { RankedRegions } from "../model/ranked-regions.js";
import type { RatiosOfRegions } from "../model/ratios.js";
import type { Comparison } from "./marks.js";

/** Reasons for which no spread between regions is known. */
export const NO_SPREAD = ["fewer-than-20-regions"] as const;
type NoSpread = (typeof NO_SPREAD)[number];

/** What is estimated from all regions of a level together, for one item, sex and age group. */
export interface GroupStatistics extends RatiosOfRegions {
  /** All of them, also those that are not ranked. */
  readonly regions: number;
  /**
   * The model of the spread that the adjusted marks test against, variance of log(O/E) = sampling + τ²·(E/Ē)^(−2γ): τ, γ, Ē
   * and how many regions they were estimated from. null where there were too few.
   */
  readonly tau: number | null;
  readonly gamma: number | null;
  readonly meanExpected: number | null;
  readonly spreadRegions: number | null;
  /** Why there is no spread; null where there is one. */
  readonly noSpread: NoSpread | null;
  /** Gamma prior of the empirical-Bayes ratios; null where the regions differ by chance alone. */
  readonly nu: number | null;
  readonly alpha: number | null;
}

/** The same with how many regions are ranked, which the rows of a result that is written say. */
export interface ComparedGroup extends GroupStatistics, RankedRegions {}

/** What a comparison estimated. */
export function statisticsOf({
  spread,
  prior,
  ranked,
}: Comparison): Omit<ComparedGroup, keyof RatiosOfRegions | "regions"> {
  const known = prior && !prior.degenerate ? prior : null;
  return {
    ranked,
    tau: spread?.tau ?? null,
    gamma: spread?.gamma ?? null,
    meanExpected: spread?.meanExpected ?? null,
    spreadRegions: spread?.regions ?? null,
    noSpread: spread ? null : "fewer-than-20-regions",
    nu: known?.nu ?? null,
    alpha: known?.alpha ?? null,
  };
}
