import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DEMO, ndbRatio, type Run } from "../support/program/ndb-ratio.js";

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the program in a folder whose config file holds `config`. */
function withConfig(config: unknown, ...words: string[]): Promise<Run> {
  const text = typeof config === "string" ? config : JSON.stringify(config);
  writeFileSync(join(folder, "ndb-ratio.config.json"), text);
  return ndbRatio(words, { cwd: folder });
}

const CHOSEN = ["compute", DEMO, "--item", "bmi-ge-25", "--ages", "40-74", "--sex", "male"];

describe("ndb-ratio.config.json", () => {
  it("does what the same options do, and says which it set", async () => {
    const written = await ndbRatio([...CHOSEN, "--format", "csv", "--level", "area", "--area", "秩父"]);
    const config = { $schema: "x.json", area: ["秩父"], compute: { format: "csv", level: "area" } };
    const { status, stdout, stderr } = await withConfig(config, ...CHOSEN);
    expect([status, stdout]).toEqual([0, written.stdout]);
    expect(stderr).toBe("from ndb-ratio.config.json: --area 秩父 --level area --format csv\n");
    expect(stdout.trimEnd().split("\n")).toHaveLength(2);
  });

  it("gives way to the command line, and its top to the command's own section", async () => {
    const config = { area: ["秩父"], compute: { area: ["1103"], format: "csv" } };
    expect((await withConfig(config, ...CHOSEN)).stdout).toMatch(/\n8,2020,bmi-ge-25,area,1103,.*\n$/);
    const own = await withConfig(config, ...CHOSEN, "--area", "1101", "--format", "ndjson");
    expect(JSON.parse(own.stdout).code).toBe("1101");
    expect(own.stderr).toBe("");
  });

  it("is left out with --no-config, and another is taken with --config", async () => {
    writeFileSync(join(folder, "other.json"), JSON.stringify({ compute: { format: "csv" } }));
    const config = { area: ["1103"], compute: { format: "ndjson" } };
    const without = await withConfig(config, ...CHOSEN, "--no-config");
    expect(JSON.parse(without.stdout).rows).toHaveLength(11);
    expect(without.stderr).toBe("");
    expect((await withConfig(config, ...CHOSEN, "--config", "other.json")).stdout).toMatch(
      /^release,fiscalYear/,
    );
    const absent = await withConfig(config, ...CHOSEN, "--config", "absent.json");
    expect([absent.status, absent.stderr]).toEqual([2, expect.stringContaining("absent.json")]);
  });

  it("stands in run's manifest like options", async () => {
    const config = {
      prefecture: "埼玉",
      item: ["bmi-ge-25"],
      run: { kinds: ["heatmap"], scale: "shared", report: false },
    };
    expect((await withConfig(config, "run", DEMO, "--out", "made")).status).toBe(0);
    const { options } = JSON.parse(readFileSync(join(folder, "made", "manifest.json"), "utf8"));
    expect(options).toMatchObject({
      prefecture: ["埼玉"],
      item: ["bmi-ge-25"],
      kinds: ["heatmap"],
      scale: "shared",
    });
    expect(options).not.toHaveProperty("config");
  });

  it("sets the language of messages as of figures", async () => {
    const items = async (...words: string[]) => (await withConfig({ lang: "ja" }, "items", ...words)).stdout;
    expect(await items()).toContain("該当");
    expect(await items("--lang", "en")).toContain("counted");
  });

  it("tells options from commands of the same name", async () => {
    const config = {
      reference: { population: "national-assigned" },
      compute: { format: "ndjson", area: "1103" },
    };
    expect(JSON.parse((await withConfig(config, ...CHOSEN)).stdout).reference).toBe("national@8");
    const option = { reference: "national-assigned", compute: { format: "ndjson", area: "1103" } };
    expect(JSON.parse((await withConfig(option, ...CHOSEN)).stdout).reference).toBe("national-assigned@8");
  });

  it("leaves a list alone where an option takes one value", async () => {
    expect((await withConfig({ prefecture: ["埼玉"] }, "areas")).stdout.trimEnd().split("\n")).toHaveLength(
      12,
    );
    expect(
      (await withConfig({ prefecture: ["埼玉", "千葉"] }, "areas")).stdout.trimEnd().split("\n"),
    ).toHaveLength(340);
  });

  it("leaves alone what other commands, or other kinds of figures, are to show", async () => {
    const config = { ages: ["65-74"], item: ["bmi-ge-25"], area: ["秩父"] };
    for (const words of [["top"], ["chart", "--kind", "profile", "--prefecture", "埼玉"]]) {
      const { status, stderr } = await withConfig(config, ...words, DEMO);
      expect([status, stderr]).toEqual([0, expect.not.stringMatching(/json: .*--ages/)]);
    }
    const several = { ages: ["40-74", "40-64,65-74"], item: ["bmi-ge-25"], prefecture: ["埼玉"] };
    for (const words of [["heatmap"], ["profile", "--area", "秩父"]]) {
      const { status, stderr } = await withConfig(several, "chart", DEMO, "--kind", ...words);
      expect([status, stderr]).toEqual([
        0,
        expect.stringMatching(/, left out since it does not go with .*: --ages 40-74,40-64,65-74\n/),
      ]);
    }
    expect((await withConfig(several, "chart", DEMO)).stderr).toContain("--ages 40-74,40-64,65-74");
    const ofArea = { area: ["秩父"], item: ["bmi-ge-25"], prefecture: ["埼玉"] };
    for (const words of [[], ["--kind", "map"]]) {
      const { status, stderr } = await withConfig(ofArea, "chart", DEMO, ...words);
      expect([status, stderr]).toEqual([0, expect.stringMatching(/, left out .*: --area 秩父\n/)]);
    }
    const own = await withConfig({ deck: { ages: ["65-74"] } }, "deck", DEMO);
    expect([own.status, own.stderr]).toEqual([2, expect.stringContaining("--ages 65-74")]);
  });

  it.each([
    [{ prefectures: ["11"] }, "prefectures: there is no such key. Did you mean prefecture"],
    [{ run: { kind: ["heatmap"] } }, "run.kind: there is no such key. Did you mean kinds"],
    [{ "items-file": "x.json" }, "items-file: there is no such key. Did you mean itemsFile"],
    [{ run: { png: "yes" } }, "run.png: expected true or false"],
    [{ ages: true }, "ages: expected a list"],
    [{ lang: "fr" }, 'lang: expected "ja" or "en" (found "fr")'],
    [
      { format: "csv" },
      'format: an option of single commands; write it under the command\'s name ("compute"',
    ],
    [["compute"], "expected an object"],
    ["{", "config.json, row 1: not valid JSON"],
  ])("refuses %j and says why", async (config, message) => {
    const { status, stdout, stderr } = await withConfig(config, ...CHOSEN);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/ndb-ratio\.config\.json(, row 1)?: /);
    expect(stderr).toContain(message);
  });

  it("that is wrong hinders neither help nor completion", async () => {
    expect((await withConfig("{", "help")).status).toBe(0);
    expect((await withConfig("{", "compute", "--help")).status).toBe(0);
    expect((await withConfig("{", "__complete", "--", "com")).status).toBe(0);
  });
});
