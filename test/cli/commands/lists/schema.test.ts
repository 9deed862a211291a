import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../../../src/cli/commands/figures/run.js";
import { counts } from "../../../../src/cli/commands/lists/counts.js";
import { items } from "../../../../src/cli/commands/lists/items.js";
import { schema } from "../../../../src/cli/commands/lists/schema.js";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { reference } from "../../../../src/cli/commands/numbers/reference.js";
import { SCHEMAS } from "../../../../src/cli/schemas.js";
import { RATIO_COLUMNS } from "../../../../src/model/columns/ratio-columns.js";
import { failureOfAsync } from "../../../support/failures.js";
import { temporaryFolder } from "../../../support/folders.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { DEMO } from "../../../support/program/ndb-ratio.js";
import { schemaErrors } from "../../../support/schemas.js";
import { writeNation } from "../../../support/tables/country-files.js";

type Options = Parameters<typeof compute>[1];

const SOME = {
  item: ["bmi-ge-25,hdl-lt-40,hba1c-ge-6.5,urine-protein-positive,q06-kidney-disease,q08-smoking"],
};

async function computed(options: Options, paths = [DEMO]): Promise<string> {
  const effects = memoryEffects();
  await compute(paths, options, effects);
  return effects.output;
}

const lines = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("every output validates against the schema that the program prints:", () => {
  it.each([
    ["a result", SOME],
    [
      "with the careless reading, other limits and a prefecture as reference",
      {
        ...SOME,
        suppression: "naive",
        interval: "byar",
        reference: "prefecture:11",
      },
    ],
    ["with bounds that cover the reference", { ...SOME, bounds: "with-reference", ages: ["5-year"] }],
    ["with all items, and what cannot be computed", { allItems: true, ages: ["40-74"] }],
  ] satisfies [string, Options][])("%s", async (_, options) => {
    expect(schemaErrors("result", [JSON.parse(await computed(options))])).toEqual([]);
  });

  it("a nation's result, which has groups and ranks", async () => {
    const folder = temporaryFolder();
    writeNation(folder, 3);
    const document = JSON.parse(await computed({ item: ["bmi-ge-25"] }, [folder]));
    expect(document.groups.length).toBeGreaterThan(0);
    expect(document.rows.some(({ rank }: { rank: unknown }) => rank !== null)).toBe(true);
    expect(schemaErrors("result", [document])).toEqual([]);
  });

  it("the rows of NDJSON, and a result of chosen columns, which is no whole result", async () => {
    const item = ["bmi-ge-25"];
    expect(schemaErrors("result-row", lines(await computed({ item, format: "ndjson" })))).toEqual([]);
    const chosen = JSON.parse(await computed({ item, columns: ["item,ratio,flags"] }));
    expect(Object.keys(chosen.rows[0])).toEqual(["item", "ratio", "flags"]);
    expect(schemaErrors("result-columns", [chosen])).toEqual([]);
    expect(schemaErrors("result", [chosen])).not.toEqual([]);
  });

  it("counts", async () => {
    const effects = memoryEffects();
    await counts([DEMO], { item: ["hdl-lt-40", "urine-protein-positive"], format: "ndjson" }, effects);
    const rows = lines(effects.output);
    expect(rows.some(({ status }) => status === "hidden")).toBe(true);
    expect(schemaErrors("counts", rows)).toEqual([]);
  });

  it("items, a reference, and the reference files and items of the project", async () => {
    const list = memoryEffects();
    await items({ all: true, json: true }, list);
    expect(schemaErrors("items", [JSON.parse(list.output)])).toEqual([]);
    const effects = memoryEffects();
    await reference([DEMO], { ...SOME, population: "prefecture:11" }, effects);
    const folder = new URL("../../../../data/reference/", import.meta.url);
    const own = readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));
    expect(own.length).toBeGreaterThan(0);
    expect(schemaErrors("reference", [JSON.parse(effects.output), ...own])).toEqual([]);
  });

  it("the manifest of a run", async () => {
    const out = temporaryFolder();
    await run(
      [DEMO],
      { out, item: ["bmi-ge-25"], prefecture: ["11"], kinds: ["area-bars"], report: false, quiet: true },
      memoryEffects(),
    );
    const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
    expect(manifest.outputs.length).toBeGreaterThan(2);
    expect(schemaErrors("manifest", [manifest])).toEqual([]);
    const ratios = JSON.parse(readFileSync(join(out, "ratios.json"), "utf8"));
    expect(schemaErrors("result", [ratios])).toEqual([]);
  });
});

describe("the schemas", () => {
  it("know every column and every part of the header, so that none can be left out unseen", async () => {
    const document = JSON.parse(await computed({ item: ["bmi-ge-25"] }));
    for (const column of RATIO_COLUMNS) {
      const { [column]: _, ...rest } = document.rows[0];
      expect(schemaErrors("result-row", [rest])).toEqual([` must have required property '${column}'`]);
    }
    for (const key of Object.keys(document)) {
      const { [key]: _, ...rest } = document;
      expect(schemaErrors("result", [rest])).toEqual([` must have required property '${key}'`]);
    }
  });

  it("refuse a hidden count that became a number of people it is not", () => {
    expect(schemaErrors("counts", [{ release: 8, count: -1 }])).not.toEqual([]);
  });

  it("are JSON Schema 2020-12 documents with a name", async () => {
    for (const kind of Object.keys(SCHEMAS)) {
      const effects = memoryEffects();
      await schema(kind, effects);
      const document = JSON.parse(effects.output);
      expect(document.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
      expect(document.title).toMatch(/^ndb-ratio\/[a-z-]+@[12]$/);
    }
  });

  it("are named by what they describe; another name is wrong usage", async () => {
    const failure = await failureOfAsync(() => schema("results", memoryEffects()));
    expect(failure.exitCode).toBe(2);
    expect(failure.text.en).toContain("result, ");
  });
});
