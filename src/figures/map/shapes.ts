import { isGroup, levelName, NATION_CODE } from "../../catalog/levels.js";
import type { Borders } from "../../catalog/regions/borders.js";
import { Failure } from "../../text/failure.js";
import { type GroundShape, insetsOf } from "./insets.js";
import { bordersOfLevel, type MapPlace } from "./level-borders.js";

/**
 * The borders of the nation's or of one prefecture's regions in a year: a code has the border that it has in that year.
 *
 * @throws Failure where there are none
 */
export function shapesOf(borders: Borders, place: MapPlace): Shapes {
  const shapes = knownShapes(borders, place);
  if (!shapes) throw noBorders(place);
  return shapes;
}

/** The same; null where there are none. As GeoJSON in one plane. */
export function knownShapes(borders: Borders, place: MapPlace) {
  const found = bordersOfLevel(borders, place);
  if (!found) return null;
  const { topology, land, unheld = [], lines = [], prefectures } = found;
  const { frames, leftOut, without } = insetsOf(topology, found.regions, place, prefectures);
  return {
    /** The regions that are coloured. */
    regions: without(found.regions),
    /** Land without a row, lines between prefectures and around insets. */
    ground: [
      ...without(land).map((shape) => ({ ...shape, part: "land" })),
      ...without(lines).map((shape) => ({ ...shape, part: "line" })),
      ...frames,
    ] as readonly GroundShape[],
    /** Names of islands that are not drawn, since the result has nothing of them. */
    leftOut,
    /** Is there land that no region of the user's own holds? */
    hasUnheldLand: without(unheld).length > 0,
    /** Is the map neither of the nation nor of one prefecture, but of those that regions of the user's own lie in? */
    isOfSomePrefectures: place.prefectureCode === NATION_CODE && prefectures !== null,
  };
}

/** What a map is drawn of. */
export type Shapes = NonNullable<ReturnType<typeof knownShapes>>;

function noBorders({ level, fiscalYear, prefectureCode }: MapPlace): Failure {
  if (level === "municipality" && prefectureCode === NATION_CODE)
    return new Failure({
      ja: "市区町村の地図は都道府県ごとに描きます。都道府県を指定してください。",
      en: "a map by municipality is of one prefecture. Ask for it with a prefecture.",
    });
  const { ja, en } = levelName(level);
  if (isGroup(level))
    return new Failure({
      ja: "独自の地域の地図は、地域のファイル（構成する地域の一覧）と人数の表から描くときに、すべての構成地域の境界があれば描けます。",
      en: "a map of regions of one's own is drawn from tables and the file that says what they are made of, where the borders of all members are there.",
    });
  return new Failure({
    ja: `${fiscalYear}年度の${ja}の境界がないため地図を描けません。都道府県の地図なら描けます。`,
    en: `there are no borders of the level "${en}" in FY${fiscalYear}, so there is no map of it. One of the prefectures can be drawn.`,
  });
}
