// Makes data/municipalities.json: `node data/make-municipalities.js municipality_to_area335.csv`, a list with the columns
// muni_code and muni_name first. Designated cities stand beside their wards, whose names begin with theirs.
import { readFileSync, writeFileSync } from "node:fs";

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error("usage: node data/make-municipalities.js MUNICIPALITIES.csv");
  process.exit(2);
}
const rows = readFileSync(path, "utf8")
  .replace(/^\uFEFF/, "")
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(",").slice(0, 2));
/** 札幌市中央区 → 札幌市. Special wards of Tokyo are municipalities themselves. */
const cityOf = ([code, name]) => {
  const city = /^(.+?市).+区$/.exec(name)?.[1];
  return city === undefined ? [] : [[`${code.slice(0, 3)}00`, code.slice(0, 2), city]];
};
// Some prefectures have several designated cities, whose wards are numbered by tens: 14101 横浜, 14131 川崎, 14151 相模原.
const first = new Map();
for (const row of rows) {
  for (const [, prefecture, city] of cityOf(row)) {
    const key = `${prefecture} ${city}`;
    if (!first.has(key) || row[0] < first.get(key)) first.set(key, row[0]);
  }
}
const cities = [...first].map(([key, ward]) => [`${ward.slice(0, 4)}0`, key.split(" ")[1]]);
const municipalities = [...rows, ...cities].sort(([a], [b]) => (a < b ? -1 : 1));
const lines = municipalities.map((row) => `    ${JSON.stringify(row).replace(",", ", ")}`);
const source = "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成";
writeFileSync(
  new URL("municipalities.json", import.meta.url),
  `{\n  "schema": "ndb-ratio/municipalities@1",\n  "source": ${JSON.stringify(source)},\n  "municipalities": [\n${lines.join(",\n")}\n  ]\n}\n`,
);
