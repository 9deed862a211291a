import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { chart } from "../../../src/cli/commands/figures/chart.js";
import { counts } from "../../../src/cli/commands/lists/counts.js";
import { top } from "../../../src/cli/commands/lists/top.js";
import { compute } from "../../../src/cli/commands/numbers/compute.js";
import { inspect } from "../../../src/cli/commands/numbers/inspect.js";
import { reference } from "../../../src/cli/commands/numbers/reference.js";
import { trend } from "../../../src/cli/commands/numbers/trend.js";
import { columnNames } from "../../../src/model/columns/columns.js";
import { TREND } from "../../../src/model/columns/trend-columns.js";
import { failureOfAsync } from "../../support/failures.js";
import { temporaryFolder } from "../../support/folders.js";
import { memoryEffects } from "../../support/program/memory-effects.js";
import { ndbRatio } from "../../support/program/ndb-ratio.js";
import { writeNation } from "../../support/tables/country-files.js";
import { read } from "../../support/tables/fixtures.js";
import { contentOf } from "../../support/tables/tables.js";
import { said } from "../../support/told.js";

const ITEM = ["bmi-ge-25"];

async function written(command: (effects: ReturnType<typeof memoryEffects>) => Promise<unknown>) {
  const effects = memoryEffects();
  await command(effects);
  return effects.output;
}

/** What the program makes of the tables of `tablesWith`. */
async function madeOutputs(): Promise<Readonly<Record<string, string>>> {
  const folder = tablesWith({});
  const made: Record<string, string> = { "trends.csv": `${columnNames(TREND).join(",")}\n` };
  for (const format of ["csv", "json", "ndjson"] as const) {
    made[`ratios.${format}`] = await written((effects) => compute([folder], { item: ITEM, format }, effects));
  }
  made["counts.csv"] = await written((effects) => counts([folder], { format: "csv" }, effects));
  made["counts.ndjson"] = await written((effects) => counts([folder], { format: "ndjson" }, effects));
  made["part.csv"] = await written((effects) =>
    counts([folder], { format: "csv", prefecture: ["11"] }, effects),
  );
  made["rates.json"] = await written((effects) => reference([folder], { item: ITEM }, effects));
  return made;
}

let outputs: Readonly<Record<string, string>> = {};
beforeEach(async () => {
  if (Object.keys(outputs).length === 0) outputs = await madeOutputs();
});

/** The same two tables in a folder of their own, with files beside them. */
function tablesWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder({ ...files });
  writeNation(folder, 3, { areas: 2 });
  return folder;
}

describe("outputs of the program beside the tables they were made from", () => {
  it("change no number, are named as what they are, and stop nothing", async () => {
    const folder = tablesWith(outputs);
    const csv = (path: string) =>
      written((effects) => compute([path], { item: ITEM, format: "csv" }, effects));
    expect(await csv(folder)).toBe(outputs["ratios.csv"]);
    const { tables, setAside, failures } = read([folder]);
    expect([tables.length, failures]).toEqual([2, []]);
    const reasons = Object.fromEntries(
      setAside.map(({ path, reason }) => [path.replace(`${folder}/`, ""), said(reason).en]),
    );
    for (const [name, kind] of [
      ["ratios.csv", "(ratios)"],
      ["ratios.json", "(ratios)"],
      ["ratios.ndjson", "(ratios)"],
      ["trends.csv", "(trends)"],
      ["counts.csv", "(counts)"],
      ["counts.ndjson", "(counts)"],
      ["part.csv", "(counts)"],
      ["rates.json", "(a reference, for --reference)"],
    ]) {
      expect(reasons[name!], name).toContain(kind);
    }
    expect(Object.keys(reasons)).toHaveLength(8);
  });

  it("are listed by inspect, which succeeds", async () => {
    const effects = memoryEffects();
    expect(await inspect([tablesWith(outputs)], {}, effects)).toBe(0);
    for (const name of Object.keys(outputs)) expect(effects.output).toContain(name);
  });

  it("are set aside whether or not the tables beside them are wanted", () => {
    const folder = tablesWith({ "part.csv": outputs["part.csv"]! });
    const { tables, failures } = read([folder], { wanted: ["q08"] });
    expect([tables, failures]).toEqual([[], []]);
    expect(read([folder], { wanted: ["bmi"] }).tables).toHaveLength(2);
  });

  it("are read where nothing else is there to read: counts, by name or in a folder of their own", () => {
    const folder = temporaryFolder({ "counts.csv": outputs["counts.csv"]! });
    const [direct, found, before] = [[join(folder, "counts.csv")], [folder], [tablesWith({})]].map((paths) =>
      read(paths).tables.map(contentOf),
    );
    const byPlace = (tables: typeof before) =>
      [...tables!].sort((a, b) => (a.geography < b.geography ? -1 : 1));
    expect(byPlace(direct)).toEqual(byPlace(before));
    expect(byPlace(found)).toEqual(byPlace(before));
  });
});

describe("an output of the program given by itself", () => {
  it("is no table: that is an error", async () => {
    const folder = temporaryFolder({ "ratios.csv": outputs["ratios.csv"]! });
    writeFileSync(join(folder, "ratios.json"), outputs["ratios.json"]!);
    copyFileSync(join(folder, "ratios.csv"), join(folder, "again.csv"));
    for (const path of [folder, join(folder, "ratios.csv"), join(folder, "ratios.json")]) {
      const { status, stderr } = await ndbRatio(["compute", path, "--item", ITEM[0]!]);
      expect(status).toBe(1);
      expect(stderr).toContain("no table that is needed was found");
    }
  });

  it("is told from a folder that holds nothing", async () => {
    const { status, stderr } = await ndbRatio(["compute", temporaryFolder(), "--item", ITEM[0]!]);
    expect(status).toBe(1);
    expect(stderr).toContain("the folder or archive given holds no file to read");
  });

  it("that figures and lists cannot be made of is told by what it is, in every form", async () => {
    const asked = { item: ITEM, release: "8,9", area: ["1110"] };
    const outputsOf = await Promise.all([
      written((effects) => trend([], { ...asked, format: "json" }, effects)),
      written((effects) => trend([], { ...asked, format: "ndjson" }, effects)),
      ...["json", "ndjson", "csv"].map((format) =>
        written((effects) => compute([], { ...asked, columns: ["code", "ratio"], format }, effects)),
      ),
    ]);
    for (const [i, standardInput] of outputsOf.entries())
      for (const paths of [[], ["-"]]) {
        const failure = await failureOfAsync(() => chart(paths, {}, memoryEffects({ standardInput })));
        if (i < 2) expect(said(failure.told).en).toContain("(trends)");
        expect(said(failure.told).en).toContain(
          i < 2 ? "\n  standard input: " : "run ndb-ratio compute again without --columns",
        );
      }
  });

  it("is told to be wanted as JSON where it is a file of ratios as CSV", async () => {
    const file = join(temporaryFolder({ "ratios.csv": outputs["ratios.csv"]! }), "ratios.csv");
    for (const command of [chart, top]) {
      const { told, place } = await failureOfAsync(() => command([file], {}, memoryEffects()));
      expect([said(told).en, place]).toEqual([expect.stringContaining("--format json or"), { file }]);
    }
  });

  it("of which only the first rows were asked for says so, and so does what reads it", async () => {
    const asked = { item: ITEM, release: "8", prefecture: ["11"] };
    const first = memoryEffects();
    await compute([], { ...asked, format: "json", top: "30" }, first);
    expect(JSON.parse(first.output).cut).toEqual({ rows: 30, of: 99 });
    const drawn = memoryEffects({ standardInput: first.output });
    await chart(["-"], {}, drawn);
    expect(drawn.said).toContainEqual(expect.stringContaining("the first 30 of 99 rows"));
    const lines = memoryEffects();
    await compute([], { ...asked, format: "ndjson", top: "30" }, lines);
    expect(lines.said).toContainEqual(expect.stringContaining("the first 30 of 99 rows"));
  });
});
