import { isNation, isPrefecture } from "../catalog/levels.js";
import type { Catalog, Item } from "../catalog/schema.js";
import { type AgeGroup, isMadeOf } from "../model/ages.js";
import type { Sex } from "../model/counts.js";
import { type Flag, LEAST_PRINTED_COUNT } from "../model/flags.js";
import type { RatioSink, SexOrBoth } from "../model/ratios.js";
import {
  codesOf,
  coverageOf,
  type Everybody,
  isCoverageApart,
  nationCodes,
  peopleIn,
  sexesAndAges,
} from "./everybody.js";
import { type GroupStatistics, statisticsOf } from "./group-statistics.js";
import { compareRegions, intervalsOf } from "./marks.js";
import { implausibleTargets } from "./plausibility/implausible-targets.js";
import { flagsOf } from "./ratio/flags-of.js";
import { adjustedRate, crudeRate, type Rate, referenceRate } from "./ratio/rates.js";
import { ratioRow } from "./ratio/ratio-row.js";
import type { StandardizedRatio } from "./ratio/standardize.js";
import type { ResolvedReference } from "./reference/item-reference.js";
import { boundedRates, type Rates } from "./reference/reference.js";
import type { RegionReferences } from "./reference/region-references.js";
import type { ComputeRequest } from "./request.js";
import type { ItemTables } from "./resolve-release.js";
import type { LevelTargets, Target } from "./targets/target.js";
import { isReference, targetRatios } from "./targets/target-ratios.js";
import { levelTargets } from "./targets/targets.js";

/** One item with its tables and references. */
export interface ItemJob {
  readonly item: Item;
  readonly tables: ItemTables;
  readonly references: RegionReferences;
  readonly request: ComputeRequest;
  readonly catalog: Catalog;
  /** Who was examined at all; null where it is not known. */
  readonly everybody: Everybody | null;
}

/** Rates of a reference: by age of each sex, and crude ones by column of a level. */
interface ReferenceRates extends Readonly<Record<Sex, Rates>> {
  readonly crude: readonly Rate[];
}

type RatesOf = (reference: ResolvedReference) => ReferenceRates;

/** All ratios of one item, into `into`; the regions that are not asked for are computed too, since ranks need them. */
export function addItem(asked: ItemJob, into: RatioSink): GroupStatistics[] {
  const { tables, references, catalog } = asked;
  const { ageClasses } = (tables.prefecture ?? tables.area)!.resolved.table;
  const ages = asked.request.ages.filter((group) => isMadeOf(group, ageClasses));
  const request = { ...asked.request, ages };
  const job = { ...asked, request };
  const columns = sexesAndAges(request);
  const known = new Map(
    [...references.values()].map((reference): [ResolvedReference, ReferenceRates] => {
      const { male, female } = reference.counts;
      return [
        reference,
        {
          male: boundedRates(male),
          female: boundedRates(female),
          crude: columns.map(({ sex, group }) => referenceRate(reference.counts, sex, group)),
        },
      ];
    }),
  );
  const nation = nationalCoverage(job);
  return levelTargets(tables, references, request.levels, catalog).flatMap((level) =>
    addLevel(job, level, (reference) => known.get(reference)!, nation, into),
  );
}

/** Coverage of the nation, by column of a level; null where it is not known. */
function nationalCoverage({ item, tables, request, catalog, everybody }: ItemJob): (number | null)[] | null {
  const codes = tables.prefecture && nationCodes(tables.prefecture, catalog);
  const people = codes && everybody?.people(item.table, codes);
  if (!codes || !people) return null;
  const prefecture = tables.prefecture!.resolved;
  const examined = peopleIn({ prefecture, area: null }, codes, sexesAndAges(request));
  return examined && Array.from(examined, (count, c) => coverageOf(count, people[c]!));
}

/** A column of ratios that are compared with each other: all regions of a level, of one sex and age group. */
interface Column {
  readonly sex: SexOrBoth;
  readonly group: AgeGroup;
  readonly values: StandardizedRatio[];
  /** Indices of the implausible ones. */
  readonly implausible: ReadonlySet<number>;
  /** Coverage of the nation, per cent; null where it is not known. */
  readonly nationalCoverage: number | null;
}

function addLevel(
  job: ItemJob,
  of: LevelTargets,
  ratesOf: RatesOf,
  nation: readonly (number | null)[] | null,
  into: RatioSink,
): GroupStatistics[] {
  const { item, tables, request, catalog } = job;
  const { level, table, targets, isNationWide } = of;
  const { interval } = request;
  const { release, fiscalYear, geography, own } = table.resolved.table;
  const shown = isNationWide ? targets : targets.filter((target) => isWanted(target, of, request));
  const columns = sexesAndAges(request).map(({ sex, group }, c): Column => {
    const place = { release, item: item.id, level, sex, ages: group.id };
    return {
      sex,
      group,
      values: [],
      implausible: implausibleTargets(shown, place, request),
      nationalCoverage: nation?.[c] ?? null,
    };
  });
  for (const target of shown) {
    const ratioOf = targetRatios(target, tables, table, ratesOf(target.reference), request);
    for (const column of columns) column.values.push(ratioOf(column));
  }
  const comparisons = columns.map(({ values, implausible }) =>
    isNationWide ? compareRegions(values, interval, (index) => implausible.has(index)) : null,
  );
  const names = new Map(catalog.prefectures.map(({ code, name }) => [code, name.ja]));
  for (const [t, target] of shown.entries()) {
    if (isNationWide && !isWanted(target, of, request)) continue;
    const { code, name, prefectureCode, reference } = target;
    const prefecture = names.get(prefectureCode ?? "") ?? null;
    const place = { item: item.id, level, code, name, prefectureCode, prefecture, reference: reference.id };
    const everybody = job.everybody?.people(item.table, codesOf(target, tables, geography)) ?? null;
    const { crude } = ratesOf(reference);
    for (const [c, column] of columns.entries()) {
      const value = column.values[t]!;
      const isImplausible = column.implausible.has(t);
      const adjusted = adjustedRate(crude[c]!, value, request.boundsWithReference);
      const { nationalCoverage } = column;
      const coverage = coverageOf(value.examined, everybody?.[c] ?? null);
      const signs = {
        isReference: isReference(target, column.sex),
        isImplausible,
        isNaive: request.treatment === "naive",
        isSmall: own !== undefined && isSmall(value),
        isApart: isCoverageApart({ coverage, nationalCoverage }),
      };
      into.push(
        ratioRow(place, {
          release,
          fiscalYear,
          sex: column.sex,
          ages: column.group.id,
          value,
          compared: value,
          intervals: intervalsOf(value, interval),
          method: interval,
          comparison: isImplausible ? null : comparisons[c]!,
          index: t,
          isImplausible,
          flags: flagsOf(value, otherFlags(signs)),
          rate: crudeRate(value),
          referenceRate: crude[c]!,
          adjustedRate: adjusted,
          coverage,
          nationalCoverage,
        }),
      );
    }
  }
  return comparisons.flatMap((comparison, c) => {
    if (!comparison) return [];
    const { sex, group } = columns[c]!;
    const place = { release, item: item.id, level, regions: shown.length, sex, ages: group.id };
    return [{ ...place, ...statisticsOf(comparison) }];
  });
}

function isWanted(
  target: Target,
  { level, table }: Pick<LevelTargets, "level" | "table">,
  { prefectures, areas }: ComputeRequest,
): boolean {
  if (isNation(level)) return true;
  if (prefectures && !prefectures.has(target.prefectureCode ?? "")) return false;
  return isPrefecture(level) || !areas || areas.has(target.code, table.resolved.table.fiscalYear);
}

/** Flags that do not follow from the value itself; most ratios have none of them. */
function otherFlags(signs: {
  readonly isReference: boolean;
  readonly isImplausible: boolean;
  readonly isNaive: boolean;
  readonly isSmall: boolean;
  readonly isApart: boolean;
}): readonly Flag[] {
  const { isReference, isImplausible, isNaive, isSmall, isApart } = signs;
  if (!(isReference || isImplausible || isNaive || isSmall || isApart)) return NO_FLAGS;
  return [
    ...(isReference ? (["is-reference"] as const) : []),
    ...(isImplausible ? (["implausible"] as const) : []),
    ...(isNaive ? (["naive"] as const) : []),
    ...(isSmall ? (["small-count"] as const) : []),
    ...(isApart ? (["coverage-apart"] as const) : []),
  ];
}

const NO_FLAGS: readonly Flag[] = [];

/** Is it known to be made of so few people that a published table would not print them? */
function isSmall({ observed, observedLower, observedUpper }: StandardizedRatio): boolean {
  return observedLower === observedUpper && observed < LEAST_PRINTED_COUNT;
}
