import {
  AREA,
  isGroup,
  isInPrefecture,
  isNation,
  isPrefecture,
  type Level,
  NATION_CODE,
  NATION_NAME,
  type RegionLevel,
} from "../../catalog/levels.js";
import { areasOfYear } from "../../catalog/regions/areas.js";
import type { Catalog } from "../../catalog/schema.js";
import type { CountTable } from "../../model/counts.js";
import { holdsPopulation } from "../reference/item-reference.js";
import { populationRegions, publishedPopulation, type ReferencePopulation } from "../reference/reference.js";
import { isOneReference, type RegionReferences, referenceAt } from "../reference/region-references.js";
import type { ItemTables, TableWithCases } from "../resolve-release.js";
import { groupTargets, makeUpTheNation } from "./group-targets.js";
import type { LevelTargets, Target } from "./target.js";

const WITHOUT_UNASSIGNED = `${NATION_NAME.ja}（都道府県判別不可を除く）`;

/**
 * The regions of an item's tables by level: nation, prefectures, areas. A level without a table is left out, and so is a
 * region without a reference: the nation, where each region is compared with its own prefecture.
 */
export function levelTargets(
  tables: ItemTables,
  references: RegionReferences,
  levels: readonly Level[],
  catalog: Catalog,
): LevelTargets[] {
  return levels.flatMap((level): LevelTargets[] => {
    if (isGroup(level) && tables.area?.resolved.table.regionLevel !== level) {
      const table = tables.area ?? tables.prefecture;
      if (!table || catalog.regionGroups.length === 0) return [];
      const targets = groupTargets(tables, references, catalog);
      const isNationWide = isOneReference(references) && makeUpTheNation(targets, table, catalog);
      return [{ level, table, targets, isNationWide }];
    }
    const table = isInPrefecture(level) ? tables.area : tables.prefecture;
    if (!table || !isOfLevel(table.resolved.table, level)) return [];
    const targets = isNation(level)
      ? nation(table, references, catalog)
      : regionsOf(level, table, references);
    const isCompared = isOneReference(references) && !isNation(level) && isNationWide(level, table, catalog);
    return [{ level, table, targets, isNationWide: isCompared }];
  });
}

/** Has a table regions of this level? One by `area` can have municipalities. */
function isOfLevel({ regionLevel }: CountTable, level: Level): boolean {
  return isInPrefecture(level) ? (regionLevel ?? AREA) === level : true;
}

/** The nation is with or without 判別不可 as the reference is, so that it stands at 100 against itself. */
function nation(table: TableWithCases, references: RegionReferences, catalog: Catalog): Target[] {
  const reference = references.get(null);
  if (!reference) return [];
  const { own, population: of } = reference;
  const asked: ReferencePopulation = of.kind === "national-assigned" ? of : { kind: "national" };
  const population = publishedPopulation(asked, table.resolved.table.release, catalog);
  if (!holdsPopulation(table.resolved.table, population, catalog)) return [];
  return [
    {
      code: NATION_CODE,
      name: population.kind === "national" ? NATION_NAME.ja : WITHOUT_UNASSIGNED,
      prefectureCode: null,
      regions: populationRegions(table.resolved, population),
      reference,
      isReference: own?.kind === population.kind,
    },
  ];
}

function regionsOf(level: RegionLevel, table: TableWithCases, references: RegionReferences): Target[] {
  return table.resolved.table.regions
    .flatMap(({ code, name, prefectureCode }, i): Target[] => {
      const reference = referenceAt(references, prefectureCode);
      if (code === null || !reference) return [];
      const { own } = reference;
      const isReference = isPrefecture(level) && own?.kind === "prefecture" && own.code === code;
      return [{ code, name, prefectureCode, regions: [i], reference, isReference }];
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function isNationWide(level: RegionLevel, { resolved }: TableWithCases, catalog: Catalog): boolean {
  const { table } = resolved;
  if (table.own) return isInPrefecture(level);
  const listed = isInPrefecture(level) ? areasOfYear(catalog, table.fiscalYear) : null;
  const codes = new Set(table.regions.map(({ code }) => code));
  if (listed) return listed.every(({ code }) => codes.has(code));
  const prefectures = new Set(table.regions.map(({ prefectureCode }) => prefectureCode));
  return catalog.prefectures.every(({ code }) => prefectures.has(code));
}
