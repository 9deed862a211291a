import { listsUnassigned } from "../../catalog/releases/unassigned.js";
import type { Catalog } from "../../catalog/schema.js";
import { AGES, COLUMNS, type Sex } from "../../model/counts.js";
import { CASE_OF_EXAMINED } from "../case-strata.js";
import { guardedAlone, loneRow, type RowsOfCells } from "../suppression/lone-counts.js";
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
export type ItemReference = Readonly<Record<Sex, ReferenceCounts>>;

/** Which population the reference is. */
export type ReferencePopulation =
  /** All prefectures and 判別不可. */
  | { readonly kind: "national" }
  /** All prefectures, without 判別不可. */
  | { readonly kind: "national-assigned" }
  | { readonly kind: "prefecture"; readonly code: string };

/** The population that a release publishes: where it lists no 判別不可, its nation is that without them. */
export function publishedPopulation(
  population: ReferencePopulation,
  release: number,
  catalog: Pick<Catalog, "releases">,
): ReferencePopulation {
  const isWithout = population.kind === "national" && !listsUnassigned(catalog, release);
  return isWithout ? { kind: "national-assigned" } : population;
}

/** A region whose people of one sex do not count. */
export interface RegionLeftOut {
  readonly sex: Sex;
  readonly cells: ResolvedSex;
  readonly cases: Uint8Array;
  /** Index in its own table, which may be the area table. */
  readonly region: number;
}

/**
 * Adds up the reference population from the prefecture table of an item: X[s,j] people in the strata of cases, N[s,j] people
 * in all strata of the same table (each item has its own denominator).
 *
 * @param leftOut regions whose people are subtracted again
 * @returns null where the table does not hold the population
 */
export function referenceCounts(
  prefecture: ResolvedTable,
  cases: Readonly<Record<Sex, Uint8Array>>,
  population: ReferencePopulation,
  leftOut: readonly RegionLeftOut[] = [],
): ItemReference | null {
  const regions = populationRegions(prefecture, population);
  if (regions.length === 0) return null;
  const of = (sex: Sex) =>
    sumCounts(
      prefecture[sex],
      regions,
      cases[sex],
      leftOut.filter((region) => region.sex === sex),
    );
  return { male: of("male"), female: of("female") };
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

function sumCounts(
  cells: ResolvedSex,
  regions: readonly number[],
  cases: Uint8Array,
  leftOut: readonly RegionLeftOut[],
): ReferenceCounts {
  const [met, other] = [new PeopleSums(), new PeopleSums()];
  const starts: number[] = [];
  const ofCases: number[] = [];
  for (const region of regions) {
    for (let stratum = 0; stratum < cells.strata; stratum++) {
      starts.push((region * cells.strata + stratum) * COLUMNS);
      ofCases.push(cases[stratum]!);
    }
  }
  const rows = { cells, starts, cases: ofCases };
  for (let age = 0; age < AGES; age++) {
    const lone = regions.length > 1 ? loneRow(rows, { from: age, to: age }) : null;
    addAge([met, other], rows, age, lone);
  }
  for (const { cells: of, cases: ofRegion, region } of leftOut) {
    for (let stratum = 0; stratum < of.strata; stratum++)
      (ofRegion[stratum] ? met : other).subtract(of, (region * of.strata + stratum) * COLUMNS);
  }
  // X/(X + Y) rises with the cases X and falls with the others Y.
  const share = (x: number, y: number) => (x === Number.POSITIVE_INFINITY ? 1 : x + y > 0 ? x / (x + y) : 0);
  if (cases.includes(CASE_OF_EXAMINED)) {
    // The others are everybody examined, who are known.
    const rates = (x: Float64Array) => x.map((people, age) => share(people, other.estimate[age]! - people));
    return {
      examined: other.estimate,
      observed: met.estimate,
      rateLower: rates(met.lower),
      rateUpper: rates(met.upper),
    };
  }
  return {
    examined: met.estimate.map((people, age) => people + other.estimate[age]!),
    observed: met.estimate,
    rateLower: met.lower.map((people, age) => share(people, other.upper[age]!)),
    rateUpper: met.upper.map((people, age) => share(people, other.lower[age]!)),
  };
}

/** Adds the people of an age to those of cases and of others. */
function addAge(
  [met, other]: readonly [PeopleSums, PeopleSums],
  { cells, starts, cases }: RowsOfCells,
  age: number,
  lone: number | null,
): void {
  for (let row = 0; row < starts.length; row++) {
    (cases[row] ? met : other).add(cells, starts[row]!, age, lone === null || lone === row);
  }
}

/** Sums of cells by age. */
class PeopleSums {
  readonly estimate = new Float64Array(AGES);
  readonly lower = new Float64Array(AGES);
  readonly upper = new Float64Array(AGES);

  add(cells: ResolvedSex, start: number, age: number, isGuardable: boolean): void {
    const cell = start + age;
    const guarded = isGuardable ? guardedAlone(cells, cell) : null;
    this.estimate[age]! += guarded ? guarded.estimate : cells.estimate[cell]!;
    this.lower[age]! += guarded ? 0 : cells.lower[cell]!;
    this.upper[age]! += guarded ? guarded.upper : cells.upper[cell]!;
  }

  /** Takes people away that are among those added. */
  subtract({ estimate, lower, upper }: ResolvedSex, start: number): void {
    for (let age = 0; age < AGES; age++) {
      this.estimate[age] = Math.max(0, this.estimate[age]! - estimate[start + age]!);
      this.lower[age] = Math.max(0, this.lower[age]! - upper[start + age]!);
      this.upper[age]! -= lower[start + age]!;
    }
  }
}

/** Reference rates r[j] = X[j] / N[j], cases per person examined; 0 where nobody was examined. */
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
