import { AGES, COLUMNS, type Sex } from "../counts.js";
import type { ResolvedSex, ResolvedTable } from "./suppression.js";

/** Reference counts of one item and sex by the seven ages, people; hidden cells at their best estimate. */
export interface ReferenceCounts {
  readonly examined: Float64Array;
  readonly observed: Float64Array;
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
  const examined = new Float64Array(AGES);
  const observed = new Float64Array(AGES);
  for (const region of regions) {
    for (let stratum = 0; stratum < cells.strata; stratum++) {
      const start = (region * cells.strata + stratum) * COLUMNS;
      for (let age = 0; age < AGES; age++) {
        const people = cells.estimate[start + age]!;
        examined[age]! += people;
        if (hits[stratum]) observed[age]! += people;
      }
    }
  }
  return { examined, observed };
}

/** Reference rates r[j] = X[j] / N[j], people hit per person examined; 0 where nobody was examined. */
export function referenceRates({ examined, observed }: ReferenceCounts): Float64Array {
  return observed.map((count, age) => (examined[age]! > 0 ? count / examined[age]! : 0));
}
