import { isGroup, isPrefecture, type Level, NATION_CODE } from "../../catalog/levels.js";
import {
  areasObject,
  type Border,
  type Borders,
  bordersOf,
  geometriesOf,
  type Position,
  type Topology,
} from "../../catalog/regions/borders.js";
import { linesBetween, mergedBorder } from "../../catalog/regions/merged-border.js";
import {
  isMunicipality,
  isPrefectureMember,
  prefectureOfGroup,
  prefectureOfMember,
  type RegionGroup,
} from "../../catalog/regions/region-groups.js";
import { cityOfWard } from "../../catalog/regions/wards.js";
import type { Language } from "../../text/language.js";

/** The regions, the year and the language that a map is of. */
export interface MapPlace {
  /** "00" for the nation. */
  readonly prefectureCode: string;
  readonly level: Level;
  readonly fiscalYear: number;
  readonly language: Language;
  /**
   * Codes of the regions that have a row, all unless given: they tell whether a designated city is one region or its wards are, and
   * which insets hold something.
   */
  readonly codes?: Iterable<string>;
  /** Regions of the user's own, of which the map is where the level is theirs. */
  readonly groups?: readonly RegionGroup[] | undefined;
}

interface LevelBorders {
  readonly topology: Topology;
  readonly regions: readonly Border[];
  /** All land of the prefecture; of the nation it is that of its prefectures. */
  readonly land: readonly Border[];
  /** The areas or municipalities that no region holds; regions of the user's own need not hold all land. */
  readonly unheld?: readonly Border[];
  /** Lines between prefectures. */
  readonly lines?: readonly Border[];
  /** The prefectures that are drawn; null for all. */
  readonly prefectures: ReadonlySet<string> | null;
}

/** Regions of the user's own that lie in more prefectures than these stand on a map of the nation. */
const MOST_PREFECTURES = 12;

/** The borders of the regions of a level that lie in the nation or a prefecture; null where there are none. */
export function bordersOfLevel(borders: Borders, place: MapPlace): LevelBorders | null {
  const { level, prefectureCode } = place;
  if (isGroup(level)) return groupBorders(borders, place);
  const isNation = prefectureCode === NATION_CODE;
  // There are no municipalities of the nation, which would be dots.
  const ofPrefectures = level === "municipality" ? borders.municipalities : borders.prefectures;
  const topology = isNation ? level !== "municipality" && borders.nation : ofPrefectures;
  if (!topology) return null;
  const all = publishedBorders(topology, place);
  const regions = all.filter(({ properties }) => isIn(prefectureCode, properties.code));
  if (regions.length === 0) return null;
  if (!isNation) return { topology, regions, land: regions, prefectures: new Set([prefectureCode]) };
  const [land, lines] = [bordersOf(topology, "prefectures"), bordersOf(topology, "lines")];
  return { topology, regions, land, lines, prefectures: null };
}

const isIn = (prefectureCode: string, code: string): boolean =>
  prefectureCode === NATION_CODE || code.slice(0, 2) === prefectureCode;

/** All regions of a level: of the ministry's tables a code has the border that it has in that year. */
function publishedBorders(topology: Topology, { level, fiscalYear, codes }: MapPlace): readonly Border[] {
  if (level === "municipality") return municipalBorders(topology, new Set(codes));
  const object = isPrefecture(level) ? "prefectures" : areasObject(topology, fiscalYear);
  return object === null ? [] : bordersOf(topology, object);
}

/** Borders of municipalities. A designated city is one region unless one of its wards has a row, and a border. */
function municipalBorders(topology: Topology, codes: ReadonlySet<string>): Border[] {
  const cities = bordersOf(topology, "cities");
  const named = cities.map(({ properties }) => properties.code);
  const all = bordersOf(topology, "municipalities");
  const shown = all.filter(({ properties }) => codes.has(properties.code));
  const inWards = new Set(shown.map(({ properties }) => cityOfWard(properties.code, named)));
  return [
    ...cities.filter(({ properties }) => !inWards.has(properties.code)),
    ...all.filter(({ properties }) => {
      const city = cityOfWard(properties.code, named);
      return city === null || inWards.has(city);
    }),
  ];
}

/** Regions put together of areas and prefectures, or of municipalities; null where a member has no border. */
function groupBorders(
  { nation, prefectures, municipalities }: Borders,
  { prefectureCode, fiscalYear, groups = [] }: MapPlace,
): LevelBorders | null {
  const isNation = prefectureCode === NATION_CODE;
  const shown = groups.filter((group) => isNation || prefectureOfGroup(group) === prefectureCode);
  const isMunicipal = shown.some(({ members }) => members.some(isMunicipality));
  const held = new Set(shown.flatMap(({ members }) => members));
  const prefecturesHeld = new Set([...held].map(prefectureOfMember));
  // There are no municipalities of the nation, and few regions would be lost in it.
  const isOfNation =
    isNation && !isMunicipal && (prefecturesHeld.size > MOST_PREFECTURES || prefectures === null);
  const topology = isMunicipal ? municipalities : isOfNation ? nation : prefectures;
  if (!topology || shown.length === 0) return null;
  const object = isMunicipal ? "municipalities" : areasObject(topology, fiscalYear);
  if (object === null) return null;
  const parts = geometriesOf(topology, object);
  const cities = geometriesOf(topology, "cities");
  const regions = shown.flatMap(({ code, members }) => {
    const found = members.map((member) =>
      isPrefectureMember(member)
        ? parts.filter(({ properties }) => isIn(member, properties.code))
        : [...parts, ...cities].filter(({ properties }) => properties.code === member),
    );
    if (found.some(({ length }) => length === 0)) return [];
    const at = middleOf(found.flat().flatMap(({ properties }) => (properties.at ? [properties.at] : [])));
    return [mergedBorder(topology, found.flat(), { code, ...(at ? { at } : {}) })];
  });
  if (regions.length < shown.length) return null;
  const drawn = isOfNation ? null : isNation ? prefecturesHeld : new Set([prefectureCode]);
  const isDrawn = ({ properties: { code } }: Pick<Border, "properties">) =>
    drawn === null || drawn.has(prefectureOfMember(code));
  const around = bordersOf(topology, object).filter(isDrawn);
  const named = cities.map(({ properties }) => properties.code);
  const unheld = around.filter(
    ({ properties: { code } }) =>
      !held.has(code) && !held.has(prefectureOfMember(code)) && !held.has(cityOfWard(code, named) ?? ""),
  );
  return {
    topology,
    regions,
    land: isOfNation ? bordersOf(topology, "prefectures") : around,
    unheld,
    ...(isOfNation
      ? { lines: bordersOf(topology, "lines") }
      : isNation
        ? { lines: [linesBetween(topology, parts.filter(isDrawn), prefectureOfMember)] }
        : {}),
    prefectures: drawn,
  };
}

/** The one of the members' inner points that is nearest to their mean: the label of the region stands there. */
function middleOf(points: readonly Position[]): Position | undefined {
  const mean = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis]!, 0) / points.length);
  const distance = ([x, y]: Position) => Math.hypot(x - mean[0]!, y - mean[1]!);
  return points.toSorted((a, b) => distance(a) - distance(b))[0];
}
