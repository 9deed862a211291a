import { isGroup, levelName, NATION_CODE } from "../../catalog/levels.js";
import { type Border, type Borders, bordersOf, type Topology } from "../../catalog/regions/borders.js";
import { Failure } from "../../text/failure.js";
import type { Bilingual, Language } from "../../text/language.js";
import { bordersOfLevel, type MapPlace } from "./level-borders.js";

/** What a map is drawn of, as GeoJSON in one plane. */
export interface Shapes {
  /** The regions that are coloured. */
  readonly regions: readonly Border[];
  /** Land without a row, lines between prefectures and around insets. */
  readonly ground: readonly GroundShape[];
}

export type GroundShape = Border & {
  readonly part: "land" | "line" | "frame";
  /** Of a frame: what stands in it, and where that is written. */
  readonly name?: string;
  readonly corner?: readonly [number, number];
};

const FRAME_NAMES: Readonly<Record<string, Bilingual>> = {
  amami: { ja: "奄美", en: "Amami" },
  okinawa: { ja: "沖縄", en: "Okinawa" },
  sakishima: { ja: "宮古・八重山", en: "Miyako, Yaeyama" },
  ogasawara: { ja: "小笠原", en: "Ogasawara" },
  kanto: { ja: "埼玉・千葉・東京・神奈川（拡大）", en: "Saitama, Chiba, Tokyo, Kanagawa (enlarged)" },
  osaka: { ja: "大阪（拡大）", en: "Osaka (enlarged)" },
  "izu-ogasawara": { ja: "伊豆・小笠原諸島", en: "Izu and Ogasawara islands" },
  tokara: { ja: "トカラ列島", en: "Tokara" },
  daito: { ja: "大東島", en: "Daito" },
  miyako: { ja: "宮古", en: "Miyako" },
  yaeyama: { ja: "八重山", en: "Yaeyama" },
};

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

/** The same; null where there are none. */
export function knownShapes(borders: Borders, place: MapPlace): Shapes | null {
  const { prefectureCode, language } = place;
  const isNation = prefectureCode === NATION_CODE;
  const found = bordersOfLevel(borders, place);
  if (!found) return null;
  const { topology, regions } = found;
  const isShown = (code: string) => isNation || code.slice(0, 2) === prefectureCode;
  const land = isNation ? bordersOf(topology, "prefectures") : found.land;
  const lines = isNation ? bordersOf(topology, "lines") : [];
  return {
    regions,
    ground: [
      ...land.map((shape) => ({ ...shape, part: "land" as const })),
      ...lines.map((shape) => ({ ...shape, part: "line" as const })),
      ...framesOf(topology, isShown, language),
    ],
  };
}

function framesOf(topology: Topology, isShown: (code: string) => boolean, language: Language): GroundShape[] {
  return bordersOf(topology, "frames")
    .filter(({ properties }) => properties.of?.some(isShown))
    .map((shape) => {
      const { code } = shape.properties;
      // A frame is drawn from its lower left corner upwards.
      const [, corner] = shape.geometry.coordinates as readonly (readonly [number, number])[];
      return {
        ...shape,
        part: "frame" as const,
        name: FRAME_NAMES[code]?.[language] ?? "",
        ...(corner ? { corner } : {}),
      };
    });
}

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

/** [left, bottom, right, top] of all that is drawn, in the plane. */
export function boundsOf({ regions, ground }: Shapes): readonly [number, number, number, number] {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (coordinates: readonly unknown[]): void => {
    const [x, y] = coordinates;
    if (typeof x === "number" && typeof y === "number") {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
    } else for (const part of coordinates) visit(part as readonly unknown[]);
  };
  for (const { geometry } of [...regions, ...ground]) visit(geometry.coordinates);
  return [left, bottom, right, top];
}
