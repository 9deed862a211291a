export type Position = readonly [number, number];

/** A geometry of a topology: its arcs, of polygons ring by ring; ~i is arc i backwards. */
export type TopologyGeometry = { readonly properties: BorderProperties } & (
  | { readonly type: "LineString"; readonly arcs: readonly number[] }
  | { readonly type: "MultiLineString" | "Polygon"; readonly arcs: readonly (readonly number[])[] }
  | { readonly type: "MultiPolygon"; readonly arcs: readonly (readonly (readonly number[])[])[] }
);

type TopologyObject =
  | { readonly type: "GeometryCollection"; readonly geometries: readonly TopologyGeometry[] }
  | TopologyGeometry;

/** A file of `data/geo`: planar whole numbers, y up, each point of an arc as its distance from the one before. */
export interface Topology {
  readonly type: "Topology";
  readonly arcs: readonly (readonly Position[])[];
  readonly objects: Readonly<Record<string, TopologyObject>>;
}

interface BorderProperties {
  readonly code: string;
  /** A point inside, in the plane. */
  readonly at?: Position;
  /** Of a frame: beginnings of the codes that stand in it. */
  readonly of?: readonly string[];
}

/** Border of a region, or a line, as GeoJSON in the plane of its file. */
export interface Border {
  readonly type: "Feature";
  readonly properties: BorderProperties;
  readonly geometry: { readonly type: TopologyGeometry["type"]; readonly coordinates: readonly unknown[] };
}

/** The prefectures on a board of tiles, row by row from the north; null is a tile without one. */
export type Tiles = readonly (readonly (number | null)[])[];

/** What there is of `data/geo`; null where it is not at hand. */
export interface Borders {
  /** The whole nation, coarse. */
  readonly nation: Topology | null;
  /** For maps of one prefecture. */
  readonly prefectures: Topology | null;
  /** For maps of one prefecture by municipality. */
  readonly municipalities?: Topology;
  readonly tiles: Tiles;
}

/** The credit that the borders ask for, on every map. */
export const BORDER_CREDIT = {
  ja: "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成",
  en: "Borders made by processing the National Land Numerical Information, administrative areas (Ministry of Land, Infrastructure, Transport and Tourism, Japan)",
} as const;

/**
 * The object that holds the areas of a fiscal year: `areas2018` those until FY2023, `areas2024` those since. Codes are
 * used again, so a code is looked up in its year alone. null in years of which there are none.
 */
export function areasObject({ objects }: Topology, fiscalYear: number): string | null {
  const years = Object.keys(objects).flatMap((name) => {
    const year = /^areas(\d{4})$/.exec(name)?.[1];
    return year !== undefined && Number(year) <= fiscalYear ? [Number(year)] : [];
  });
  return years.length > 0 ? `areas${Math.max(...years)}` : null;
}

const decoded = new WeakMap<Topology, Map<string, readonly Border[]>>();

/** The borders of an object, decoded once; none of an object that there is not. */
export function bordersOf(topology: Topology, object: string): readonly Border[] {
  const known = decoded.get(topology) ?? new Map<string, readonly Border[]>();
  decoded.set(topology, known);
  const borders = known.get(object) ?? geometriesOf(topology, object).map((one) => border(topology, one));
  known.set(object, borders);
  return borders;
}

/** A topology with some of its geometries, and the arcs that these need. */
export function withOnly(
  topology: Topology,
  isWanted: (object: string, properties: BorderProperties) => boolean,
): Topology {
  const used = new Map<number, number>();
  const renumbered = (arcs: readonly unknown[]): unknown[] =>
    arcs.map((arc) => {
      if (Array.isArray(arc)) return renumbered(arc);
      const index = arcOf(arc as number);
      if (!used.has(index)) used.set(index, used.size);
      return (arc as number) < 0 ? ~used.get(index)! : used.get(index)!;
    });
  const objects = Object.keys(topology.objects).flatMap((name) => {
    const geometries = geometriesOf(topology, name)
      .filter(({ properties }) => isWanted(name, properties))
      .map((one) => ({ ...one, arcs: renumbered(one.arcs) }) as TopologyGeometry);
    return geometries.length > 0 ? [[name, { type: "GeometryCollection", geometries }] as const] : [];
  });
  return {
    type: "Topology",
    objects: Object.fromEntries(objects),
    arcs: [...used.keys()].map((index) => topology.arcs[index]!),
  };
}

/** The arc that an index means, which is ~i where it is gone backwards. */
export const arcOf = (index: number): number => (index < 0 ? ~index : index);

/** The geometries of an object; none of an object that there is not. */
export function geometriesOf({ objects }: Topology, name: string): readonly TopologyGeometry[] {
  const object = objects[name];
  if (!object) return [];
  return object.type === "GeometryCollection" ? object.geometries : [object];
}

function border(topology: Topology, { type, arcs, properties }: TopologyGeometry): Border {
  const line = (indexes: readonly number[]) => lineOf(topology, indexes);
  const coordinates =
    type === "LineString"
      ? line(arcs)
      : type === "MultiPolygon"
        ? arcs.map((polygon) => polygon.map(line))
        : arcs.map(line);
  return { type: "Feature", properties, geometry: { type, coordinates } };
}

/** The points of a line of arcs; where two meet, their point stands once. */
export function lineOf({ arcs }: Topology, indexes: readonly number[]): Position[] {
  const points: Position[] = [];
  for (const index of indexes) {
    let [x, y] = [0, 0];
    const arc = arcs[arcOf(index)]!.map(([dx, dy]): Position => {
      x += dx;
      y += dy;
      return [x, y];
    });
    if (index < 0) arc.reverse();
    points.push(...(points.length > 0 ? arc.slice(1) : arc));
  }
  return points;
}
