// Makes the borders of this folder: `npm run geo -- FOLDER`, with a folder that holds areas335.topojson and
// municipalities-40pct.topojson (made from 国土数値情報 N03, the administrative areas of the ministry of land),
// areas330.csv, municipality_to_area335.csv, area-changes.json and tile77.json. The same files give the same bytes.
// README.md says what they are.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mergeArcs } from "topojson-client";
import { layOut } from "./lay-out.js";
import { NATION, PREFECTURES } from "./layouts.js";
import { arcsOf, boundsOf, grouped, polygonsOf, ringOf } from "./topology.js";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: npm run geo -- FOLDER");
  process.exit(2);
}
const read = (name) => readFileSync(join(folder, name), "utf8");
const readJson = (name) => JSON.parse(read(name));
const rowsOf = (name) =>
  read(name)
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));

const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
const named = (geometries, codeOf) =>
  geometries
    .flatMap(({ type, arcs, properties }) => (arcs ? [{ type, arcs, code: codeOf(properties) }] : []))
    .sort(byCode);
const merged = (topology, code, geometries) => ({ code, ...mergeArcs(topology, geometries) });

/** Geometries of one code become one. */
function united(topology, geometries, codeOf) {
  const groups = grouped(geometries, codeOf);
  return [...groups]
    .map(([code, members]) =>
      members.length > 1 ? merged(topology, code, members) : { ...members[0], code },
    )
    .sort(byCode);
}

const areaTopology = readJson("areas335.topojson");
const areas2018 = named(areaTopology.objects.area335.geometries, ({ area_code: code }) => code);

/** The areas from FY2024: some were merged, and the new ones have codes that others had before. */
const changes = readJson("area-changes.json").areaChanges[0].changes;
const newCode = new Map(changes.flatMap(({ from, to }) => from.map((code) => [code, to[0]])));
const areas2024 = united(areaTopology, areas2018, ({ code }) => newCode.get(code) ?? code);
const listed = rowsOf("areas330.csv").map(([code]) => code);
if (listed.toSorted().join() !== areas2024.map(({ code }) => code).join())
  throw new Error("areas330.csv lists other areas than the changes give");
const prefectures = united(areaTopology, areas2018, ({ code }) => code.slice(0, 2));

/** A pixel of a prefecture's map as it is usually drawn, in the plane's kilometres. */
const PANEL = [560, 440];
const plane = arcsOf(areaTopology).map((arc) => arc.map(PREFECTURES.project));
const pixels = new Map(
  prefectures.map(({ code, ...geometry }) => {
    const largest = polygonsOf(geometry)
      .map((polygon) => boundsOf(ringOf(polygon[0], plane)))
      .sort((a, b) => (b[2] - b[0]) * (b[3] - b[1]) - (a[2] - a[0]) * (a[3] - a[1]))[0];
    return [code, Math.max((largest[2] - largest[0]) / PANEL[0], (largest[3] - largest[1]) / PANEL[1])];
  }),
);
const local = { ...PREFECTURES, pixel: (code) => pixels.get(code.slice(0, 2)) };

const municipalityTopology = readJson("municipalities-40pct.topojson");
const [{ geometries }] = Object.values(municipalityTopology.objects);
const wards = united(
  municipalityTopology,
  named(geometries, ({ N03_007: code }) => code).filter(({ code }) => code),
  ({ code }) => code,
);
/** The wards of a designated city (札幌市中央区) by its code, which ends in 0. */
const cityOf = new Map();
const cities = grouped(rowsOf("municipality_to_area335.csv"), ([, name]) => /^(.+市).+区$/.exec(name)?.[1]);
cities.delete(undefined);
for (const members of cities.values()) {
  const codes = members.map(([code]) => code).sort();
  for (const code of codes) cityOf.set(code, `${codes[0].slice(0, 4)}0`);
}
const designated = united(
  municipalityTopology,
  wards.filter(({ code }) => cityOf.has(code)),
  ({ code }) => cityOf.get(code),
);

const write = (name, value) => {
  const text = `${JSON.stringify(value)}\n`;
  writeFileSync(new URL(name, import.meta.url), text);
  console.log(`${name}: ${text.length} bytes`);
};
write("nation.topojson", layOut(areaTopology, { areas2018, areas2024, prefectures }, NATION));
write("prefectures.topojson", layOut(areaTopology, { areas2018, areas2024 }, local));
write(
  "municipalities.topojson",
  layOut(municipalityTopology, { municipalities: wards, cities: designated }, { ...local, step: 0.4 }),
);
write("tiles.json", readJson("tile77.json"));
