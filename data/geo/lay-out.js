import {
  arcsOf,
  boundsOf,
  doubleArea,
  encoded,
  innermost,
  polygonsOf,
  ringOf,
  simplified,
} from "./topology.js";

/** From what stands in an inset to its frame, in pixels. */
const MARGIN = 6;

/**
 * A topology in the plane: regions projected, simplified to what can be seen, islands moved into insets.
 *
 * @param source a topology in degrees
 * @param objects by name lists of geometries of the source with their `code`
 * @param layout one of layouts.js; `pixel` of it says how many kilometres a pixel is, for regions of a code
 */
export function layOut(source, objects, layout) {
  const { project, step, insets, boxOf, pixel, leastIsland, leastTriangle, linesOf } = layout;
  const degrees = arcsOf(source);
  const plane = degrees.map((arc) => arc.map(project));
  const middleOf = (polygon) => {
    const [west, south, east, north] = boundsOf(ringOf(polygon[0], degrees));
    return [(west + east) / 2, (south + north) / 2];
  };
  const isIn = ([west, south, east, north], [x, y]) => west <= x && x <= east && south <= y && y <= north;
  const placesOf = (code, polygon) => {
    const middle = middleOf(polygon);
    const found = insets.filter(
      ({ of, box }) =>
        of.some((start) => code.startsWith(start) || start.startsWith(code)) && isIn(box, middle),
    );
    const isMoved = found.some(({ isCopy }) => !isCopy);
    return isIn(boxOf(code), middle) && !isMoved ? [null, ...found] : found;
  };
  const moved = new Map(insets.map((inset) => [inset, moveOf(inset, objects, placesOf, plane, project)]));
  const moveTo = (inset) => moved.get(inset)?.move ?? ((point) => point);

  // Who shares an arc decides how fine it is.
  const finest = new Map();
  const all = Object.values(objects).flat();
  for (const { code, ...geometry } of all)
    for (const ring of polygonsOf(geometry).flat())
      for (const index of ring) {
        const arc = index < 0 ? ~index : index;
        finest.set(arc, Math.min(finest.get(arc) ?? Infinity, pixel(code)));
      }

  const arcs = [];
  const shapes = [];
  const indexes = new Map();
  const placed = (index, inset) => {
    const arc = index < 0 ? ~index : index;
    const key = `${arc} ${insets.indexOf(inset)}`;
    if (!indexes.has(key)) {
      const points = simplified(plane[arc].map(moveTo(inset)), leastTriangle * finest.get(arc) ** 2);
      const steps = encoded(points.map((point) => point.map((value) => value / step)));
      indexes.set(key, arcs.length);
      arcs.push(steps);
      shapes.push(pointsOf(steps));
    }
    return index < 0 ? ~indexes.get(key) : indexes.get(key);
  };

  const geometryOf = ({ code, ...geometry }) => {
    const pixels = (pixel(code) / step) ** 2;
    const polygons = polygonsOf(geometry)
      .flatMap((polygon) =>
        placesOf(code, polygon).map((inset) => {
          const rings = polygon.map((ring) => ring.map((index) => placed(index, inset)));
          const area = Math.abs(doubleArea(ringOf(rings[0], shapes))) / 2 / pixels;
          return { rings, area };
        }),
      )
      .sort((a, b) => b.area - a.area);
    const kept = polygons.filter(({ area }, i) => i === 0 || area >= leastIsland).map(({ rings }) => rings);
    if (kept.length === 0) throw new Error(`${code} has no place on the map`);
    const at = innermost(kept[0].map((ring) => ringOf(ring, shapes)));
    const properties = { code, at: at.map(Math.round) };
    return kept.length > 1
      ? { type: "MultiPolygon", arcs: kept, properties }
      : { type: "Polygon", arcs: kept[0], properties };
  };
  const laidOut = Object.fromEntries(
    Object.entries(objects).map(([name, geometries]) => [name, collection(geometries.map(geometryOf))]),
  );

  const lines = {
    type: "MultiLineString",
    arcs: sharedArcs(laidOut[linesOf]?.geometries ?? []).map((arc) => [arc]),
    properties: { code: linesOf },
  };
  const frames = [...new Set(insets.map(({ frame }) => frame))].map((frame) => {
    const own = insets.filter((inset) => inset.frame === frame);
    const { of } = own[0];
    const margin = MARGIN * pixel(of[0]);
    const [left, bottom, right, top] = boundsOf(own.flatMap((inset) => moved.get(inset).corners));
    const corners = [
      [left - margin, bottom - margin],
      [left - margin, top + margin],
      [right + margin, top + margin],
      [right + margin, bottom - margin],
    ];
    arcs.push(encoded([...corners, corners[0]].map((point) => point.map((value) => value / step))));
    return { type: "LineString", arcs: [arcs.length - 1], properties: { code: frame, of } };
  });
  return compact({
    type: "Topology",
    transform: { scale: [1, 1], translate: [0, 0] },
    objects: { ...laidOut, ...(linesOf ? { lines } : {}), frames: collection(frames) },
    arcs,
  });
}

/** Arcs with a geometry on either side. */
function sharedArcs(geometries) {
  const owners = new Map();
  for (const { arcs, properties } of geometries)
    for (const index of new Set(arcs.flat(2).map((arc) => (arc < 0 ? ~arc : arc))))
      owners.set(index, [...(owners.get(index) ?? []), properties.code]);
  return [...owners].filter(([, codes]) => codes.length > 1).map(([index]) => index);
}

const collection = (geometries) => ({ type: "GeometryCollection", geometries });

function pointsOf(steps) {
  let [x, y] = [0, 0];
  return steps.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x, y];
  });
}

/** How an inset moves its points, and the corners of what stands in it then. */
function moveOf(inset, objects, placesOf, plane, project) {
  const rings = Object.values(objects)
    .flat()
    .flatMap(({ code, ...geometry }) =>
      polygonsOf(geometry)
        .filter((polygon) => placesOf(code, polygon).includes(inset))
        .map((polygon) => ringOf(polygon[0], plane)),
    );
  const [left, bottom, right, top] = boundsOf(rings.flat());
  const [x0, y0] = project(inset.at);
  const { scale } = inset;
  return {
    move: ([x, y]) => [x0 + (x - left) * scale, y0 + (y - top) * scale],
    corners: [
      [x0, y0],
      [x0 + (right - left) * scale, y0 - (top - bottom) * scale],
    ],
  };
}

/** Only the arcs that something uses. */
function compact(topology) {
  const used = new Map();
  const renamed = (arcs) =>
    arcs.map((arc) => {
      if (Array.isArray(arc)) return renamed(arc);
      const index = arc < 0 ? ~arc : arc;
      if (!used.has(index)) used.set(index, used.size);
      return arc < 0 ? ~used.get(index) : used.get(index);
    });
  for (const object of Object.values(topology.objects))
    for (const geometry of object.geometries ?? [object]) geometry.arcs = renamed(geometry.arcs);
  return { ...topology, arcs: [...used.keys()].map((index) => topology.arcs[index]) };
}
