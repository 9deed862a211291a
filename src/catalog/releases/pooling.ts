import type { Bilingual } from "../../text/language.js";
import { isGroup, isInPrefecture, type Level, NATION_CODE } from "../levels.js";
import type { AreaChange } from "../regions/area-changes.js";
import type { Catalog, Item } from "../schema.js";
import { type Changes, whyNotComparable } from "./comparison.js";

/** Why the years of an item cannot be added up, or null if they can: a question of one is another question in the next. */
export function whyNotPooled(
  changes: Changes,
  item: Item,
  releases: readonly number[],
): { readonly release: number; readonly reason: Bilingual } | null {
  const nation = { level: "nation", code: NATION_CODE } as const;
  for (const [i, release] of releases.entries()) {
    const before = releases[i - 1];
    const reason = before === undefined ? null : whyNotComparable(changes, item, nation, before, release);
    if (reason) return { release, reason };
  }
  return null;
}

/**
 * Tells of which regions the territory is not the same in all of the releases: areas that changed between them, by codes before and
 * after, since the same code may mean another territory, and one that was merged has no counts of its own; and the user's own
 * regions with such a member.
 */
export function changedRegions(
  { areaChanges, regionGroups }: Pick<Catalog, "areaChanges" | "regionGroups">,
  releases: readonly number[],
): (level: Level, code: string) => boolean {
  const [first = 0, last = 0] = [releases[0], releases.at(-1)];
  const between = areaChanges.filter(({ from }) => first < from && from <= last);
  const isAny = between.some(({ changes }) => changes === null);
  const codes = new Set(
    between.flatMap(({ changes }) =>
      (changes ?? []).filter(isTerritory).flatMap(({ from, to }) => [...from, ...to]),
    ),
  );
  const groups = new Map(regionGroups.map(({ code, members }) => [code, members]));
  const isChanged = (code: string) => codes.has(code) || (isAny && code.length > 2);
  return (level, code) =>
    isGroup(level) ? (groups.get(code) ?? []).some(isChanged) : isInPrefecture(level) && isChanged(code);
}

/** A new name alone changes no territory. */
function isTerritory({ from, to }: NonNullable<AreaChange["changes"]>[number]): boolean {
  return from.length !== 1 || to.length !== 1 || from[0] !== to[0];
}
