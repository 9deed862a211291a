// The parts of the job inside one process, from dist/: reading, computing, writing, drawing.
import { fileURLToPath } from "node:url";
import { standardItems } from "../../dist/catalog/items/items.js";
import { loadCatalog } from "../../dist/catalog/load.js";
import { chart } from "../../dist/cli/commands/figures/chart.js";
import { computeRelease } from "../../dist/engine/compute.js";
import { readTables } from "../../dist/ingest/read-tables.js";
import { sortIntoReleases } from "../../dist/ingest/release.js";
import { builtInReferences } from "../../dist/jobs/ratios/reference/built-in-references.js";
import { ageGroup, DEFAULT_AGES } from "../../dist/model/ages.js";
import { RatioTable } from "../../dist/model/tables/ratio-table.js";
import { rowPieces } from "../../dist/outputs/tables/rows.js";
import { inRequest } from "../../dist/text/told.js";

const DEMO = fileURLToPath(new URL("../golden/saitama/saitama-fy2020.zip", import.meta.url));

/** Prints the time of each part, the first time and the median of the later ones. */
export async function timeParts(input, { line, seconds, median, runs }) {
  const catalog = loadCatalog();
  const items = standardItems(catalog);

  const measure = async (action) => {
    const times = [];
    let last;
    for (let i = 0; i <= runs; i++) {
      const start = performance.now();
      last = await action();
      times.push(performance.now() - start);
    }
    const [first, ...later] = times;
    return { first, later: median(later), last };
  };
  const told = (name, { first, later }, note = "") =>
    line(name, seconds(later), `first ${seconds(first)}${note ? `, ${note}` : ""}`);

  console.log("\nThe parts, in one process");
  const wanted = new Set(items.map(({ table }) => table));
  const request = { paths: [input], named: [], fiscalYear: null, wanted };
  const reading = await measure(() =>
    readTables(request, catalog, { readStandardInput: () => Buffer.alloc(0) }),
  );
  told("reading", reading, `${reading.last.tables.length} tables`);

  const { releases } = sortIntoReleases(reading.last.tables, catalog.tables);
  const builtIn = builtInReferences();
  const asked = {
    items,
    levels: ["nation", "prefecture", "area"],
    sexes: ["male", "female", "both"],
    ages: DEFAULT_AGES.flatMap((id) => ageGroup(id)),
    prefectures: null,
    areas: null,
    reference: { kind: "national" },
    treatment: "bounds",
    interval: "binomial",
    boundsWithReference: false,
  };
  const computing = await measure(() => {
    const table = new RatioTable();
    for (const release of releases) computeRelease({ release, catalog, builtIn }, asked, table);
    return table;
  });
  told("bounds, estimates, ratios, intervals, marks", computing, `${computing.last.size} ratios`);

  const writing = await measure(() => {
    let length = 0;
    for (const piece of rowPieces("ndjson", computing.last)) length += piece.length;
    return length;
  });
  told("writing JSON", writing, `${(writing.last / 1e6).toFixed(0)} MB`);

  console.log("\nOne figure, with its ratios (Saitama, BMI ≥ 25)");
  for (const format of ["svg", "png"]) {
    const options = { item: ["bmi-ge-25"], prefecture: ["11"], format };
    told(format.toUpperCase(), await measure(() => chart([DEMO], options, silentEffects())));
  }
}

function silentEffects() {
  return {
    language: "en",
    write: async () => {},
    say: () => {},
    name: inRequest,
    readStandardInput: () => Buffer.alloc(0),
    standardInputIsTerminal: true,
    processors: 1,
    columns: undefined,
    writeFile: () => {},
  };
}
