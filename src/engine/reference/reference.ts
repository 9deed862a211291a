import { AGES, COLUMNS, type Sex } from "../../counts.js";
import { isUnknown } from "../ratio/lone-count.js";
import type { GuardedCount } from "../suppression/disclosure.js";
import type { ResolvedSex, ResolvedTable } from "../suppression/suppression.js";

/** Reference counts of one item and sex by the seven ages, people; hidden cells at their best estimate. */
export interface ReferenceCounts {
  readonly examined: Float64Array;
  readonly observed: Float64Array;
  /** What the reference's own hidden cells allow the rate of each age to be. */
  readonly rateLower: Float64Array;
  readonly rateUpper: Float64Array;
}

/** Reference counts of one item. */
export interface ItemReference {
  readonly male: ReferenceCounts;
  readonly female: ReferenceCounts;
}

/** Which population the reference is. */
export type ReferencePopulation =
  /** All prefectures and 判別不可. */
  | { readonly kind: "national" }
  /** All prefectures, without 判別不可. */
  | { readonly kind: "national-assigned" }
  | { readonly kind: "prefecture"; readonly code: string };

/**
 * Adds up the reference population from the prefecture table of an item: X[s,j] people in the hit strata, N[s,j] people
 * in all strata of the same table (each item has its own denominator).
 *
 * @returns null where the table does not hold the population
 */
export function referenceCounts(
  prefecture: ResolvedTable,
  hits: Readonly<Record<Sex, Uint8Array>>,
  population: ReferencePopulation,
): ItemReference | null {
  const regions = populationRegions(prefecture, population);
  if (regions.length === 0) return null;
  return {
    male: sumCounts(prefecture.male, regions, hits.male),
    female: sumCounts(prefecture.female, regions, hits.female),
  };
}

/** Regions of a prefecture table that make a population. */
export function populationRegions(prefecture: ResolvedTable, population: ReferencePopulation): number[] {
  return prefecture.table.regions.flatMap(({ code }, i) =>
    population.kind === "national" ||
    (population.kind === "national-assigned" && code !== null) ||
    (population.kind === "prefecture" && code === population.code)
      ? [i]
      : [],
  );
}

function sumCounts(cells: ResolvedSex, regions: readonly number[], hits: Uint8Array): ReferenceCounts {
  const [hit, other] = [new PeopleSums(), new PeopleSums()];
  const lines = regions.flatMap((region) =>
    Array.from({ length: cells.strata }, (_, stratum) => ({
      start: (region * cells.strata + stratum) * COLUMNS,
      isHit: hits[stratum] === 1,
    })),
  );
  for (let age = 0; age < AGES; age++) {
    const guarded = guardedCell(cells, lines, age);
    for (const { start, isHit } of lines) {
      (isHit ? hit : other).add(cells, start, age, guarded?.cell === start + age ? guarded.count : null);
    }
  }
  // X/(X + Y) rises with the hits X and falls with the others Y.
  const share = (x: number, y: number) => (x === Number.POSITIVE_INFINITY ? 1 : x + y > 0 ? x / (x + y) : 0);
  return {
    examined: hit.estimate.map((people, age) => people + other.estimate[age]!),
    observed: hit.estimate,
    rateLower: hit.lower.map((people, age) => share(people, other.upper[age]!)),
    rateUpper: hit.upper.map((people, age) => share(people, other.lower[age]!)),
  };
}

/** The one hidden count that N or X of an age is made of beside printed cells, where it must not be told. */
function guardedCell(
  cells: ResolvedSex,
  lines: readonly { readonly start: number; readonly isHit: boolean }[],
  age: number,
): { readonly cell: number; readonly count: GuardedCount } | null {
  const unknown = lines.filter(({ start }) => isUnknown(cells, start + age));
  const [lone, another] = unknown.length === 1 ? unknown : unknown.filter(({ isHit }) => isHit);
  if (!lone || another) return null;
  const cell = lone.start + age;
  const count = cells.guard?.of(cell);
  return count ? { cell, count } : null;
}

/** Sums of cells by age. */
class PeopleSums {
  readonly estimate = new Float64Array(AGES);
  readonly lower = new Float64Array(AGES);
  readonly upper = new Float64Array(AGES);

  add(
    { estimate, lower, upper }: ResolvedSex,
    start: number,
    age: number,
    guarded: GuardedCount | null,
  ): void {
    this.estimate[age]! += guarded ? guarded.estimate : estimate[start + age]!;
    this.lower[age]! += guarded ? 0 : lower[start + age]!;
    this.upper[age]! += guarded ? guarded.upper : upper[start + age]!;
  }
}

/** Reference rates r[j] = X[j] / N[j], people hit per person examined; 0 where nobody was examined. */
export function referenceRates({
  examined,
  observed,
}: Pick<ReferenceCounts, "examined" | "observed">): Float64Array {
  return observed.map((count, age) => (examined[age]! > 0 ? count / examined[age]! : 0));
}

/** The rates of a reference and what its own hidden cells allow them to be. */
export interface Rates {
  readonly best: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Rates of a reference with their bounds. */
export function boundedRates(counts: ReferenceCounts): Rates {
  return { best: referenceRates(counts), lower: counts.rateLower, upper: counts.rateUpper };
}
