import { type ComputeOutcome, computeRelease } from "../../../src/engine/compute.js";
import type { BuiltInReferences, FixedReference } from "../../../src/engine/reference/item-reference.js";
import { makeReference } from "../../../src/engine/reference/make-reference.js";
import type { ReferencePopulation } from "../../../src/engine/reference/reference.js";
import type { ComputeRequest } from "../../../src/engine/request.js";
import { AGE_GROUPS, type AgeGroup } from "../../../src/model/ages.js";
import type { ReleaseTables } from "../../../src/model/counts.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { RatioTable } from "../../../src/model/tables/ratio-table.js";
import type { Country } from "../synthetic-country.js";

export const ALL_AGES: readonly AgeGroup[] = AGE_GROUPS;

/** Everything that can be asked of one item: all levels, sexes and ages, against the nation. */
function requestFor(country: Country, changes: Partial<ComputeRequest> = {}): ComputeRequest {
  return {
    items: [country.item],
    levels: ["nation", "prefecture", "area"],
    sexes: ["male", "female", "both"],
    ages: ALL_AGES,
    prefectures: null,
    areas: null,
    reference: { kind: "national" },
    treatment: "bounds",
    interval: "binomial",
    boundsWithReference: false,
    ...changes,
  };
}

/** What `computeRelease` makes of a release, with its outcome. */
export function computed(
  country: Country,
  release: ReleaseTables,
  changes: Partial<ComputeRequest> = {},
  builtIn: BuiltInReferences = () => null,
): { readonly rows: readonly RatioRow[]; readonly outcome: ComputeOutcome } {
  const table = new RatioTable();
  const outcome = computeRelease(
    { release, catalog: country.catalog, builtIn },
    requestFor(country, changes),
    table,
  );
  return { rows: [...table], outcome };
}

/** Ratios of a release. Fails where the tables contradict each other. */
export function ratiosOf(
  country: Country,
  release: ReleaseTables,
  changes: Partial<ComputeRequest> = {},
): readonly RatioRow[] {
  const { rows, outcome } = computed(country, release, changes);
  if (outcome.contradiction) throw new Error(outcome.contradiction.text.en);
  return rows;
}

/** The nation's rates from the tables in which nothing is hidden. */
export function trueReference(country: Country): FixedReference {
  const population: ReferencePopulation = { kind: "national" };
  const { items } = makeReference(country.truth, [country.item], population, country.catalog);
  return { id: "truth", population, items: new Map(items.map(({ id, counts }) => [id, counts])) };
}

/** What tells a ratio of one result from the others. */
export function keyOf({ item, level, code, sex, ages }: RatioRow): string {
  return [item, level, code, sex, ages].join(" ");
}
