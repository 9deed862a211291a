import type { Border, Position } from "../../catalog/regions/borders.js";
import { textWidth } from "../../render/text-width.js";
import { crossesBox, type LabelledPoint, type Spot } from "../text/label-places.js";
import { TYPE } from "../theme.js";
import { boundsOf, partsOf } from "./insets.js";
import type { MapRow } from "./rows.js";
import type { Shapes } from "./shapes.js";

export const LABEL_LINE = TYPE.label + 2;
/** The symbol of a region that is left white, and how far above the place of a text it stands: over the name. */
export const LABEL_SYMBOL = { size: 15, ink: 12, rise: LABEL_LINE + 8 } as const;
const GAP = 3;
/** How far a text may be moved, in the unit of the type. */
const STEPS = [14, 22, 30, 40, 52, 66, 84, 106, 130, 160];
/** How far beside an island. */
const NEAR_STEPS = STEPS.slice(0, 5);
const DIRECTIONS = 24;

/** How much of the plane a text takes, around its middle. */
type Box = LabelledPoint;

/** A text that was moved, with the line from its region. */
interface Placed {
  readonly box: Box;
  readonly led: Spot | null;
}

/** A line may touch the corner of a text: this share of its width and height is to be free of lines. */
const CORE = 0.7;
const isLineOver = (from: Spot, to: Spot, box: Box): boolean =>
  crossesBox(from, to, { ...box, width: CORE * box.width, height: CORE * box.height });

const overlap = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;

/**
 * Where the middle of each row's text stands in the plane of the map: inside its region, or where that is taken as near
 * as there is room; where there is such a place, off the symbols of all regions and with a line that crosses no text. An
 * island that its text would hide has it beside it, in the sea. Large regions come first, since the texts of small ones
 * find room at the edge.
 *
 * @param rows those of all panels: a region's text stands at one place in each
 * @param panel that the map is fitted into, in the unit of the type, with what it leaves free left and right
 */
export function labelPlaces<Row extends Pick<MapRow, "code" | "label" | "state">>(
  shapes: Shapes,
  rows: readonly Row[],
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
  const land = [...shapes.regions, ...shapes.ground.filter(({ part }) => part === "land")].flatMap((shape) =>
    partsOf(shape).map((part) => boxOf(partShape(shape, part))),
  );
  const frames = shapes.ground.flatMap((shape) =>
    shape.part === "frame" ? partsOf(shape).map((line) => line as readonly Position[]) : [],
  );
  /** Does a text stand on a line around an inset? */
  const isOnFrame = (box: Box): boolean =>
    frames.some((line) =>
      line.slice(1).some((to, index) => crossesBox(spotOf(line[index]!), spotOf(to), box)),
    );
  const anchors = shapes.regions.flatMap((region) => {
    const { code, at } = region.properties;
    const labelled = rows.filter((row) => row.code === code && row.label);
    if (!at || labelled.length === 0) return [];
    return [{ code, at, labelled, ...extentOf(labelled), region: boxOf(region) }];
  });
  const symbolAt = ({ x, y }: Spot): Box => ({
    x,
    y,
    width: LABEL_SYMBOL.ink * unit,
    height: LABEL_SYMBOL.ink * unit,
  });
  const white = new Set(rows.flatMap(({ code, state }) => (state === "known" ? [] : [code])));
  /** Where symbols stand, by region: those whose text is not placed yet in the region itself. */
  const symbols = new Map(
    anchors.flatMap(({ code, at: [x, y] }) => (white.has(code) ? [[code, symbolAt({ x, y })]] : [])),
  );
  const placed: Placed[] = [];
  const places = anchors
    .toSorted((a, b) => b.region.width * b.region.height - a.region.width * a.region.height)
    .flatMap(({ code, at: [atX, atY], labelled, region, ...extent }) => {
      const at = { x: atX, y: atY };
      const width = extent.width * unit;
      const height = extent.height * unit;
      const boxAt = (x: number, y: number): Box => ({ x, y, width, height });
      const isMoved = ({ x, y }: Box) => Math.hypot(x - at.x, y - at.y) > Math.min(width, height) / 2;
      const isFree = (box: Box): boolean =>
        box.x - width / 2 >= frame.left &&
        box.x + width / 2 <= frame.right &&
        box.y - height / 2 >= frame.bottom &&
        box.y + height / 2 <= frame.top &&
        !isOnFrame(box) &&
        !placed.some((other) => overlap(box, other.box));
      /** A region's symbol stays in it where its text is moved, and stands above the text where it is not. */
      const ownSymbol = (box: Box): Box =>
        symbolAt(isMoved(box) ? at : { x: box.x, y: box.y + LABEL_SYMBOL.rise * unit });
      const isOffSymbols = (box: Box): boolean => {
        const others = [...symbols].every(([other, symbol]) => other === code || !overlap(box, symbol));
        if (!white.has(code)) return others;
        const own = ownSymbol(box);
        return others && ![box, ...placed.map((other) => other.box)].some((text) => overlap(text, own));
      };
      const isClear = (box: Box): boolean =>
        isOffSymbols(box) &&
        !placed.some(
          (other) =>
            (isMoved(box) && isLineOver(at, box, other.box)) ||
            (other.led && isLineOver(other.led, other.box, box)),
        );
      const isInSea = (box: Box): boolean => !land.some((part) => overlap(box, part));
      const around = (steps: readonly number[]) =>
        steps.flatMap((step) =>
          Array.from({ length: DIRECTIONS }, (_, index) => {
            const angle = (2 * Math.PI * index) / DIRECTIONS;
            return boxAt(at.x + step * unit * Math.cos(angle), at.y + step * unit * Math.sin(angle));
          }),
        );
      const candidates = [boxAt(at.x, at.y), ...around(STEPS)];
      const isHidden = region.width < width && region.height < height;
      const inSea = isHidden
        ? around(NEAR_STEPS).find((box) => isFree(box) && isClear(box) && isInSea(box))
        : undefined;
      const free = candidates.filter(isFree);
      const found = inSea ?? free.find(isClear) ?? free[0] ?? candidates[0]!;
      const isLed = isMoved(found);
      placed.push({ box: found, led: isLed ? at : null });
      if (white.has(code)) symbols.set(code, ownSymbol(found));
      return labelled.map((row) => {
        // The line ends at the row's own text, which may be narrower than that of the other panel.
        const end = isLed ? edgeTowards(at, { ...found, width: extentOf([row]).width * unit }) : at;
        const place = {
          labelX: Math.round(found.x),
          labelY: Math.round(found.y),
          isMoved: isLed,
          leaderX: Math.round(end.x),
          leaderY: Math.round(end.y),
        };
        return [row, place] as const;
      });
    });
  return new Map(places);
}

/** Where a line from the middle of a box to a place leaves the box; that place where it lies within. */
function edgeTowards(at: Spot, { x, y, width, height }: Box): Spot {
  const [across, along] = [at.x - x, at.y - y];
  const share = Math.min(1, width / 2 / Math.abs(across), height / 2 / Math.abs(along));
  return { x: x + share * across, y: y + share * along };
}

/** Room that the largest of the texts of some rows needs, in the unit of the type. */
const extentOf = (rows: readonly Pick<MapRow, "label">[]) => ({
  width:
    Math.max(...rows.flatMap(({ label = [] }) => label).map((line) => textWidth(line, TYPE.label))) + GAP,
  height: Math.max(...rows.map(({ label = [] }) => label.length)) * LABEL_LINE + GAP,
});

const spotOf = ([x, y]: Position): Spot => ({ x, y });

/** A polygon of a shape, as a shape. */
const partShape = (shape: Border, part: unknown): Border => ({
  ...shape,
  geometry: { ...shape.geometry, coordinates: [part] },
});

/** The rectangle around a shape. */
function boxOf(shape: Border): Box {
  const [left, bottom, right, top] = boundsOf([shape]);
  return { x: (left + right) / 2, y: (bottom + top) / 2, width: right - left, height: top - bottom };
}
