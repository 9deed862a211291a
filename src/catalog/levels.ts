import type { Bilingual } from "../text/language.js";

/** A kind of region: the nation, or what a region of another level is divided into. */
interface LevelDefinition {
  readonly id: string;
  readonly name: Bilingual;
  /** The level whose regions hold the regions of this one; null for the nation. */
  readonly parent: string | null;
}

/** The level that the ministry publishes below prefectures. */
export const AREA = "area";

/** From the whole to its parts: another level is another line. */
const DEFINITIONS = [
  { id: "nation", name: { ja: "全国", en: "nation" }, parent: null },
  { id: "prefecture", name: { ja: "都道府県", en: "prefecture" }, parent: "nation" },
  { id: AREA, name: { ja: "二次医療圏", en: "secondary medical area" }, parent: "prefecture" },
  // The regions of counts that a user brings; the ministry has no table of them.
  { id: "municipality", name: { ja: "市区町村", en: "municipality" }, parent: "prefecture" },
  // Regions of a user's own: areas or prefectures put together. One that lies in no single prefecture has none as parent.
  { id: "group", name: { ja: "独自の地域", en: "region of one's own" }, parent: "prefecture" },
] as const satisfies readonly LevelDefinition[];

export type Level = (typeof DEFINITIONS)[number]["id"];
/** The levels that have a parent. */
export type RegionLevel = Extract<(typeof DEFINITIONS)[number], { readonly parent: string }>["id"];

/** The code of the nation, where prefectures have theirs. */
export const NATION_CODE = "00";
export const NATION_NAME: Bilingual = { ja: "全国", en: "Japan" };

/** All levels in their order, "nation" first. */
export const LEVELS: readonly Level[] = DEFINITIONS.map(({ id }) => id);
/** The levels of regions, which the nation is divided into: prefectures and what is in them. */
export const REGION_LEVELS: readonly RegionLevel[] = DEFINITIONS.flatMap(({ id, parent }) =>
  parent === null ? [] : [id],
);
/** The levels of what a prefecture is divided into. */
export const LEVELS_IN_PREFECTURE: readonly RegionLevel[] = REGION_LEVELS.filter(isInPrefecture);

/** The levels by which the ministry publishes its tables. */
export const GEOGRAPHIES = ["prefecture", AREA] as const satisfies readonly RegionLevel[];
export type Geography = (typeof GEOGRAPHIES)[number];

/** Is it the nation, the level without a parent? */
export function isNation(level: Level): level is Exclude<Level, RegionLevel> {
  return parentOf(level) === null;
}

/** Is it a prefecture as a whole? */
export function isPrefecture(level: Level): level is "prefecture" {
  return level === "prefecture";
}

/** Is it a secondary medical area? */
export function isArea(level: Level): level is typeof AREA {
  return level === AREA;
}

/** Is it the level of one of the regions of a prefecture, such as a secondary medical area? */
export function isInPrefecture(level: Level): level is Exclude<RegionLevel, "prefecture"> {
  const parent = parentOf(level);
  return parent !== null && (isPrefecture(parent) || isInPrefecture(parent));
}

/** Is it a region of a user's own, put together from others? */
export function isGroup(level: Level): level is "group" {
  return level === "group";
}

/** 二次医療圏, secondary medical area. */
export function levelName(level: Level): Bilingual {
  return definition(level).name;
}

/** The level whose regions hold those of a level; null for the nation. */
export function parentOf(level: Level): Level | null {
  return definition(level).parent;
}

function definition(level: Level): (typeof DEFINITIONS)[number] {
  return DEFINITIONS.find(({ id }) => id === level)!;
}
