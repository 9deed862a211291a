import type { Catalog, Item } from "../catalog/schema.js";
import { type CountTable, type ReleaseTables, SEXES } from "../counts.js";
import type { Bilingual } from "../language.js";
import type { RatioTable } from "../ratio-table.js";
import type { Level, SexOrBoth } from "../ratios.js";
import type { AgeGroup } from "./ages.js";
import { type Flag, flagsOf } from "./flags.js";
import {
  type FixedReference,
  holdsPopulation,
  type ReferenceChoice,
  type ResolvedReference,
  resolveReference,
} from "./item-reference.js";
import { populationRegions, type ReferencePopulation, referenceRates } from "./reference.js";
import { type RegionRows, regionRows } from "./region-rows.js";
import { type ItemTables, ReleaseResolver, type TableWithHits } from "./resolve-release.js";
import { type StandardizedRatio, standardize } from "./standardize.js";
import type { Contradiction, Treatment } from "./suppression.js";

export interface ComputeRequest {
  readonly items: readonly Item[];
  readonly levels: readonly Level[];
  readonly sexes: readonly SexOrBoth[];
  readonly ages: readonly AgeGroup[];
  /** Prefecture codes to which prefectures and areas are limited; null for all. */
  readonly prefectures: ReadonlySet<string> | null;
  /** Area codes to which areas are limited; null for all. */
  readonly areas: ReadonlySet<string> | null;
  readonly reference: ReferenceChoice;
  readonly treatment: Treatment;
}

/** An item that a release cannot give, and why. */
export interface NotComputable {
  readonly release: number;
  readonly item: string;
  readonly reason: Bilingual;
}

export interface ComputeOutcome {
  readonly notComputable: readonly NotComputable[];
  /** Tables that the ratios were made from, in catalog order. */
  readonly used: readonly CountTable[];
  /** Items whose reference is the project's own copy. */
  readonly builtInReference: readonly string[];
  readonly contradiction: Contradiction | null;
}

const NATION = { code: "00", name: "全国", nameWithoutUnassigned: "全国（都道府県判別不可を除く）" };

/**
 * All ratios of one release, into `into`: items in the order asked for, then nation, prefectures and areas in the order
 * of their codes, sexes, ages. Pure: tables in, rows out.
 */
export function computeRelease(
  release: ReleaseTables,
  request: ComputeRequest,
  catalog: Catalog,
  builtIn: (population: ReferencePopulation, release: number) => FixedReference | null,
  into: RatioTable,
): ComputeOutcome {
  const notComputable: NotComputable[] = [];
  const builtInReference: string[] = [];
  const used = new Set<CountTable>();
  const resolver = new ReleaseResolver(release, catalog, request.treatment);
  for (const item of request.items) {
    const fail = (reason: Bilingual) => notComputable.push({ release: release.release, item: item.id, reason });
    const tables = resolver.tables(item);
    if ("contradiction" in tables) {
      return { notComputable, used: [...used], builtInReference, contradiction: tables.contradiction };
    }
    if ("problem" in tables) {
      fail(tables.problem);
      continue;
    }
    const reference = resolveReference(request.reference, item, release.release, tables.prefecture, catalog, builtIn);
    if ("problem" in reference) {
      fail(reference.problem);
      continue;
    }
    if (reference.builtIn) builtInReference.push(item.id);
    for (const table of [tables.prefecture, tables.area]) if (table) used.add(table.resolved.table);
    addItem(item, tables, reference, request, catalog, into);
  }
  return { notComputable, used: [...used], builtInReference, contradiction: null };
}

/** A region, or the nation as a set of regions, whose ratio is wanted. */
interface Target {
  readonly level: Level;
  readonly code: string;
  readonly name: string;
  readonly prefectureCode: string | null;
  readonly table: TableWithHits;
  readonly regions: readonly number[];
  readonly isReference: boolean;
}

function addItem(
  item: Item,
  tables: ItemTables,
  reference: ResolvedReference,
  request: ComputeRequest,
  catalog: Catalog,
  into: RatioTable,
): void {
  const rates = { male: referenceRates(reference.counts.male), female: referenceRates(reference.counts.female) };
  const prefectureNames = new Map(catalog.prefectures.map(({ code, name }) => [code, name.ja]));
  const also: Flag[] = request.treatment === "naive" ? ["naive"] : [];
  for (const target of targets(tables, reference, request, catalog)) {
    const { table } = target.table.resolved;
    const [male, female] = SEXES.map((sex) =>
      regionRows(target.table.resolved[sex], target.regions, target.table.hits[sex], rates[sex]),
    ) as [RegionRows, RegionRows];
    const bySex = { male: [male], female: [female], both: [male, female] };
    for (const sex of request.sexes) {
      for (const ages of request.ages) {
        const value = standardize(bySex[sex], ages);
        const shown = target.isReference ? againstItself(value) : value;
        into.push({
          release: table.release,
          fiscalYear: table.fiscalYear,
          item: item.id,
          level: target.level,
          code: target.code,
          name: target.name,
          prefectureCode: target.prefectureCode,
          prefecture: target.prefectureCode === null ? null : (prefectureNames.get(target.prefectureCode) ?? null),
          sex,
          ages: ages.id,
          reference: reference.id,
          examined: shown.examined,
          observed: shown.observed,
          observedLower: shown.observedLower,
          observedUpper: shown.observedUpper,
          expected: shown.expected,
          expectedLower: shown.expectedLower,
          expectedUpper: shown.expectedUpper,
          ratio: shown.ratio,
          ratioLower: shown.ratioLower,
          ratioUpper: shown.ratioUpper,
          difference: shown.ratio === null ? null : shown.ratio - 100,
          hiddenCells: shown.hiddenCells,
          flags: flagsOf(shown, target.isReference ? ["is-reference", ...also] : also),
        });
      }
    }
  }
}

/** The reference population against itself: 100 by definition, whatever its hidden counts are. */
function againstItself(value: StandardizedRatio): StandardizedRatio {
  if (value.ratio === null) return value;
  return { ...value, ratio: 100, ratioLower: 100, ratioUpper: 100 };
}

function targets(
  tables: ItemTables,
  reference: ResolvedReference,
  request: ComputeRequest,
  catalog: Catalog,
): Target[] {
  const { levels, prefectures, areas } = request;
  const found: Target[] = [];
  const { own } = reference;
  if (levels.includes("nation") && tables.prefecture) {
    // The nation is what the reference says it is, so that it stands at 100 against itself.
    const population: ReferencePopulation =
      own?.kind === "national-assigned" ? own : { kind: "national" };
    const { resolved } = tables.prefecture;
    if (holdsPopulation(resolved.table, population, catalog)) {
      found.push({
        level: "nation",
        code: NATION.code,
        name: population.kind === "national" ? NATION.name : NATION.nameWithoutUnassigned,
        prefectureCode: null,
        table: tables.prefecture,
        regions: populationRegions(resolved, population),
        isReference: own?.kind === population.kind,
      });
    }
  }
  for (const [level, table] of [
    ["prefecture", tables.prefecture],
    ["area", tables.area],
  ] as const) {
    if (!levels.includes(level) || !table) continue;
    for (const [i, region] of table.resolved.table.regions.entries()) {
      if (region.code === null) continue;
      if (prefectures && !prefectures.has(region.prefectureCode ?? "")) continue;
      if (level === "area" && areas && !areas.has(region.code)) continue;
      found.push({
        level,
        code: region.code,
        name: region.name,
        prefectureCode: region.prefectureCode,
        table,
        regions: [i],
        isReference: level === "prefecture" && own?.kind === "prefecture" && own.code === region.code,
      });
    }
  }
  return found;
}
