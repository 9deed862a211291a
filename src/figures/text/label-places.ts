/** A point that wants a label of the given size beside it; pixels. */
export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How large the plot is. */
type Frame = Pick<LabelledPoint, "width" | "height">;
export type Spot = Pick<LabelledPoint, "x" | "y">;
type Candidate = Spot & { readonly distance: number };
type Placed = LabelledPoint & { readonly point: Spot };

const RADII = [3, 10, 20, 32, 46, 62, 80, 100, 124, 150];
/** Cosine and sine of 24 directions, from the right clockwise. */
const DIRECTIONS = Array.from({ length: 24 }, (_, direction) => {
  const angle = (2 * Math.PI * direction) / 24;
  return [Math.cos(angle), Math.sin(angle)] as const;
});
const POINT_RADIUS = 6;
const LABEL_MARGIN = 2;
/** Labels nearer than this need no line, unless another point is nearly as near. */
const NEAR = 6;
/** A hidden background dot weighs as much as so many pixels of distance; a crossed line or label as much as so many. */
const DOT_COST = 2.5;
const CROSSING_COST = 90;

function isInBox(spot: Spot, box: LabelledPoint, margin: number): boolean {
  return (
    Math.abs(spot.x - box.x) < box.width / 2 + margin && Math.abs(spot.y - box.y) < box.height / 2 + margin
  );
}

/** From a point to the nearest edge of a label. */
function gapTo(point: Spot, label: Spot, { width, height }: LabelledPoint): number {
  return Math.hypot(
    Math.max(0, Math.abs(point.x - label.x) - width / 2),
    Math.max(0, Math.abs(point.y - label.y) - height / 2),
  );
}

/** Nearest first: right, left, above and below before the corners of the same distance. */
function candidates(point: LabelledPoint, frame: Frame): Candidate[] {
  const found: Candidate[] = [];
  const add = (x: number, y: number, distance: number) => {
    const [halfWidth, halfHeight] = [point.width / 2, point.height / 2];
    if (x - halfWidth < 2 || x + halfWidth > frame.width - 2) return;
    if (y - halfHeight < 2 || y + halfHeight > frame.height - 2) return;
    found.push({ x, y, distance });
  };
  for (const radius of RADII) {
    for (const [cos, sin] of DIRECTIONS) {
      const reach = radius + POINT_RADIUS;
      add(point.x + cos * (reach + point.width / 2), point.y + sin * (reach + point.height / 2), radius);
    }
  }
  return found;
}

/** Any place of the frame, for a point in the thick of others. */
function anywhere(point: LabelledPoint, frame: Frame): Candidate[] {
  const found: Candidate[] = [];
  for (let y = point.height / 2 + 2; y < frame.height - point.height / 2; y += 6) {
    for (let x = point.width / 2 + 2; x < frame.width - point.width / 2; x += 8) {
      found.push({ x, y, distance: Math.hypot(x - point.x, y - point.y) });
    }
  }
  return found;
}

const side = (a: Spot, b: Spot, c: Spot) => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));

function doCross(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

/** Does a line run over a box, of which `x` and `y` are the middle? */
export function crossesBox(from: Spot, to: Spot, { x, y, width, height }: LabelledPoint): boolean {
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  return (
    doCross(from, to, { x: left, y: top }, { x: right, y: bottom }) ||
    doCross(from, to, { x: left, y: bottom }, { x: right, y: top })
  );
}

/**
 * Places a label beside each point so that labels overlap neither each other nor any labelled point: one point after
 * the other takes the nearest free place, paying for background dots that it would hide and for lines that would
 * cross. Points are served in the order given; the same input always gives the same places.
 */
export function placeLabels(points: readonly LabelledPoint[], background: readonly Spot[], frame: Frame) {
  const placed: Placed[] = [];
  return points.map((point) => {
    const boxAt = ({ x, y }: Spot): Placed => ({ x, y, width: point.width, height: point.height, point });
    const isFree = (spot: Spot) => {
      const box = boxAt(spot);
      return (
        points.every((other) => !isInBox(other, box, POINT_RADIUS)) &&
        placed.every(
          (other) =>
            Math.abs(other.x - box.x) >= (other.width + point.width) / 2 + LABEL_MARGIN ||
            Math.abs(other.y - box.y) >= (other.height + point.height) / 2 + LABEL_MARGIN,
        )
      );
    };
    /** What a place costs, as far as it is below `limit`: most are dearer before their dots are counted. */
    const costOf = (spot: Candidate, limit: number) => {
      const box = boxAt(spot);
      let cost = spot.distance;
      for (const other of placed) {
        if (cost >= limit) return cost;
        const isCrossed =
          doCross(point, box, other.point, other) ||
          crossesBox(point, box, other) ||
          crossesBox(other.point, other, box);
        if (isCrossed) cost += CROSSING_COST;
      }
      for (const dot of background) {
        if (cost >= limit) return cost;
        if (isInBox(dot, box, 1)) cost += DOT_COST;
      }
      return cost;
    };
    const cheapest = (spots: readonly Candidate[]): Candidate | undefined => {
      let best: Candidate | undefined;
      let least = Number.POSITIVE_INFINITY;
      for (const spot of spots) {
        if (spot.distance >= least || !isFree(spot)) continue;
        const cost = costOf(spot, least);
        if (cost < least) [best, least] = [spot, cost];
      }
      return best;
    };
    const best = cheapest(candidates(point, frame)) ??
      cheapest(anywhere(point, frame)) ?? { x: point.x, y: point.y, distance: 0 };
    placed.push(boxAt(best));
    const own = gapTo(point, best, point);
    const isAmbiguous = points.some((other) => other !== point && gapTo(other, best, point) < own + NEAR);
    // The middle of the label, and whether it stands far enough away to need a line to its point.
    return { x: best.x, y: best.y, isAway: best.distance > NEAR || isAmbiguous };
  });
}
