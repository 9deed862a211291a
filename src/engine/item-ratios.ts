import type { Catalog, Item } from "../catalog/schema.js";
import { isMadeOf } from "../model/ages.js";
import type { Sex } from "../model/counts.js";
import type { RatioTable } from "../model/tables/ratio-table.js";
import { coverageOf } from "./examined/coverage.js";
import { type Everybody, peopleIn } from "./examined/everybody.js";
import { codesOf, nationCodes } from "./examined/region-codes.js";
import { type ComparedGroup, statisticsOf } from "./group-statistics.js";
import { addRatios, addRows, type Column, type LevelLine } from "./level-rows.js";
import { type Comparison, compareRegions } from "./marks.js";
import { implausibleTargets } from "./plausibility/implausible-targets.js";
import { type Rate, referenceRate } from "./ratio/rates.js";
import type { ResolvedReference } from "./reference/item-reference.js";
import { boundedRates, type Rates } from "./reference/reference.js";
import type { RegionReferences } from "./reference/region-references.js";
import { type ComputeRequest, isChosen, sexesAndAges } from "./request.js";
import type { ItemTables } from "./resolve-release.js";
import type { LevelTargets, Target } from "./targets/target.js";
import { targetRatios } from "./targets/target-ratios.js";
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
export function addItem(asked: ItemJob, into: RatioTable): ComparedGroup[] {
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

function addLevel(
  job: ItemJob,
  of: LevelTargets,
  ratesOf: RatesOf,
  nation: readonly (number | null)[] | null,
  into: RatioTable,
): ComparedGroup[] {
  const { item, tables, request, catalog } = job;
  const { level, table, targets, isNationWide } = of;
  const { release, fiscalYear, own, geography } = table.resolved.table;
  const isWanted = ({ code, prefectureCode }: Target) =>
    isChosen({ level, code, prefectureCode }, request, fiscalYear);
  const shown = isNationWide ? targets : targets.filter(isWanted);
  const columns: Column[] = [];
  for (const { sex, group } of sexesAndAges(request)) {
    const place = { release, item: item.id, level, sex, ages: group.id };
    const implausible = implausibleTargets(shown, place, group, request);
    columns.push({ sex, group, values: [], implausible, nationalCoverage: nation?.[columns.length] ?? null });
  }
  const { boundsWithReference: withReference } = request;
  const ratioOf = (target: Target) =>
    targetRatios(target, tables, table, ratesOf(target.reference), withReference);
  for (const target of shown) addRatios(columns, ratioOf(target));
  const comparisons: (Comparison | null)[] = [];
  for (const { values, implausible } of columns) {
    comparisons.push(
      isNationWide ? compareRegions(values, request.interval, (index) => implausible.has(index)) : null,
    );
  }
  const line: LevelLine = {
    release,
    fiscalYear,
    item: item.id,
    level,
    method: request.interval,
    withReference,
    isNaive: request.treatment === "naive",
    isOwn: own !== undefined,
    comparisons,
  };
  const names = new Map(catalog.prefectures.map(({ code, name }) => [code, name.ja]));
  for (const [index, target] of shown.entries()) {
    if (isNationWide && !isWanted(target)) continue;
    const prefecture = names.get(target.prefectureCode ?? "") ?? null;
    const { crude } = ratesOf(target.reference);
    const everybody = job.everybody?.people(item.table, codesOf(target, tables, geography)) ?? null;
    addRows({ target, index, prefecture, crude, everybody }, columns, line, into);
  }
  return comparisons.flatMap((comparison, c) => {
    if (!comparison) return [];
    const { sex, group } = columns[c]!;
    const place = { release, item: item.id, level, regions: shown.length, sex, ages: group.id };
    return [{ ...place, ...statisticsOf(comparison) }];
  });
}
