import { selectItems, standardItems } from "../catalog/items/items.js";
import {
  isGroup,
  isInPrefecture,
  isPrefecture,
  LEVELS,
  LEVELS_IN_PREFECTURE,
  type Level,
  REGION_LEVELS,
} from "../catalog/levels.js";
import { chooseAreas, findPrefecture, type Places, qualifiedName } from "../catalog/regions/areas.js";
import type { Area, Catalog, Item } from "../catalog/schema.js";
import type { ChosenRegions } from "../engine/request.js";
import { AGE_GROUPS, type AgeGroup, ageGroup, DEFAULT_AGES } from "../model/ages.js";
import { SEXES_AND_BOTH } from "../model/counts.js";
import type { SexOrBoth } from "../model/ratios.js";
import { misuse } from "../text/failure.js";

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

/** Ids of items that are named; null where none is. */
export function namedItems(asked: readonly string[] | "all" | undefined, catalog: Catalog): string[] | null {
  return typeof asked === "object" ? selectItems(catalog, asked).map(({ id }) => id) : null;
}

/** Codes or names; undefined for all. */
interface RegionNames {
  readonly prefectures?: readonly string[] | undefined;
  readonly areas?: readonly string[] | undefined;
}

/** Codes of prefectures named by code or name; null for all. @throws Failure for one that there is not */
export function chosenPrefectures(
  names: readonly string[] | undefined,
  catalog: Places,
): ReadonlySet<string> | null {
  return names ? new Set(names.map((name) => findPrefecture(catalog, name).code)) : null;
}

/**
 * Prefectures and areas named by code or name; null for all. Areas are looked for in these prefectures first, and a region of the
 * user's own comes before an area of the same name.
 *
 * @throws Failure (`exitCode` 2) for one that there is not, for a name that several areas have, and for an area of another prefecture
 */
export function chosenRegions(
  { prefectures: names, areas }: RegionNames,
  catalog: Places,
): ChosenRegions & { readonly areas: ReturnType<typeof chooseAreas> | null } {
  const prefectures = chosenPrefectures(names, catalog);
  if (!areas) return { prefectures, areas: null };
  const found = chooseAreas(catalog, areas, prefectures);
  if (prefectures) refuseElsewhere(found.chosen, prefectures, catalog);
  return { prefectures, areas: found };
}

/** Areas of other prefectures than those asked for would be missing in silence, and regions over several, which are of none. */
function refuseElsewhere(chosen: readonly Area[], prefectures: ReadonlySet<string>, catalog: Places): void {
  const over = chosen.find(({ prefectureCode }) => prefectureCode === "");
  if (over) {
    throw misuse((name) => ({
      ja: `${over.name}は複数の都道府県にまたがる地域で、どの都道府県にも属しません。${name("prefecture")} を外してください`,
      en: `${over.name} is a region over several prefectures and belongs to none of them: leave out ${name("prefecture")}`,
    }));
  }
  const area = chosen.find(({ prefectureCode }) => !prefectures.has(prefectureCode));
  if (!area) return;
  const asked = catalog.prefectures.filter(({ code }) => prefectures.has(code)).map(({ name }) => name);
  throw misuse((name) => ({
    ja: `${qualifiedName(catalog, area)}は、指定された都道府県（${asked.map(({ ja }) => ja).join("、")}）にありません。${name("prefecture")} か ${name("area")} のどちらかを直すか、外してください`,
    en: `${qualifiedName(catalog, area)} is not in the prefectures asked for (${asked.map(({ en }) => en).join(", ")}): change or leave out ${name("prefecture")} or ${name("area")}`,
  }));
}

/**
 * Levels asked for; else those that the choice of regions leaves sensible.
 *
 * @param hasGroups are there regions of the user's own?
 * @throws Failure (`exitCode` 2) where their level is asked for and there are none, or areas are named and no level that has them
 */
export function chosenLevels(
  { levels, prefectures, areas }: RegionNames & { readonly levels?: readonly Level[] | undefined },
  hasGroups: boolean,
): readonly Level[] {
  if (levels?.every(isGroup) && !hasGroups) {
    throw misuse((name) => ({
      ja: `独自の地域（group）を求めるには、地域のファイルが必要です。${name("regions")} で指定してください。`,
      en: `regions of one's own (group) need a file of regions: give it with ${name("regions")}.`,
    }));
  }
  if (areas && levels?.every((level) => !isInPrefecture(level))) {
    throw misuse((name) => ({
      ja: `${name("area")} で医療圏を選んでいますが、${name("level", levels.join(","))} には医療圏が含まれません。${name("level")} を外すか、${name("level", [...levels, "area"].join(","))} としてください。`,
      en: `${name("area")} names medical areas, and ${name("level", levels.join(","))} does not include them. Leave ${name("level")} out, or give ${name("level", [...levels, "area"].join(","))}.`,
    }));
  }
  const usual = areas ? LEVELS_IN_PREFECTURE : prefectures ? REGION_LEVELS : LEVELS;
  return LEVELS.filter((level) => (levels ?? usual).includes(level) && (hasGroups || !isGroup(level)));
}

/** Levels that figures show: prefectures and their areas, or the user's own regions in the place of areas. */
export function figureLevels({ regions }: { readonly regions?: unknown }): readonly Level[] {
  return REGION_LEVELS.filter((level) => isPrefecture(level) || isGroup(level) === (regions !== undefined));
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
