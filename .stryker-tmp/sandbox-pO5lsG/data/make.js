// @ts-nocheck
// Makes what data/ holds of the official tables: `npm run data -- FOLDER…` with folders of the ministry's releases
// (5 to 9, 10 as far as it goes). Nothing here is typed in by hand. With `--into FOLDER` it is written there instead.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { zipSync } from "fflate";
import { loadCatalog } from "../dist/catalog/load.js";
import { makeReference } from "../dist/engine/reference/make-reference.js";
import { readTables } from "../dist/ingest/read-tables.js";
import { sortIntoReleases } from "../dist/ingest/release.js";
import { credits } from "../dist/jobs/credit.js";
import { AGE_CLASSES, HIDDEN } from "../dist/model/counts.js";
import { referenceText } from "../dist/outputs/tables/reference.js";
import { resultSource } from "../dist/outputs/tables/result.js";
import { TOOL } from "../dist/process/version.js";
import { writeCounts } from "./make-counts.js";

const DEMO = { release: 8, prefecture: "11", file: "saitama-fy2020.zip" };

const { values, positionals: paths } = parseArgs({
  options: { into: { type: "string" } },
  allowPositionals: true,
});
const into = values.into ? pathToFileURL(join(resolve(values.into), "/")) : new URL("./", import.meta.url);
const catalog = loadCatalog();
const reading = readTables({ paths, named: [], fiscalYear: null, wanted: null }, catalog, {
  readStandardInput: () => Buffer.alloc(0),
});
for (const failure of reading.failures) throw failure;
const { releases } = sortIntoReleases(reading.tables, catalog.tables);
/** A folder of one release may hold a stray table of another. */
const LEAST_TABLES = 2;
for (const release of releases) {
  if (release.pairs.length < LEAST_TABLES) continue;
  console.log(`counts/${await writeCounts(release, catalog, new URL("counts/", into))}`);
  for (const kind of ["national", "national-assigned"]) writeReference(release, kind);
  if (release.release === DEMO.release) writeDemo(release);
}

function writeReference(release, kind) {
  const made = makeReference(release, catalog.items, { kind }, catalog);
  if (made.items.length < catalog.items.length / 8) return;
  const name = `${kind}-release-${String(release.release).padStart(2, "0")}.json`;
  mkdirSync(new URL("reference/", into), { recursive: true });
  writeFileSync(
    new URL(`reference/${name}`, into),
    referenceText({
      tool: TOOL,
      credit: credits(made.used),
      release: release.release,
      fiscalYear: release.fiscalYear,
      population: kind,
      items: made.items,
      sources: made.used.map(resultSource),
    }),
  );
  console.log(`reference/${name}: ${made.items.length} items`);
}

/** One prefecture's rows of every table that the 46 items need, as CSV with a title, in one zip. */
function writeDemo({ pairs }) {
  const needed = new Set(
    catalog.items.filter(({ standard }) => standard).map(({ table, block }) => `${table} ${block ?? null}`),
  );
  const files = {};
  for (const { table, block, prefecture, area } of pairs) {
    if (!needed.has(`${table} ${block}`)) continue;
    for (const counts of [prefecture, area]) {
      files[`${table}-${counts.geography}.csv`] = [
        Buffer.from(extract(counts)),
        { mtime: new Date("2000-01-01T00:00:00") },
      ];
    }
  }
  mkdirSync(new URL("demo/", into), { recursive: true });
  writeFileSync(new URL(`demo/${DEMO.file}`, into), zipSync(files, { level: 9 }));
  console.log(`demo/${DEMO.file}: ${Object.keys(files).length} tables`);
}

function extract(table) {
  const byArea = table.geography === "area";
  const mark = table.block === "detailed" ? "（※2）" : table.block === "basic" ? "（※1）" : "";
  const title = table.title.replace(/：(\d{4}年度)/, `${mark}：$1`);
  const names = new Map(catalog.prefectures.map(({ code, name }) => [code, name.ja]));
  const sexes = [
    ["男", table.male],
    ["女", table.female],
  ];
  const ages = [...AGE_CLASSES.map((ages) => `${ages.replace("-", "～")}歳`), "中計"];
  const lines = [
    [title],
    [
      "都道府県名",
      ...(byArea ? ["二次医療圏番号", "二次医療圏名"] : []),
      table.kind === "checkup" ? "検査値階層" : "回答",
      ...sexes.flatMap(([sex]) => ages.map((age) => sex + age)),
    ],
  ];
  table.regions.forEach((region, r) => {
    if (region.prefectureCode !== DEMO.prefecture) return;
    table.male.strata.forEach(({ label }, s) => {
      lines.push([
        names.get(DEMO.prefecture),
        ...(byArea ? [region.code, region.name] : []),
        label,
        ...sexes.flatMap(([, { strata, counts }]) => {
          const start = (r * strata.length + s) * ages.length;
          return [...counts.subarray(start, start + ages.length)].map((count) =>
            count === HIDDEN ? "-" : count,
          );
        }),
      ]);
    });
  });
  return `\ufeff${lines.map((cells) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(",")).join("\r\n")}\r\n`;
}
