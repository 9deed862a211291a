// Makes what data/ holds of the official tables: `npm run data -- FOLDER…` with folders of the ministry's releases
// (5 to 9, 10 as far as it goes). Nothing here is typed in by hand. With `--into FOLDER` it is written there instead.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { loadCatalog } from "../dist/catalog/load.js";
import { findImplausible } from "../dist/engine/plausibility/find-implausible.js";
import { makeReference } from "../dist/engine/reference/make-reference.js";
import { readTables } from "../dist/ingest/read-tables.js";
import { sortIntoReleases } from "../dist/ingest/release.js";
import { credits } from "../dist/jobs/credit.js";
import { movesOfFile } from "../dist/jobs/ratios/reference/moves-of-file.js";
import { referenceText } from "../dist/outputs/tables/reference.js";
import { resultSource } from "../dist/outputs/tables/result.js";
import { TOOL } from "../dist/process/version.js";
import { writeCounts, writeImplausible } from "./make-counts.js";

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
const whole = releases.filter(({ pairs }) => pairs.length >= LEAST_TABLES);
const implausible = findImplausible(whole, catalog.items, catalog);
console.log(`counts/${writeImplausible(implausible, new URL("counts/", into))}`);
for (const release of whole) {
  console.log(`counts/${await writeCounts(release, catalog, new URL("counts/", into))}`);
  for (const kind of ["national", "national-assigned"]) writeReference(release, kind);
}

function writeReference(release, kind) {
  const made = makeReference(release, catalog.items, { kind }, catalog, implausible);
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
      moves: movesOfFile(made, release.release),
      items: made.items,
      sources: made.used.map(resultSource),
    }),
  );
  console.log(`reference/${name}: ${made.items.length} items`);
}
