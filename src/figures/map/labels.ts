import type { Border } from "../../catalog/regions/borders.js";
import { textWidth } from "../../render/text-width.js";
import { TYPE } from "../theme.js";
import { boundsOf } from "./insets.js";
import type { MapRow } from "./rows.js";
import type { Shapes } from "./shapes.js";

export const LABEL_LINE = TYPE.label + 2;
const GAP = 3;
/** How far a text may be moved, in the unit of the type. */
const STEPS = [14, 22, 30, 40, 52, 66, 84, 106, 130, 160];
const DIRECTIONS = 24;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const overlap = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;

/**
 * Where the middles of the regions' texts stand in the plane of the map: inside their region, or as near to it as there is
 * room. Large regions come first, since the texts of small ones find room at the edge.
 *
 * @param rows those of all panels: a text stands at one place in each
 * @param panel that the map is fitted into, in the unit of the type, with what it leaves free left and right
 */
export function labelPlaces(
  shapes: Shapes,
  rows: readonly Pick<MapRow, "code" | "label">[],
  panel: { readonly width: number; readonly height: number; readonly margin: number },
) {
  const [left, bottom, right, top] = boundsOf([...shapes.regions, ...shapes.ground]);
  /** Steps of the plane in a unit of the type. */
  const unit = Math.max((right - left) / (panel.width - 2 * panel.margin), (top - bottom) / panel.height);
  // Along the longer side of its panel the map leaves room free, where texts may stand too.
  const [spareX, spareY] = [
    (panel.width * unit - (right - left)) / 2,
    (panel.height * unit - (top - bottom)) / 2,
  ];
  const frame = { left: left - spareX, bottom: bottom - spareY, right: right + spareX, top: top + spareY };
  const anchors = shapes.regions.flatMap((region) => {
    const { code, at } = region.properties;
    const labels = rows.flatMap((row) => (row.code === code && row.label ? [row.label] : []));
    return at && labels.length > 0 ? [{ code, at, ...extentOf(labels), size: sizeOf(region) }] : [];
  });
  const placed: Box[] = [];
  const places = anchors
    .toSorted((a, b) => b.size - a.size)
    .map(({ code, at, ...extent }) => {
      const width = extent.width * unit;
      const height = extent.height * unit;
      const boxAt = (x: number, y: number): Box => ({ x, y, width, height });
      const isFree = (box: Box): boolean =>
        box.x - width / 2 >= frame.left &&
        box.x + width / 2 <= frame.right &&
        box.y - height / 2 >= frame.bottom &&
        box.y + height / 2 <= frame.top &&
        !placed.some((other) => overlap(box, other));
      const candidates = [
        boxAt(at[0], at[1]),
        ...STEPS.flatMap((step) =>
          Array.from({ length: DIRECTIONS }, (_, index) => {
            const angle = (2 * Math.PI * index) / DIRECTIONS;
            return boxAt(at[0] + step * unit * Math.cos(angle), at[1] + step * unit * Math.sin(angle));
          }),
        ),
      ];
      const found = candidates.find(isFree) ?? candidates[0]!;
      placed.push(found);
      const distance = Math.hypot(found.x - at[0], found.y - at[1]);
      const isMoved = distance > Math.min(width, height) / 2;
      return [code, { labelX: Math.round(found.x), labelY: Math.round(found.y), isMoved }] as const;
    });
  return new Map(places);
}

/** Room that the largest of the texts needs, in the unit of the type. */
const extentOf = (labels: readonly (readonly string[])[]) => ({
  width: Math.max(...labels.flat().map((line) => textWidth(line, TYPE.label))) + GAP,
  height: Math.max(...labels.map((lines) => lines.length)) * LABEL_LINE + GAP,
});

/** How wide times how high a region is. */
function sizeOf(region: Border): number {
  const [left, bottom, right, top] = boundsOf([region]);
  return (right - left) * (top - bottom);
}
