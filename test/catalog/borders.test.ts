import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { areasOfYear } from "../../src/catalog/regions/areas.js";
import {
  areasObject,
  BORDER_CREDIT,
  type Border,
  bordersOf,
  type Topology,
  withOnly,
} from "../../src/catalog/regions/borders.js";
import { loadBorders } from "../../src/catalog/regions/load-borders.js";
import { ownPath } from "../../src/process/own-files.js";

const catalog = loadCatalog();
const { nation, prefectures, tiles } = loadBorders();
const MAPS: Readonly<Record<string, Topology>> = { nation: nation!, prefectures: prefectures! };
const YEARS = [2018, 2023, 2024, 2030];

type Ring = readonly (readonly [number, number])[];

/** The polygons of a region, each a list of rings. */
function polygonsOf({ geometry: { type, coordinates } }: Border): readonly (readonly Ring[])[] {
  return (type === "Polygon" ? [coordinates] : coordinates) as readonly (readonly Ring[])[];
}

const areaOf = (ring: Ring) =>
  Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length]!;
      return sum + x * nextY - nextX * y;
    }, 0),
  ) / 2;

function isInside([x, y]: readonly [number, number], rings: readonly Ring[]): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}

const codesOf = (borders: readonly Border[]) => borders.map(({ properties }) => properties.code).sort();
const inYear = (map: Topology, year: number) => bordersOf(map, areasObject(map, year)!);

describe.each(Object.entries(MAPS))("the borders of %s", (_, map) => {
  it.each(YEARS)("has one for every area of FY%i, and none else", (year) => {
    const listed = areasOfYear(catalog, year)!.map(({ code }) => code);
    expect(codesOf(inYear(map, year))).toEqual(listed.toSorted());
  });

  it("has other borders for the codes that Akita used again", () => {
    const find = (year: number, code: string) =>
      inYear(map, year).find(({ properties }) => properties.code === code)!;
    const land = (border: Border) => polygonsOf(border).reduce((sum, [ring]) => sum + areaOf(ring!), 0);
    for (const [code, former] of [
      ["0501", ["0501", "0502", "0503"]],
      ["0502", ["0504", "0505"]],
      ["0503", ["0506", "0507", "0508"]],
    ] as const) {
      const merged = land(find(2024, code));
      const parts = former.reduce((sum, part) => sum + land(find(2023, part)), 0);
      expect(Math.abs(merged / parts - 1)).toBeLessThan(0.01);
      expect(merged).toBeGreaterThan(1.2 * land(find(2023, code)));
    }
  });

  it("has no areas of years without a list of them", () => {
    expect(areasObject(map, 2017)).toBeNull();
  });

  it.each(["areas2018", "areas2024"])("has in %s a place for a label inside every region", (object) => {
    for (const border of bordersOf(map, object))
      expect(
        polygonsOf(border).some((rings) => isInside(border.properties.at!, rings)),
        border.properties.code,
      ).toBe(true);
  });

  it("gives the same borders of some regions with fewer arcs", () => {
    const some = withOnly(map, (object, { code }) => object === "areas2018" && code.startsWith("22"));
    const own = bordersOf(map, "areas2018").filter(({ properties }) => properties.code.startsWith("22"));
    // Vega numbers the objects that it draws, and another test of this process may have drawn these: copies have no numbers.
    expect(structuredClone(bordersOf(some, "areas2018"))).toEqual(structuredClone(own));
    expect(Object.keys(some.objects)).toEqual(["areas2018"]);
    expect(some.arcs.length).toBeLessThan(map.arcs.length / 10);
  });
});

describe("data/geo", () => {
  it("has every prefecture on the nation's map and on the board of tiles", () => {
    const codes = catalog.prefectures.map(({ code }) => code);
    expect(codesOf(bordersOf(nation!, "prefectures"))).toEqual(codes);
    const numbers = tiles.flat().flatMap((number) => number ?? []);
    expect(numbers.map((number) => String(number).padStart(2, "0")).sort()).toEqual(codes);
  });

  it("shows every area on the nation's map in at least ten pixels of one that is 590 high", () => {
    const all = bordersOf(nation!, "areas2018").flatMap(polygonsOf).flat(2);
    const heights = all.map(([, y]) => y);
    const pixel = (Math.max(...heights) - Math.min(...heights)) / 590;
    for (const border of bordersOf(nation!, "areas2018")) {
      const largest = Math.max(...polygonsOf(border).map(([ring]) => areaOf(ring!)));
      expect(largest / pixel ** 2, border.properties.code).toBeGreaterThan(10);
    }
  });

  it("weighs less than 900 kB, and carries its credit", () => {
    const folder = ownPath("data/geo/");
    const files = readdirSync(folder).filter((name) => /json$/.test(name));
    const bytes = files.reduce((sum, name) => sum + statSync(`${folder}${name}`).size, 0);
    expect(bytes).toBeLessThan(900_000);
    expect(readFileSync(`${folder}README.md`, "utf8")).toContain(BORDER_CREDIT.ja);
  });
});
