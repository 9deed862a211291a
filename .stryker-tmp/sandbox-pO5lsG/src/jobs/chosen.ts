// @ts-nocheck
import { chooseAreas, findPrefecture, type Places } from "../catalog/areas.js";
import { selectItems, standardItems } from "../catalog/items.js";
import { LEVELS, LEVELS_IN_PREFECTURE, type Level, REGION_LEVELS } from "../catalog/levels.js";
import type { Catalog, Item } from "../catalog/schema.js";
import { AGE_GROUPS, type AgeGroup, ageGroup, DEFAULT_AGES } from "../model/ages.js";
import { SEXES_AND_BOTH } from "../model/counts.js";
import type { SexOrBoth } from "../model/ratios.js";

// What a request names, as the catalog has it, in the order of all outputs.

/** Items by id; "all" for every item of the catalog; else the 46 and the user's own. @throws Failure for an unknown id */
export function chosenItems(
  asked: readonly string[] | "all" | undefined,
  catalog: Catalog,
  own: readonly Item[],
): readonly Item[] {
  if (asked === undefined) return [...standardItems(catalog), ...own];
  return asked === "all" ? catalog.items : selectItems(catalog, asked);
}

/** Codes of prefectures named by code or name; null for all. @throws Failure for one that there is not */
export function chosenPrefectures(
  names: readonly string[] | undefined,
  catalog: Places,
): ReadonlySet<string> | null {
  return names ? new Set(names.map((name) => findPrefecture(catalog, name).code)) : null;
}

/** Areas named by code or name; null for all. @throws Failure for one that there is not */
export function chosenAreas(
  names: readonly string[] | undefined,
  catalog: Places,
): ReturnType<typeof chooseAreas> | null {
  return names ? chooseAreas(catalog, names) : null;
}

/** Levels asked for; else those that the choice of regions leaves sensible. */
export function chosenLevels({
  levels,
  prefectures,
  areas,
}: {
  readonly levels?: readonly Level[] | undefined;
  readonly prefectures?: readonly string[] | undefined;
  readonly areas?: readonly string[] | undefined;
}): readonly Level[] {
  if (levels) return LEVELS.filter((level) => levels.includes(level));
  if (areas) return LEVELS_IN_PREFECTURE;
  return prefectures ? REGION_LEVELS : LEVELS;
}

/** Sexes asked for, else all three. */
export function chosenSexes(asked: readonly SexOrBoth[] = SEXES_AND_BOTH): readonly SexOrBoth[] {
  return SEXES_AND_BOTH.filter((sex) => asked.includes(sex));
}

/** Age groups by id ("5-year" for the seven classes), else the three of the published figures. */
export function chosenAges(ids: readonly string[] = DEFAULT_AGES): readonly AgeGroup[] {
  const chosen = new Set(ids.flatMap((id) => ageGroup(id) ?? []));
  return AGE_GROUPS.filter((group) => chosen.has(group));
}
