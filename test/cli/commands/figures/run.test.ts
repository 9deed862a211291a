import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../../../../src/cli/commands/figures/run.js";
import type { RUN } from "../../../../src/cli/options/of-figures.js";
import type { Written } from "../../../../src/cli/options/option.js";
import { manifestSchema } from "../../../../src/jobs/run/manifest.js";
import { failureOfAsync } from "../../../support/failures.js";
import { temporaryFolder } from "../../../support/folders.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { DEMO } from "../../../support/program/ndb-ratio.js";

const TWO_ITEMS = { item: ["bmi-ge-25,q08-smoking"] };

async function runInto(out: string, options: Written<typeof RUN> = {}) {
  const effects = memoryEffects();
  const code = await run([DEMO], { ...TWO_ITEMS, report: false, ...options, out }, effects);
  return { code, effects, manifest: manifestOf(out) };
}

function manifestOf(folder: string) {
  return manifestSchema.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
}

/** A run without options, made once: tests of what comes after it begin with a copy. */
const firstRun = mkdtempSync(join(tmpdir(), "ndb-ratio-"));
afterAll(() => rmSync(firstRun, { recursive: true }));
const first = await runInto(firstRun);

function afterFirstRun(): string {
  const out = temporaryFolder();
  cpSync(firstRun, out, { recursive: true });
  return out;
}

const hashOf = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

describe("run", () => {
  it("refuses ages that a kind cannot show before it fetches anything", async () => {
    const asked = { fetch: "8", baseUrl: "http://127.0.0.1:9/", kinds: ["profile"], ages: ["65-74"] };
    const failure = await failureOfAsync(() =>
      run([], { ...asked, out: temporaryFolder() }, memoryEffects()),
    );
    expect([failure.exitCode, failure.text.en]).toEqual([2, expect.stringContaining("not those of")]);
  });

  it("writes ratios, a figure a prefecture and item, and a manifest that is true of every file", async () => {
    const out = temporaryFolder();
    const { effects, manifest } = await runInto(out, { png: true, report: true });
    expect(manifest.outputs.map(({ path }) => path)).toEqual([
      "figures/11/bmi-ge-25-map.png",
      "figures/11/bmi-ge-25-map.svg",
      "figures/11/bmi-ge-25.png",
      "figures/11/bmi-ge-25.svg",
      "figures/11/heatmap.png",
      "figures/11/heatmap.svg",
      "figures/11/q08-smoking-map.png",
      "figures/11/q08-smoking-map.svg",
      "figures/11/q08-smoking.png",
      "figures/11/q08-smoking.svg",
      "ratios.csv",
      "ratios.json",
      "report.html",
    ]);
    for (const { path, sha256, bytes } of manifest.outputs) {
      expect([path, hashOf(join(out, path)), statSync(join(out, path)).size]).toEqual([path, sha256, bytes]);
    }
    expect(effects.output).toBe(`${join(out, "report.html")}\n`);
    expect(readdirSync(out).sort()).toEqual([
      "figures",
      "manifest.json",
      "ratios.csv",
      "ratios.json",
      "report.html",
    ]);
    expect(readFileSync(join(out, "ratios.csv"), "utf8").startsWith("\ufeffrelease,")).toBe(true);
  });

  it("draws again only what was taken away or changed", async () => {
    const out = afterFirstRun();
    const kept = join(out, "figures/11/q08-smoking.svg");
    const before = readFileSync(join(out, "manifest.json"), "utf8");
    rmSync(join(out, "figures/11/bmi-ge-25.svg"));
    const { effects } = await runInto(out, { json: true });
    expect(JSON.parse(effects.output)).toMatchObject({ figures: 5, kept: 4 });
    writeFileSync(kept, "spoiled");
    expect(JSON.parse((await runInto(out, { json: true })).effects.output)).toMatchObject({ kept: 4 });
    expect(readFileSync(join(out, "manifest.json"), "utf8")).toBe(before);
  });

  it("goes on where a run was broken off, even in the middle of a line of its journal", async () => {
    const out = afterFirstRun();
    const { manifest } = first;
    const [figure] = manifest.outputs;
    rmSync(join(out, "manifest.json"));
    appendFileSync(join(out, ".unfinished-run.ndjson"), `${JSON.stringify(figure)}\n{"path":"figures/11/q0`);
    const { effects } = await runInto(out, { json: true });
    expect(JSON.parse(effects.output)).toMatchObject({ figures: 5, kept: 1 });
    expect(readdirSync(out)).not.toContain(".unfinished-run.ndjson");
    expect(manifestOf(out)).toEqual(manifest);
  });

  it("draws again what an option changes", async () => {
    const out = afterFirstRun();
    const { effects } = await runInto(out, { json: true, lang: "en", kinds: ["heatmap"] });
    expect(JSON.parse(effects.output)).toMatchObject({ figures: 1, kept: 0 });
  });

  it("says what it was made with, and draws again where only the name of an item is another", async () => {
    const folder = temporaryFolder();
    const [itemsFile, regions] = [join(folder, "items.json"), join(folder, "regions.csv")];
    writeFileSync(regions, "code,name,members\nG1,両方,1101 1102\n");
    const own = { item: ["own-bmi"], itemsFile, regions, reference: "prefecture:11" };
    const options = { ...own, kinds: ["area-bars"], report: true, json: true };
    const made = (name: string) => {
      const text = { ja: name, en: name };
      const own = { id: "own-bmi", group: "body", table: "bmi", name: text, description: text };
      const items = [{ ...own, direction: "high-is-worse", hit: { atLeast: 25 } }];
      writeFileSync(itemsFile, JSON.stringify({ items }));
      return runInto(join(folder, "out"), options);
    };
    const { manifest } = await made("肥満");
    expect(manifest.options).toMatchObject({ regions, itemsFile, item: ["own-bmi"], lang: "ja" });
    expect(JSON.parse((await made("肥満")).effects.output)).toMatchObject({ figures: 1, kept: 2 });
    expect(JSON.parse((await made("太りすぎ")).effects.output)).toMatchObject({ kept: 0 });
  });

  it("draws the kinds asked for", async () => {
    const { manifest } = await runInto(temporaryFolder(), { kinds: ["heatmap,profile"] });
    const figures = manifest.outputs.map(({ path }) => path).filter((path) => path.startsWith("figures/"));
    expect(figures).toHaveLength(11);
    expect(figures).toContain("figures/11/1110-profile.svg");
  });

  it("makes a workbook a prefecture where asked, and makes it again only when it is gone", async () => {
    const out = temporaryFolder();
    const asked = { item: ["bmi-ge-25"], kinds: ["area-bars"], xlsx: true };
    const { manifest } = await runInto(out, asked);
    const path = "workbooks/11.xlsx";
    const entry = manifest.outputs.find((output) => output.path === path)!;
    expect(entry.sha256).toBe(hashOf(join(out, path)));
    expect(readFileSync(join(out, path)).subarray(0, 2).toString()).toBe("PK");
    const again = await runInto(out, { ...asked, json: true });
    expect(JSON.parse(again.effects.output)).toMatchObject({ figures: 1, workbooks: 1, kept: 2 });
    rmSync(join(out, path));
    const third = await runInto(out, { ...asked, json: true });
    expect(JSON.parse(third.effects.output)).toMatchObject({ kept: 1 });
    expect(hashOf(join(out, path))).toBe(entry.sha256);
  });

  it("refuses ages that a kind does not show before anything is written, and says of which a kind of one age group is", async () => {
    const out = join(temporaryFolder(), "out");
    for (const kinds of ["profile", "slope"]) {
      const failure = await failureOfAsync(() => runInto(out, { kinds: [kinds], ages: ["65-74"] }));
      expect([failure.exitCode, failure.text.en]).toEqual([
        2,
        expect.stringContaining(`${kinds} shows the ratios of ages 40-74, not those of`),
      ]);
    }
    expect(existsSync(out)).toBe(false);
    const { effects } = await runInto(out, {
      item: ["bmi-ge-25"],
      kinds: ["heatmap"],
      ages: ["40-64,65-74"],
    });
    expect(effects.said.join("\n")).toContain("(heatmap) are of ages 40-64");
  });

  it("needs a folder", async () => {
    const failure = await failureOfAsync(() => run([DEMO], TWO_ITEMS, memoryEffects()));
    expect([failure.exitCode, failure.text.en]).toEqual([2, expect.stringContaining("--out")]);
  });
});

describe("run --check", () => {
  it("finds nothing where nothing has moved, and writes nothing", async () => {
    const out = afterFirstRun();
    const before = readdirSync(out);
    const effects = memoryEffects();
    expect(await run([DEMO], { ...TWO_ITEMS, check: out }, effects)).toBe(0);
    expect(effects.output).toMatch(/^\d+ ratios compared .* none moved\.\n$/);
    expect(readdirSync(out)).toEqual(before);
  });

  it("computes the ages that the kinds of figures asked for have of their own", async () => {
    const out = temporaryFolder();
    const profiles = { item: ["bmi-ge-25"], kinds: ["profile"] };
    await runInto(out, profiles);
    const effects = memoryEffects();
    expect(await run([DEMO], { ...profiles, report: false, check: out }, effects)).toBe(0);
    expect(effects.output).toMatch(/^\d+ ratios compared .* none moved\.\n$/);
  });

  it("names the ratios that moved, the largest move first, and ends with 1", async () => {
    const out = afterFirstRun();
    const ratios = join(out, "ratios.json");
    const text = readFileSync(ratios, "utf8");
    const numbers =
      /("code":"1103".*?"ratio":)[\d.]+,"ratioLower":[\d.]+,"ratioUpper":[\d.]+,"difference":[-\d.]+/;
    writeFileSync(ratios, text.replace(numbers, '$150,"ratioLower":50,"ratioUpper":50,"difference":-50'));
    const effects = memoryEffects();
    expect(await run([DEMO], { ...TWO_ITEMS, check: out }, effects)).toBe(1);
    expect(effects.output).toContain("1 of 198 ratios moved");
    expect(effects.output).toMatch(/1103 東部 +male +40-74 +50\.000 +107\.265/);
  });

  it("lets a ratio move by the tolerance", async () => {
    const out = afterFirstRun();
    const reference = { ...TWO_ITEMS, check: out, reference: "national-assigned" };
    const effects = memoryEffects();
    expect(await run([DEMO], reference, effects)).toBe(1);
    expect(effects.output).toMatch(
      /^The earlier run had other options, .*: --reference \(before the default, now national-assigned\)\n/,
    );
    expect(await run([DEMO], { ...reference, tolerance: "5" }, memoryEffects())).toBe(0);
  });

  it("tells which items appeared or went", async () => {
    const out = afterFirstRun();
    const effects = memoryEffects();
    expect(await run([DEMO], { item: ["bmi-ge-25,waist-ge-85-90"], check: out }, effects)).toBe(1);
    expect(effects.output).toContain("New: 8 waist-ge-85-90 prefecture");
    expect(effects.output).toContain("Gone: 8 q08-smoking prefecture");
  });

  it("says so where there is no earlier run", async () => {
    const failure = await failureOfAsync(() =>
      run([DEMO], { ...TWO_ITEMS, check: temporaryFolder() }, memoryEffects()),
    );
    expect(failure.text.en).toContain("no earlier result");
  });
});
