import { isInPrefecture } from "../../catalog/levels.js";
import { AGE_GROUPS, type AgeGroup, DEFAULT_AGES } from "../../model/ages.js";
import { SEXES, type Sex } from "../../model/counts.js";
import { WIDE_POINTS } from "../../model/flags.js";
import type { SexOrBoth } from "../../model/ratios.js";
import type { ReferenceMove } from "../../model/reference-move.js";
import type { Implausible } from "../plausibility/implausible.js";
import type { ItemTables, TableWithCases } from "../resolve-release.js";
import type { ReferenceWithout, ResolvedReference } from "./item-reference.js";
import {
  type ItemReference,
  type ReferencePopulation,
  type RegionLeftOut,
  referenceCounts,
  referenceRates,
} from "./reference.js";

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
  place: Pick<ReferenceMove, "release" | "item" | "prefectureCode" | "leftOut">,
  whole: ItemReference,
  { counts, sexes }: ReferenceWithout,
): ReferenceMove[] {
  return SEXES.filter((sex) => sexes.has(sex)).map((sex) => {
    const moves = AGE_GROUPS.map((group) => ({
      ages: group.id,
      percent: movePercent([sex], whole, counts, group),
    }));
    const most = moves
      .filter(({ ages }) => DEFAULT_AGES.includes(ages))
      .reduce((a, b) => (Math.abs(b.percent) > Math.abs(a.percent) ? b : a));
    const { leftOut, ...of } = place;
    return { ...of, sex, ...most, leftOut, others: moves.filter((move) => move !== most) };
  });
}

/** Per cent by which errors move a reference so far that ratios to it are not judged: they tell no more than ratios whose bounds are `wide`. */
const FAR = WIDE_POINTS;

/**
 * Do errors of the source move the rates of a prefecture so far that the ratios of a sex and age group to these rates cannot be
 * judged? They never move the nation's rates so far, except those of kidney disease at 40–44 in release 6; ranks against the nation
 * hold all the same, and how far it is moved is told in words.
 */
export function isMovedFar(
  { counts, without, population }: ResolvedReference,
  sex: SexOrBoth,
  group: AgeGroup,
): boolean {
  if (!without || population.kind !== "prefecture") return false;
  const sexes = SEXES.filter((one) => sex === "both" || sex === one);
  return (
    sexes.some((one) => without.sexes.has(one)) &&
    Math.abs(movePercent(sexes, counts, without.counts, group)) >= FAR
  );
}

/** 100 · (Σ N·r / Σ N·r′ − 1) over sexes and the ages of a group: N examined, r the rates with, r′ those without the errors. */
function movePercent(
  sexes: readonly Sex[],
  whole: ItemReference,
  without: ItemReference,
  { from, to }: Pick<AgeGroup, "from" | "to">,
): number {
  let people = 0;
  let expected = 0;
  for (const sex of sexes) {
    const { examined } = whole[sex];
    const [rates, others] = [referenceRates(whole[sex]), referenceRates(without[sex])];
    for (let age = from; age <= to; age++) {
      people += examined[age]! * rates[age]!;
      expected += examined[age]! * others[age]!;
    }
  }
  return expected > 0 ? 100 * (people / expected - 1) : 0;
}
