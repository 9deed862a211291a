import { describe, expect, it } from "vitest";
import { areasObject, bordersOf, geometriesOf, type Topology } from "../../src/catalog/regions/borders.js";
import { loadBorders } from "../../src/catalog/regions/load-borders.js";
import { linesBetween, mergedBorder } from "../../src/catalog/regions/merged-border.js";
import { cityOfWard } from "../../src/catalog/regions/wards.js";

type Ring = readonly (readonly [number, number])[];

/** Area of rings that go round in one direction, less that of holes, which go round in the other (shoelace formula). */
function areaOf(coordinates: readonly unknown[]): number {
  const first = coordinates[0] as readonly unknown[];
  if (typeof first[0] !== "number")
    return coordinates.reduce<number>((sum, part) => sum + areaOf(part as Ring), 0);
  const ring = coordinates as Ring;
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

const merged = (topology: Topology, object: string, isIn: (code: string) => boolean) =>
  mergedBorder(
    topology,
    geometriesOf(topology, object).filter(({ properties }) => isIn(properties.code)),
    { code: "g" },
  );

describe("the border around regions put together", () => {
  it.each(["01", "11", "22", "46", "47"])(
    "holds as much land as the areas of prefecture %s",
    (prefecture) => {
      const topology = loadBorders().prefectures!;
      const object = areasObject(topology, 2020)!;
      const isIn = (code: string) => code.startsWith(prefecture);
      const areas = bordersOf(topology, object).filter(({ properties }) => isIn(properties.code));
      const sum = areas.reduce((all, { geometry }) => all + areaOf(geometry.coordinates), 0);
      expect(areaOf(merged(topology, object, isIn).geometry.coordinates)).toBeCloseTo(sum, 6);
    },
  );

  it("is that of the region itself where it is alone, and closed", () => {
    const topology = loadBorders().prefectures!;
    const object = areasObject(topology, 2020)!;
    const [area] = bordersOf(topology, object).filter(({ properties }) => properties.code === "1103");
    const { geometry } = merged(topology, object, (code) => code === "1103");
    expect(areaOf(geometry.coordinates)).toBeCloseTo(areaOf(area!.geometry.coordinates), 6);
    for (const ring of geometry.coordinates as Ring[]) expect(ring.at(-1)).toEqual(ring[0]);
  });
});

describe("the lines between prefectures", () => {
  it("are the arcs that regions of two of them share", () => {
    const geometry = (code: string, arcs: number[]) =>
      ({ type: "Polygon", arcs: [arcs], properties: { code } }) as const;
    // Three squares in a row: 36201 and 36202 share arc 1, 36202 and 37201 arc 2.
    const arcs = [0, 1, 2, 3].map(
      (x) =>
        [
          [x, 0],
          [0, 1],
        ] as const,
    );
    const squares = [geometry("36201", [0, ~1]), geometry("36202", [1, ~2]), geometry("37201", [2, 3])];
    const topology: Topology = { type: "Topology", arcs, objects: {} };
    const { coordinates } = linesBetween(topology, squares, (code) => code.slice(0, 2)).geometry;
    expect(coordinates).toEqual([
      [
        [2, 0],
        [2, 1],
      ],
    ]);
  });
});

describe("a ward", () => {
  it("lies in the designated city whose code comes before its own", () => {
    const cities = ["22100", "22130", "27100", "27140"];
    expect(
      ["22103", "22131", "27147", "22100", "22203", "13101"].map((code) => cityOfWard(code, cities)),
    ).toEqual(["22100", "22130", "27140", null, null, null]);
  });
});
