import { type Border, bordersOf, type Position, type Topology } from "../../catalog/regions/borders.js";
import { prefectureOfMember } from "../../catalog/regions/region-groups.js";
import type { Bilingual } from "../../text/language.js";
import type { MapPlace } from "./level-borders.js";

/** What lies under the regions, and around them. */
export type GroundShape = Border & {
  readonly part: "land" | "line" | "frame";
  /** Frames only: what stands in it, and the corner at which that is written. */
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

const ENLARGED: ReadonlySet<string> = new Set(["kanto", "osaka"]);

/** Is what stands in a frame shown a second time, larger? Else it is moved there. */
export const isEnlarged = ({ properties }: Border): boolean => ENLARGED.has(properties.code);

/**
 * The frames of a map: an inset is drawn where a region with a row lies in it, else neither its frame nor its land is.
 *
 * @param prefectures that the map is of; null for all
 */
export function insetsOf(
  topology: Topology,
  regions: readonly Border[],
  { language, codes }: Pick<MapPlace, "language" | "codes">,
  prefectures: ReadonlySet<string> | null,
) {
  const withRow = new Set(codes);
  const shown = codes ? regions.filter(({ properties }) => withRow.has(properties.code)) : regions;
  const all = bordersOf(topology, "frames").filter(
    ({ properties: { of = [] } }) =>
      !prefectures || of.some((code) => prefectures.has(prefectureOfMember(code))),
  );
  const isDrawn = (frame: Border) => {
    const isInside = insideOf(frame);
    return shown.some((region) => partsOf(region).some((part) => isInside(firstOf(part))));
  };
  const frames = all.filter(isDrawn);
  const others = all.filter((frame) => !frames.includes(frame));
  const areInside = others.map(insideOf);
  const isLeftOut = (part: unknown) => areInside.some((isInside) => isInside(firstOf(part)));
  return {
    /** The frames that hold a region with a row. */
    frames: frames.map((shape): GroundShape => {
      const { code } = shape.properties;
      // A frame is drawn from its lower left corner upwards.
      const [, corner] = shape.geometry.coordinates as readonly Position[];
      return {
        ...shape,
        part: "frame",
        name: FRAME_NAMES[code]?.[language] ?? "",
        ...(corner ? { corner } : {}),
      };
    }),
    /** Names of the islands in the other frames. */
    leftOut: others.flatMap((frame) =>
      isEnlarged(frame) ? [] : (FRAME_NAMES[frame.properties.code]?.[language] ?? []),
    ),
    /** Shapes without what stands in the frames that are not drawn. */
    without: <Shape extends Border>(shapes: readonly Shape[]): readonly Shape[] =>
      others.length === 0
        ? shapes
        : shapes.flatMap((shape) => {
            const parts = partsOf(shape);
            const kept = parts.filter((part) => !isLeftOut(part));
            if (kept.length === parts.length) return [shape];
            return kept.length === 0
              ? []
              : [{ ...shape, geometry: { ...shape.geometry, coordinates: kept } }];
          }),
  };
}

/** [left, bottom, right, top] of all that is drawn, in the plane. */
export function boundsOf(borders: readonly Border[]): readonly [number, number, number, number] {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (coordinates: readonly unknown[]): void => {
    const [x, y] = coordinates;
    if (typeof x === "number" && typeof y === "number") {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
    } else for (const part of coordinates) visit(part as readonly unknown[]);
  };
  for (const { geometry } of borders) visit(geometry.coordinates);
  return [left, bottom, right, top];
}

/** Does a place lie in a frame? */
function insideOf(frame: Border): (place: Position) => boolean {
  const [left, bottom, right, top] = boundsOf([frame]);
  return ([x, y]) => x > left && x < right && y > bottom && y < top;
}

/** The polygons, rings or lines of a shape, each of which lies in a frame as a whole or not at all. */
export const partsOf = ({ geometry: { type, coordinates } }: Border): readonly unknown[] =>
  type === "LineString" ? [coordinates] : coordinates;

/** The first place of a polygon or line. */
function firstOf(part: unknown): Position {
  const [first] = part as readonly unknown[];
  return typeof first === "number" ? (part as Position) : firstOf(first);
}
