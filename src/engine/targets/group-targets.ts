import { AREA, type Level } from "../../catalog/levels.js";
import { areasOfYear } from "../../catalog/regions/areas.js";
import {
  isPrefectureMember,
  prefectureOfGroup,
  prefectureOfMember,
  type RegionGroup,
} from "../../catalog/regions/region-groups.js";
import type { Catalog } from "../../catalog/schema.js";
import type { CountTable } from "../../model/counts.js";
import type { GroupPart, GroupRegions } from "../ratio/group-rows.js";
import { type RegionReferences, referenceAt } from "../reference/region-references.js";
import type { ItemTables, TableWithCases } from "../resolve-release.js";
import type { Target } from "./target.js";

/** The user's own regions whose every member is in the tables and that have a reference, in the order of their codes. */
export function groupTargets(
  { prefecture, area }: ItemTables,
  references: RegionReferences,
  catalog: Catalog,
): Target[] {
  const tables = { prefecture: prefecture?.resolved.table ?? null, area: area?.resolved.table ?? null };
  return catalog.regionGroups
    .flatMap((group): Target[] => {
      const { code, name, members } = group;
      const regions = regionsOf(group, tables, catalog);
      const prefectureCode = prefectureOfGroup(group);
      const reference = referenceAt(references, prefectureCode);
      if (!regions || !reference) return [];
      const { own } = reference;
      const isPrefecture = regions.prefectures.length === 1 && regions.parts.length === 0;
      return [
        {
          code,
          name,
          prefectureCode,
          regions: [],
          group: { ...regions, members },
          reference,
          isReference: isPrefecture && own?.kind === "prefecture" && own.code === prefectureCode,
        },
      ];
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Level and code of a member, as ratios have them. */
export function placeOfMember(member: string): { readonly level: Level; readonly code: string } {
  return { level: isPrefectureMember(member) ? "prefecture" : AREA, code: member };
}

/** Are all areas of the year in these groups, each in one, so that they can be ranked? */
export function makeUpTheNation(
  targets: readonly Target[],
  { resolved: { table } }: TableWithCases,
  catalog: Catalog,
): boolean {
  const listed = areasOfYear(catalog, table.fiscalYear);
  if (!listed) return false;
  const held = targets.flatMap(({ group }) =>
    group!.members.flatMap((member) =>
      isPrefectureMember(member)
        ? listed.filter(({ prefectureCode }) => prefectureCode === member).map(({ code }) => code)
        : [member],
    ),
  );
  return held.length === listed.length && new Set(held).size === held.length;
}

/** Where the members of a group stand in the tables; null where one is missing. */
function regionsOf(
  { members }: RegionGroup,
  { prefecture, area }: { readonly prefecture: CountTable | null; readonly area: CountTable | null },
  catalog: Catalog,
): GroupRegions | null {
  const prefectures: number[] = [];
  const parts: GroupPart[] = [];
  for (const code of new Set(members.map(prefectureOfMember))) {
    const listed = areasOfYear(catalog, (area ?? prefecture)!.fiscalYear)?.filter(
      ({ prefectureCode }) => prefectureCode === code,
    );
    const asked = new Set(members.filter((member) => prefectureOfMember(member) === code));
    const isWhole = asked.has(code) || (listed?.every((one) => asked.has(one.code)) ?? false);
    const row = indexOf(prefecture, code);
    if (isWhole && row >= 0) {
      prefectures.push(row);
      continue;
    }
    const codes = isWhole ? new Set(listed?.map((one) => one.code)) : asked;
    const found = [...codes].map((member) => indexOf(area, member));
    if (found.length === 0 || found.includes(-1)) return null;
    const others = (listed ?? []).filter((one) => !codes.has(one.code)).map((one) => indexOf(area, one.code));
    // What the prefecture leaves for a single area has narrowed that area's boxes already.
    const isComplete = found.length > 1 && row >= 0 && listed !== undefined && !others.includes(-1);
    parts.push({ members: found, remainder: isComplete ? { prefecture: row, others } : null });
  }
  return { prefectures, parts };
}

/** Where a region of a code stands in a table; −1 where it does not. */
function indexOf(table: CountTable | null, code: string): number {
  return table?.regions.findIndex((region) => region.code === code) ?? -1;
}
