import type { Catalog } from "../../catalog/schema.js";
import type { Geography } from "../../model/counts.js";
import { holdsPopulation } from "../reference/item-reference.js";
import { populationRegions, publishedPopulation } from "../reference/reference.js";
import type { ItemTables, TableWithCases } from "../resolve-release.js";
import type { Target } from "../targets/target.js";

/** The regions that a number is made of: their codes by kind of table; the code of 判別不可 is null. */
export type RegionCodes = Readonly<Record<Geography, readonly (string | null)[]>>;

/** The regions of a target in the tables of its item. */
export function codesOf(
  { group, regions }: Target,
  { prefecture, area }: ItemTables,
  geography: Geography,
): RegionCodes {
  if (!group) {
    if (geography === "prefecture") return { prefecture: codesAt(prefecture!, regions), area: NONE };
    return { prefecture: NONE, area: codesAt(area!, regions) };
  }
  const members = group.parts.flatMap((part) => part.members);
  return {
    prefecture: prefecture ? codesAt(prefecture, group.prefectures) : NONE,
    area: area ? codesAt(area, members) : NONE,
  };
}

const NONE: readonly (string | null)[] = [];

function codesAt({ resolved }: TableWithCases, indices: readonly number[]): (string | null)[] {
  const codes: (string | null)[] = [];
  for (const index of indices) codes.push(resolved.table.regions[index]!.code);
  return codes;
}

/** The prefectures that make the nation, with 判別不可 where that is published; null where the table does not hold them all. */
export function nationCodes({ resolved }: TableWithCases, catalog: Catalog): RegionCodes | null {
  const population = publishedPopulation({ kind: "national" }, resolved.table.release, catalog);
  if (!holdsPopulation(resolved.table, population, catalog)) return null;
  const prefecture = populationRegions(resolved, population).map((i) => resolved.table.regions[i]!.code);
  return { prefecture, area: [] };
}
