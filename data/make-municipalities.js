// Makes data/municipalities.json: `node data/make-municipalities.js municipality_to_area335.csv`, a list with the columns
// muni_code and muni_name first (of January 2021). Designated cities stand beside their wards, whose names begin with theirs.
import { readFileSync, writeFileSync } from "node:fs";

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error("usage: node data/make-municipalities.js MUNICIPALITIES.csv");
  process.exit(2);
}
/**
 * Changes of codes since FY2013, by the fiscal year in which they fall (総務省「都道府県コード及び市区町村コード」改正一覧): those that
 * the list has no more, and those that it does not have yet. Of 浜松市中区 … the new wards are no sums.
 */
const CHANGES = [
  { fiscalYear: 2013, before: [["03305", "滝沢村"]], after: ["03216"] },
  // 栃木市 was there before, too: counts of FY2013 have both.
  { fiscalYear: 2014, before: ["09203", ["09367", "岩舟町"]], after: ["09203"] },
  { fiscalYear: 2016, before: [["04423", "富谷町"]], after: ["04216"] },
  { fiscalYear: 2018, before: [["40305", "那珂川町"]], after: ["40231"] },
  {
    fiscalYear: 2023,
    before: ["22131", "22132", "22133", "22134", "22135", "22136", "22137"],
    after: [
      ["22138", "浜松市中央区"],
      ["22139", "浜松市浜名区"],
      ["22140", "浜松市天竜区"],
    ],
  },
];
const listed = readFileSync(path, "utf8")
  .replace(/^\uFEFF/, "")
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(",").slice(0, 2));
const codesOf = (side) => side.map((one) => (typeof one === "string" ? one : one[0]));
const changed = CHANGES.flatMap(({ before, after }) => [...before, ...after]).filter(Array.isArray);
const rows = [...listed, ...changed];
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
const changes = CHANGES.map(({ fiscalYear, before, after }) => {
  const [from, to] = [before, after].map((side) => JSON.stringify(codesOf(side)).replaceAll(",", ", "));
  return `    { "fiscalYear": ${fiscalYear}, "before": ${from}, "after": ${to} }`;
});
const source = "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成";
writeFileSync(
  new URL("municipalities.json", import.meta.url),
  `{\n  "schema": "ndb-ratio/municipalities@1",\n  "source": ${JSON.stringify(source)},\n  "municipalities": [\n${lines.join(",\n")}\n  ],\n  "changes": [\n${changes.join(",\n")}\n  ]\n}\n`,
);
