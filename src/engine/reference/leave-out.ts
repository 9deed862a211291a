import { isInPrefecture } from "../../catalog/levels.js";
import { ageGroup, DEFAULT_AGES } from "../../model/ages.js";
import { AGES, SEXES, type Sex } from "../../model/counts.js";
import type { ReferenceMove } from "../../model/reference-move.js";
import type { Implausible } from "../plausibility/implausible.js";
import type { ItemTables, TableWithCases } from "../resolve-release.js";
import {
  type ItemReference,
  type ReferenceCounts,
  type ReferencePopulation,
  type RegionLeftOut,
  referenceCounts,
  referenceRates,
} from "./reference.js";

/** A reference without regions, and the sexes that this changes. */
export interface ReferenceWithout {
  readonly counts: ItemReference;
  readonly sexes: ReadonlySet<Sex>;
}

/**
 * The reference without the regions in which an item's counts are implausible: the examined people and the cases of the
 * item and sex, in all ages, so that a rate is made of the same people above and below the line.
 *
 * @param errors of this item and release
 * @returns null where no such region is part of the population
 */
export function referenceWithout(
  errors: readonly Implausible[],
  { prefecture, area }: ItemTables,
  population: ReferencePopulation,
): ReferenceWithout | null {
  if (!prefecture) return null;
  const regions = errors
    .filter((error) => isPart(error, population))
    .flatMap((error) => regionOf(error, isInPrefecture(error.level) ? area : prefecture));
  if (regions.length === 0) return null;
  const counts = referenceCounts(prefecture.resolved, prefecture.cases, population, regions);
  return counts && { counts, sexes: new Set(regions.map(({ sex }) => sex)) };
}

/** Is the region a part of the population, and not all of it? */
function isPart({ level, prefectureCode }: Implausible, population: ReferencePopulation): boolean {
  return population.kind !== "prefecture" || (isInPrefecture(level) && prefectureCode === population.code);
}

function regionOf({ sex, code }: Implausible, table: TableWithCases | null): RegionLeftOut[] {
  const region = table?.resolved.table.regions.findIndex((candidate) => candidate.code === code) ?? -1;
  return table && region >= 0 ? [{ sex, cells: table.resolved[sex], cases: table.cases[sex], region }] : [];
}

/** How far the errors move the reference, by sex. */
export function referenceMoves(
  place: { readonly release: number; readonly item: string; readonly leftOut: boolean },
  whole: ItemReference,
  { counts, sexes }: ReferenceWithout,
): ReferenceMove[] {
  return SEXES.filter((sex) => sexes.has(sex)).map((sex) => {
    const moves = DEFAULT_AGES.map((ages) => ({ ages, percent: movePercent(whole[sex], counts[sex], ages) }));
    const most = moves.reduce((a, b) => (Math.abs(b.percent) > Math.abs(a.percent) ? b : a));
    const { release, item, leftOut } = place;
    return { release, item, sex, ...most, leftOut };
  });
}

/** 100 · (Σ N·r / Σ N·r′ − 1) over the ages of a group: N examined, r the rates with, r′ those without the errors. */
function movePercent(whole: ReferenceCounts, without: ReferenceCounts, ages: string): number {
  const { from, to } = ageGroup(ages)?.[0] ?? { from: 0, to: AGES - 1 };
  const [rates, others] = [referenceRates(whole), referenceRates(without)];
  let people = 0;
  let expected = 0;
  for (let age = from; age <= to; age++) {
    people += whole.examined[age]! * rates[age]!;
    expected += whole.examined[age]! * others[age]!;
  }
  return expected > 0 ? 100 * (people / expected - 1) : 0;
}
