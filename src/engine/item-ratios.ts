import { isNation, isPrefecture, type Level } from "../catalog/levels.js";
import type { Catalog, Item } from "../catalog/schema.js";
import { type AgeGroup, isMadeOf } from "../model/ages.js";
import { SEXES, type Sex } from "../model/counts.js";
import { type Flag, LEAST_PRINTED_COUNT } from "../model/flags.js";
import type { RatioRow, RatioSink, SexOrBoth } from "../model/ratios.js";
import {
  codesOf,
  coverageOf,
  type Everybody,
  isCoverageApart,
  nationCodes,
  peopleIn,
  sexesAndAges,
} from "./everybody.js";
import { placeOfMember } from "./group-targets.js";
import { adjustedMarkOf, type Comparison, compareRegions, intervalsOf, smoothedOf } from "./marks.js";
import { concernedRegion, type RatiosOfRegions } from "./plausibility/implausible.js";
import { flagsOf } from "./ratio/flags-of.js";
import { groupRatio } from "./ratio/group-ratio.js";
import { type GroupRows, groupRows } from "./ratio/group-rows.js";
import { adjustedRate, crudeRate, type Rate, referenceRate } from "./ratio/rates.js";
import { withReferenceBounds } from "./ratio/reference-bounds.js";
import { type RegionRows, regionRows } from "./ratio/region-rows.js";
import { type StandardizedRatio, standardize } from "./ratio/standardize.js";
import type { ResolvedReference } from "./reference/item-reference.js";
import { boundedRates, type Rates } from "./reference/reference.js";
import type { RegionReferences } from "./reference/region-references.js";
import type { ComputeRequest } from "./request.js";
import type { ItemTables, TableWithHits } from "./resolve-release.js";
import type { LevelTargets, Target } from "./target.js";
import { levelTargets } from "./targets.js";

/** Reasons for which no spread between regions is known. */
export const NO_SPREAD = ["fewer-than-20-regions", "earlier-version"] as const;
type NoSpread = (typeof NO_SPREAD)[number];

/** What is estimated from all regions of a level together, for one item, sex and age group. */
export interface GroupStatistics {
  readonly release: number;
  readonly item: string;
  readonly level: Level;
  readonly sex: SexOrBoth;
  readonly ages: string;
  readonly regions: number;
  /**
   * The model of the spread that the adjusted marks test against, variance of log(O/E) = sampling + τ²·(E/Ē)^(−2γ): τ, γ, Ē
   * and how many regions they were estimated from. null where there were too few, and of an earlier version's results.
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
  const { release, geography } = table.resolved.table;
  const shown = isNationWide ? targets : targets.filter((target) => isWanted(target, of, request));
  const columns = sexesAndAges(request).map(({ sex, group }, c): Column => {
    const place = { release, item: item.id, level, sex, ages: group.id };
    return {
      sex,
      group,
      values: [],
      implausible: implausibleOf(shown, place, request),
      nationalCoverage: nation?.[c] ?? null,
    };
  });
  for (const target of shown) {
    const rates = ratesOf(target.reference);
    if (target.group) addGroupRatios(job, columns, groupRows(tables, target.group, rates), target);
    else addRatios(job, columns, sexRows(table, target, rates), target);
  }
  const comparisons = columns.map(({ values, implausible }) =>
    isNationWide ? compareRegions(values, interval, (index) => implausible.has(index)) : null,
  );
  const names = new Map(catalog.prefectures.map(({ code, name }) => [code, name.ja]));
  for (const [t, target] of shown.entries()) {
    if (isNationWide && !isWanted(target, of, request)) continue;
    const place = { level, target, prefecture: names.get(target.prefectureCode ?? "") ?? null };
    const everybody = job.everybody?.people(item.table, codesOf(target, tables, geography)) ?? null;
    const { crude } = ratesOf(target.reference);
    for (const [c, column] of columns.entries()) {
      const beside = { crude: crude[c]!, everybody: everybody?.[c] ?? null };
      into.push(rowOf(job, table, place, column, t, comparisons[c] ?? null, beside));
    }
  }
  return comparisons.flatMap((comparison, c) => {
    if (!comparison) return [];
    const { sex, group } = columns[c]!;
    const place = { release, item: item.id, level, regions: shown.length, sex, ages: group.id };
    return [{ ...place, ...statisticsOf(comparison) }];
  });
}

/** The ratios of one target, one a column. */
function addRatios(
  job: ItemJob,
  columns: readonly Column[],
  rows: readonly RegionRows[],
  target: Target,
): void {
  for (const column of columns) column.values.push(ratioOf(job, rows, column, target));
}

/** The same of regions put together. */
function addGroupRatios(
  { request }: ItemJob,
  columns: readonly Column[],
  rows: readonly GroupRows[],
  target: Target,
): void {
  for (const { sex, group, values } of columns) {
    const of = sex === "both" ? rows : [rows[sex === "male" ? 0 : 1]!];
    const value = groupRatio(of, group, (parts) => boundedRatio(parts, group, request));
    values.push(isReference(target, sex) ? againstItself(value) : value);
  }
}

/** Indices of the targets whose ratios hold wrong counts. */
function implausibleOf(
  targets: readonly Target[],
  place: RatiosOfRegions,
  { implausible = [] }: ComputeRequest,
): ReadonlySet<number> {
  const found = implausible.filter(({ release, item }) => release === place.release && item === place.item);
  const indexes = new Set<number>();
  if (found.length === 0) return indexes;
  /** By level, the codes of the regions whose ratios hold wrong counts. */
  const codes = new Map<Level, ReadonlySet<string | null>>();
  const holdsError = ({ level, code }: { readonly level: Level; readonly code: string }) => {
    const ofLevel =
      codes.get(level) ?? new Set(found.map((error) => concernedRegion(error, { ...place, level })));
    codes.set(level, ofLevel);
    return ofLevel.has(code);
  };
  for (const [t, { code, group }] of targets.entries()) {
    const places = group ? group.members.map(placeOfMember) : [{ level: place.level, code }];
    if (places.some(holdsError)) indexes.add(t);
  }
  return indexes;
}

function ratioOf(
  { request }: ItemJob,
  rows: readonly RegionRows[],
  { sex, group }: Column,
  target: Target,
): StandardizedRatio {
  const parts = sex === "both" ? rows : [rows[sex === "male" ? 0 : 1]!];
  const value = boundedRatio(parts, group, request);
  return isReference(target, sex) ? againstItself(value) : value;
}

/** The ratio of some rows, with the bounds that are asked for. */
function boundedRatio(
  parts: readonly RegionRows[],
  group: AgeGroup,
  { boundsWithReference }: ComputeRequest,
): StandardizedRatio {
  const given = standardize(parts, group);
  return boundsWithReference ? withReferenceBounds(given, parts, group) : given;
}

/** Is it the reference population, with nobody left out of it? */
function isReference(target: Target, sex: SexOrBoth): boolean {
  const { leftOut } = target.reference;
  if (!target.isReference || !leftOut || leftOut.size === 0) return target.isReference;
  return sex !== "both" && !leftOut.has(sex);
}

/** A row of the result. Apart from the loops around it, which are compiled anew each time that a value has a new type. */
function rowOf(
  { item, request }: ItemJob,
  table: TableWithHits,
  { level, target, prefecture }: { level: Level; target: Target; prefecture: string | null },
  { sex, group, values, implausible, nationalCoverage }: Column,
  index: number,
  everyRegion: Comparison | null,
  { crude, everybody }: { readonly crude: Rate; readonly everybody: number | null },
): RatioRow {
  const isImplausible = implausible.has(index);
  const comparison = isImplausible ? null : everyRegion;
  const { fiscalYear, release } = table.resolved.table;
  const { interval } = request;
  const value = values[index]!;
  const { plain95, plain998, outer95, outer998, z, mark } = intervalsOf(value, interval);
  const rate = crudeRate(value);
  const adjusted = adjustedRate(crude, value, request.boundsWithReference);
  const coverage = coverageOf(value.examined, everybody);
  return {
    release,
    fiscalYear,
    item: item.id,
    level,
    code: target.code,
    name: target.name,
    prefectureCode: target.prefectureCode,
    prefecture,
    sex,
    ages: group.id,
    reference: target.reference.id,
    examined: value.examined,
    observed: value.observed,
    observedLower: value.observedLower,
    observedUpper: finite(value.observedUpper),
    expected: value.expected,
    expectedLower: value.expectedLower,
    expectedUpper: finite(value.expectedUpper),
    ratio: value.ratio,
    ratioLower: value.ratioLower,
    ratioUpper: value.ratioUpper,
    difference: value.ratio === null ? null : value.ratio - 100,
    ratioCi95Lower: plain95?.lower ?? null,
    ratioCi95Upper: plain95?.upper ?? null,
    ratioCi998Lower: plain998?.lower ?? null,
    ratioCi998Upper: plain998?.upper ?? null,
    ratioOuter95Lower: outer95?.lower ?? null,
    ratioOuter95Upper: finite(outer95?.upper),
    ratioOuter998Lower: outer998?.lower ?? null,
    ratioOuter998Upper: finite(outer998?.upper),
    z,
    mark: isImplausible ? null : mark,
    adjustedMark: comparison && adjustedMarkOf(value, mark, comparison.spread, interval),
    rank: comparison?.ranks[index] ?? null,
    rankBest: comparison?.rankBounds[index]?.best ?? null,
    rankWorst: comparison?.rankBounds[index]?.worst ?? null,
    smoothedRatio: comparison && smoothedOf(value, comparison.prior),
    referenceUncertainty: value.referenceUncertainty,
    hiddenCells: value.hiddenCells,
    flags: flagsOf(value, [
      ...otherFlags(isReference(target, sex), isImplausible, request),
      ...(table.resolved.table.own && isSmall(value) ? (["small-count"] as const) : []),
      ...(isCoverageApart({ coverage, nationalCoverage }) ? (["coverage-apart"] as const) : []),
    ]),
    rate: rate.best,
    rateLower: rate.lower,
    rateUpper: rate.upper,
    referenceRate: crude.best,
    referenceRateLower: crude.lower,
    referenceRateUpper: crude.upper,
    adjustedRate: adjusted.best,
    adjustedRateLower: adjusted.lower,
    adjustedRateUpper: adjusted.upper,
    coverage,
    nationalCoverage,
  };
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

/** The rows of a target: men, women. */
function sexRows(
  { resolved, hits }: TableWithHits,
  { regions }: Target,
  rates: Readonly<Record<"male" | "female", Rates>>,
): RegionRows[] {
  return SEXES.map((sex) => regionRows(resolved[sex], regions, hits[sex], rates[sex]));
}

/**
 * The reference population against itself: 100 by definition, whatever its hidden counts are. Field by field as
 * `standardize` has it, so that both are of one shape to the compiler.
 */
function againstItself(value: StandardizedRatio): StandardizedRatio {
  if (!(value.expected > 0)) return value;
  return {
    examined: value.examined,
    examinedLower: value.examinedLower,
    examinedUpper: value.examinedUpper,
    observed: value.observed,
    observedLower: value.observedLower,
    observedUpper: value.observedUpper,
    expected: value.expected,
    expectedLower: value.expectedLower,
    expectedUpper: value.expectedUpper,
    ratio: 100,
    ratioLower: 100,
    ratioUpper: 100,
    referenceUncertainty: 0,
    hiddenCells: value.hiddenCells,
    subtotalHidden: value.subtotalHidden,
  };
}

/** Flags that do not follow from the value itself. */
function otherFlags(isReference: boolean, isImplausible: boolean, { treatment }: ComputeRequest): Flag[] {
  return [
    ...(isReference ? (["is-reference"] as const) : []),
    ...(isImplausible ? (["implausible"] as const) : []),
    ...(treatment === "naive" ? (["naive"] as const) : []),
  ];
}

/** Is it known to be made of so few people that a published table would not print them? */
function isSmall({ observed, observedLower, observedUpper }: StandardizedRatio): boolean {
  return observedLower === observedUpper && observed < LEAST_PRINTED_COUNT;
}

/** What a comparison estimated. */
export function statisticsOf({
  spread,
  prior,
}: Comparison): Omit<GroupStatistics, "release" | "item" | "level" | "sex" | "ages" | "regions"> {
  const gamma = prior && !prior.degenerate ? prior : null;
  return {
    tau: spread?.tau ?? null,
    gamma: spread?.gamma ?? null,
    meanExpected: spread?.meanExpected ?? null,
    spreadRegions: spread?.regions ?? null,
    noSpread: spread ? null : "fewer-than-20-regions",
    nu: gamma?.nu ?? null,
    alpha: gamma?.alpha ?? null,
  };
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
