// Topologies taken apart and put together again: arcs as lists of points, simplified, moved, written as whole numbers.

/** The arcs of a topology as lists of [longitude, latitude]. */
export function arcsOf({ arcs, transform: { scale, translate } }) {
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
}

/** Polygons of a geometry, each a list of rings, each a list of arcs; ~i is arc i backwards. */
export const polygonsOf = ({ type, arcs }) => (type === "Polygon" ? [arcs] : arcs);

/** The points of a ring, the first again at its end. */
export function ringOf(ring, arcs) {
  const points = [];
  for (const index of ring) {
    const arc = index < 0 ? arcs[~index].toReversed() : arcs[index];
    points.push(...(points.length > 0 ? arc.slice(1) : arc));
  }
  return points;
}

/** Twice the area left of three points or of a ring: positive where it runs against the clock. */
export function doubleArea(points) {
  let sum = 0;
  for (const [i, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(i + 1) % points.length];
    sum += x * nextY - nextX * y;
  }
  return sum;
}

/** [left, bottom, right, top] */
export function boundsOf(points) {
  const bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  }
  return bounds;
}

/**
 * Leaves out points as Visvalingam does: always the one whose triangle with its neighbours is least, while that is below
 * `leastArea`. Ends stay; an arc keeps a third point, a closed one a fourth, so that no ring falls together.
 */
export function simplified(points, leastArea) {
  const isClosed = points[0][0] === points.at(-1)[0] && points[0][1] === points.at(-1)[1];
  const last = points.length - 1;
  const before = points.map((_, i) => i - 1);
  const after = points.map((_, i) => i + 1);
  const areas = points.map(() => 0);
  const queue = new Queue();
  const weigh = (i, passed) => {
    if (i === 0 || i === last) return;
    const triangle = [points[before[i]], points[i], points[after[i]]];
    // A point that goes must not make its neighbours seem less than it was.
    areas[i] = Math.max(passed, Math.abs(doubleArea(triangle)) / 2);
    queue.add(areas[i], i);
  };
  for (const i of points.keys()) weigh(i, 0);
  let left = points.length;
  const gone = new Set();
  for (let next = queue.take(); next && left > (isClosed ? 4 : 3); next = queue.take()) {
    const { weight, index } = next;
    if (weight >= leastArea) break;
    if (gone.has(index) || areas[index] !== weight) continue;
    gone.add(index);
    left--;
    after[before[index]] = after[index];
    before[after[index]] = before[index];
    weigh(before[index], weight);
    weigh(after[index], weight);
  }
  return points.filter((_, i) => !gone.has(i));
}

/** Gives the least weight first; of equal ones the first index. */
class Queue {
  entries = [];

  add(weight, index) {
    const { entries } = this;
    entries.push({ weight, index });
    for (let i = entries.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!this.isBefore(i, parent)) return;
      this.swap(i, parent);
      i = parent;
    }
  }

  take() {
    const { entries } = this;
    const [first] = entries;
    const moved = entries.pop();
    if (entries.length === 0) return first;
    entries[0] = moved;
    for (let i = 0; ; ) {
      const least = [2 * i + 1, 2 * i + 2].reduce(
        (best, child) => (child < entries.length && this.isBefore(child, best) ? child : best),
        i,
      );
      if (least === i) return first;
      this.swap(i, least);
      i = least;
    }
  }

  isBefore(a, b) {
    const [one, other] = [this.entries[a], this.entries[b]];
    return one.weight < other.weight || (one.weight === other.weight && one.index < other.index);
  }

  swap(a, b) {
    const { entries } = this;
    [entries[a], entries[b]] = [entries[b], entries[a]];
  }
}

/** Whole numbers, each point as its distance from the one before, none twice; a ring keeps three corners. */
export function encoded(points) {
  const whole = points.map(([x, y]) => [Math.round(x), Math.round(y)]);
  const steps = [whole[0]];
  for (const [i, [x, y]] of whole.entries()) {
    if (i === 0) continue;
    const step = [x - whole[i - 1][0], y - whole[i - 1][1]];
    if (step[0] !== 0 || step[1] !== 0 || (i === whole.length - 1 && steps.length === 1)) steps.push(step);
  }
  return steps;
}

/** The point of a polygon that is furthest from its edge, on a grid that grows finer: a label stands well there. */
export function innermost(rings) {
  const [left, bottom, right, top] = boundsOf(rings[0]);
  let best = { at: [(left + right) / 2, (bottom + top) / 2], distance: -Infinity };
  let [x0, y0, width, height] = [left, bottom, right - left, top - bottom];
  for (let round = 0; round < 4; round++) {
    for (let i = 0; i <= 8; i++)
      for (let j = 0; j <= 8; j++) {
        const at = [x0 + (width * i) / 8, y0 + (height * j) / 8];
        const distance = distanceInside(at, rings);
        if (distance > best.distance) best = { at, distance };
      }
    [width, height] = [width / 3, height / 3];
    [x0, y0] = [best.at[0] - width / 2, best.at[1] - height / 2];
  }
  return best.at;
}

/** How far a point is from the nearest edge of a polygon; negative outside. */
function distanceInside([x, y], rings) {
  let isInside = false;
  let least = Infinity;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1], ring[i]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const share = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
      const along = Math.max(0, Math.min(1, share));
      least = Math.min(least, (x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2);
    }
  }
  return isInside ? Math.sqrt(least) : -Math.sqrt(least);
}

/** By key the members that have it, in their order. */
export function grouped(members, keyOf) {
  const groups = new Map();
  for (const member of members) {
    const key = keyOf(member);
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  return groups;
}
