import {
  arcOf,
  type Border,
  lineOf,
  type Position,
  type Topology,
  type TopologyGeometry,
} from "./borders.js";

/**
 * The border around several regions of a topology: the arcs that two of them share are inside and fall away, and what is
 * left joins into rings, each going on where another ends.
 *
 * @param at a point inside
 */
export function mergedBorder(
  topology: Topology,
  geometries: readonly TopologyGeometry[],
  properties: { readonly code: string; readonly at?: Position },
): Border {
  const indexes = geometries.flatMap(({ arcs }) => indexesOf(arcs));
  const times = new Map<number, number>();
  for (const index of indexes) times.set(arcOf(index), (times.get(arcOf(index)) ?? 0) + 1);
  const lines = indexes
    .filter((index) => times.get(arcOf(index)) === 1)
    .map((index) => lineOf(topology, [index]));
  // One polygon of all rings: outer ones and those around holes go round in opposite directions, as their regions do.
  return { type: "Feature", properties, geometry: { type: "Polygon", coordinates: ringsOf(lines) } };
}

/**
 * The lines between groups of regions: the arcs that two regions of different groups share.
 *
 * @param groupOf by code, in which group a region is
 */
export function linesBetween(
  topology: Topology,
  geometries: readonly TopologyGeometry[],
  groupOf: (code: string) => string,
): Border {
  const groups = new Map<number, Set<string>>();
  for (const { arcs, properties } of geometries)
    for (const index of indexesOf(arcs)) {
      const known = groups.get(arcOf(index)) ?? new Set();
      groups.set(arcOf(index), known.add(groupOf(properties.code)));
    }
  const lines = [...groups].flatMap(([index, { size }]) => (size > 1 ? [lineOf(topology, [index])] : []));
  return {
    type: "Feature",
    properties: { code: "" },
    geometry: { type: "MultiLineString", coordinates: lines },
  };
}

const indexesOf = (arcs: TopologyGeometry["arcs"]) => (arcs as readonly unknown[]).flat(2) as number[];

function ringsOf(lines: readonly Position[][]): Position[][] {
  const from = new Map<string, Position[][]>();
  for (const line of lines) from.set(keyOf(line[0]!), [...(from.get(keyOf(line[0]!)) ?? []), line]);
  const rings: Position[][] = [];
  for (const line of lines) {
    if (!from.get(keyOf(line[0]!))?.includes(line)) continue;
    const ring: Position[] = [];
    for (let next: Position[] | undefined = line; next; ) {
      const others: Position[][] = from.get(keyOf(next[0]!))!;
      others.splice(others.indexOf(next), 1);
      ring.push(...(ring.length > 0 ? next.slice(1) : next));
      const end: Position = next.at(-1)!;
      next = keyOf(end) === keyOf(ring[0]!) ? undefined : from.get(keyOf(end))?.[0];
    }
    rings.push(ring);
  }
  return rings;
}

const keyOf = ([x, y]: Position): string => `${x} ${y}`;
