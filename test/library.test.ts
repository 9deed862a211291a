import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "./support/folders.js";
import { DEMO, ndbRatio } from "./support/program/ndb-ratio.js";
import { describeOfficial, officialRelease } from "./support/tables/official.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const EXAMPLE = join(ROOT, "test", "library-example.js");

// By its own name: what package.json exports, built. Its types need no build here.
const NAME: string = "ndb-ratio";
const library = (await import(NAME)) as typeof import("../src/index.js");
const {
  areaBarsSpec,
  areaProfileSpec,
  caterpillarSpec,
  computeRatios,
  Failure,
  funnelSpec,
  heatmapSpec,
  loadCatalog,
  mapSpec,
  tileMapSpec,
} = library;
const { createDrawer, readRelease, renderPng, renderSvg } = library;

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-library-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.restoreAllMocks());

const demo = readRelease(DEMO);

/** What a function throws, which must be a Failure. */
function failureOf(action: () => unknown): InstanceType<typeof Failure> {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    return error as InstanceType<typeof Failure>;
  }
  throw new Error("nothing was thrown");
}

describe("the package", () => {
  it("loads nothing heavy when it is imported", () => {
    const packages = new Set<string>();
    const seen = new Set<string>();
    const visit = (file: URL) => {
      if (seen.has(file.href)) return;
      seen.add(file.href);
      const code = readFileSync(file, "utf8");
      for (const [, name] of code.matchAll(/^(?:import|export) (?!type\b)[^;]*?from "([^"]+)";$/gm)) {
        if (name!.startsWith(".")) visit(new URL(name!.replace(/\.js$/, ".ts"), file));
        else if (!name!.startsWith("node:")) packages.add(name!);
      }
    };
    visit(new URL("../src/index.ts", import.meta.url));
    // Of the Parquet reader three small modules, which the built-in counts are read with at once.
    const ofParquet = ["column", "datapage", "metadata"].map((name) => `hyparquet/src/${name}.js`);
    expect([...packages].sort()).toEqual(["csv-parse/sync", "d3-color", ...ofParquet, "saxes", "zod"]);
  });

  it("has an example that the compiler accepts", () => {
    const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
    const flags =
      "--ignoreConfig --noEmit --skipLibCheck --allowJs --checkJs --strict --module nodenext --target es2023 --types node";
    const check = spawnSync(process.execPath, [tsc, ...flags.split(" "), EXAMPLE], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect([check.status, check.stdout]).toEqual([0, ""]);
  });

  it("works where npm puts it, as a library that its example runs with and as a program", () => {
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    // Without scripts: the tests that run beside this one need dist/ as it stands.
    const words = ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder];
    expect(spawnSync(npm, words, { cwd: ROOT }).status).toBe(0);
    const archive = readdirSync(folder).find((name) => name.endsWith(".tgz"))!;
    const installed = join(folder, "project", "node_modules", "ndb-ratio");
    mkdirSync(installed, { recursive: true });
    const tar = ["-xzf", join(folder, archive), "-C", installed, "--strip-components=1"];
    expect(spawnSync("tar", tar).status).toBe(0);
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
    const project = join(folder, "project");
    copyFileSync(EXAMPLE, join(project, "example.mjs"));
    const script = join(project, "use.mjs");
    // One process: to load the library takes as long as what the example computes and draws.
    writeFileSync(
      script,
      `import { areaBarsSpec, computeRatios, readRelease, renderPng } from "ndb-ratio";
       await import("./example.mjs");
       const result = computeRatios(readRelease(process.argv[2]), { items: ["bmi-ge-25"] });
       const png = await renderPng(areaBarsSpec(result, { item: "bmi-ge-25", prefecture: "11" }));
       console.log(result.rows.size, png.length > 10000, process.exitCode);
       process.argv[2] = "absent";
       await import("./example.mjs?again");`,
    );
    const out = join(folder, "example.svg");
    const used = spawnSync(process.execPath, [script, DEMO, "Saitama", out], { encoding: "utf8" });
    expect(used.stdout).toContain("第8回NDBオープンデータ（厚生労働省）を加工して作成\n");
    expect(used.stdout).toMatch(/\n99 true undefined\n$/);
    expect(readFileSync(out, "utf8")).toMatch(/^<svg /);
    // What is not there is the last that it is asked for.
    expect([used.status, used.stderr]).toEqual([1, "absent：ファイルまたはフォルダーがありません。\n"]);
    const bin = join(installed, "bin", "ndb-ratio.js");
    // Texts of other folders than the items and fonts above.
    for (const command of [
      ["help", "suppression"],
      ["completion", "bash"],
    ]) {
      const { status, stdout } = spawnSync(process.execPath, [bin, ...command], { encoding: "utf8" });
      expect([status, stdout.length > 300]).toEqual([0, true]);
    }
  }, 120_000);

  it("touches neither console nor process", async () => {
    const spies = [
      ...(["log", "info", "warn", "error", "debug"] as const).map((name) => vi.spyOn(console, name)),
      vi.spyOn(process.stdout, "write"),
      vi.spyOn(process.stderr, "write"),
      vi.spyOn(process, "exit"),
      vi.spyOn(process, "emitWarning"),
    ];
    const before = [process.exitCode, process.cwd(), process.listeners("uncaughtException").length];
    const others = temporaryFolder({ "notes.txt": "no table" });
    const items = ["bmi-ge-25", "egfr-lt-60", "q08-smoking"];
    const result = computeRatios(readRelease([DEMO, others], { items }), {
      items,
      ages: ["40-74", "5-year"],
    });
    // The demo's tables are Saitama's own: some items cannot be had, which the command line says aloud.
    computeRatios(readRelease(DEMO, { items: ["bmi-ge-25"] }), { items: ["bmi-ge-25", "hdl-lt-40"] });
    const spec = areaBarsSpec(result, { item: "bmi-ge-25", prefecture: "11", ages: ["40-74"] });
    await renderPng(spec);
    failureOf(() => computeRatios(readRelease(join(folder, "absent"))));
    expect(failureOf(() => readRelease([])).text.en).toContain("there is nothing to read");
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    expect([process.exitCode, process.cwd(), process.listeners("uncaughtException").length]).toEqual(before);
  });
});

describe("computeRatios", () => {
  it("gives what the command line gives", async () => {
    const { rows, header } = computeRatios(demo, {
      items: ["bmi-ge-25", "hdl-lt-40"],
      prefectures: ["埼玉"],
      reference: "national-assigned",
      interval: "byar",
    });
    const { stdout } = await ndbRatio([
      ..."compute --item bmi-ge-25,hdl-lt-40 --prefecture 11 --reference national-assigned --interval byar".split(
        " ",
      ),
      DEMO,
    ]);
    const { schema, rows: printed, ...head } = JSON.parse(stdout);
    expect(schema).toBe("ndb-ratio/result@2");
    expect(JSON.parse(JSON.stringify([...rows]))).toEqual(printed);
    expect(JSON.parse(JSON.stringify(header))).toEqual(head);
    expect(rows.size).toBe(printed.length);
  });

  it("gives rows, single rows and columns that say the same", () => {
    const { rows } = computeRatios(demo, { items: ["q06-kidney-disease"], areas: ["秩父"] });
    const all = [...rows];
    expect(all.map((_, i) => rows.row(i))).toEqual(all);
    expect([...rows.column("observed")]).toEqual(all.map(({ observed }) => observed));
    expect(rows.column("sex")).toEqual(all.map(({ sex }) => sex));
    expect(all.map(({ code, level }) => `${code} ${level}`)).toEqual(all.map(() => "1110 area"));
  });

  it("refuses a misspelt key and a value that is not known, and names them", () => {
    const misspelt = failureOf(() => computeRatios(demo, { item: ["bmi-ge-25"] } as object));
    expect([misspelt.exitCode, misspelt.text.en]).toEqual([2, expect.stringContaining("item")]);
    const ages = failureOf(() => computeRatios(demo, { ages: ["40-50"] }));
    expect([ages.exitCode, ages.text.en]).toEqual([2, expect.stringContaining("ages[0]")]);
    expect(failureOf(() => computeRatios(demo, { items: ["bmi-25"] })).text.ja).toContain("bmi-ge-25");
    expect(failureOf(() => computeRatios(demo, { prefectures: ["埼王"] })).exitCode).toBe(2);
  });

  it("refuses what could not be read, in both languages and with its place", () => {
    // A folder of its own: what npm puts into the other one takes seconds to look through.
    const alone = temporaryFolder({ "broken.xlsx": "not a workbook" });
    const path = join(alone, "broken.xlsx");
    const broken = readRelease([DEMO, path], { items: ["bmi-ge-25"] });
    expect(broken.failures).toHaveLength(1);
    const failure = failureOf(() => computeRatios(broken));
    expect(failure.place?.file).toBe(path);
    expect(failure.text.ja).not.toBe(failure.text.en);
    expect(failure.exitCode).toBe(1);
    expect(failureOf(() => computeRatios(readRelease(alone, { items: ["bmi-ge-25"] }))).exitCode).toBe(1);
    expect(readRelease("-").failures[0]?.text.en).toContain("standard input");
  });

  it("takes items of one's own", () => {
    const itemsFile = join(folder, "items.json");
    const item = {
      id: "my-snacking",
      group: "lifestyle",
      table: "q16",
      name: { ja: "間食あり", en: "Snacking" },
      direction: "high-is-worse",
      hit: { labels: ["毎日", "時々"] },
    };
    writeFileSync(itemsFile, JSON.stringify({ items: [item] }));
    const own = readRelease(DEMO, { catalog: loadCatalog({ itemsFile }), items: ["my-snacking"] });
    const request = {
      items: ["my-snacking"],
      areas: ["1110"],
      ages: ["40-74"],
      sexes: ["male"],
      reference: "prefecture:11",
    } as const;
    const [row] = computeRatios(own, request).rows;
    // Both answers together are everybody but those who hardly ever snack.
    const [never] = computeRatios(demo, { ...request, items: ["q16-rare-snacking"] }).rows;
    expect(row!.observed + never!.observed).toBe(row!.examined);
  });
});

describe("figures", () => {
  const items = ["bmi-ge-25", "hdl-lt-40", "egfr-lt-60", "q08-smoking"];
  const result = computeRatios(demo, { items, ages: ["40-74", "40-64", "65-74", "5-year"] });

  it.each([
    [
      "area-bars",
      () => areaBarsSpec(result, { item: "bmi-ge-25", prefecture: "11" }),
      ["--prefecture", "11"],
    ],
    [
      "heatmap",
      () => heatmapSpec(result, { prefecture: "埼玉", language: "en" }),
      ["--prefecture", "11", "--lang", "en"],
    ],
    ["profile", () => areaProfileSpec(result, { area: "秩父" }), ["--area", "秩父"]],
  ] as const)("%s is the command line's", async (kind, spec, words) => {
    const { stdout } = await ndbRatio([
      "chart",
      DEMO,
      "--kind",
      kind,
      "--format",
      "vega-lite",
      "--item",
      kind === "area-bars" ? "bmi-ge-25" : items.join(),
      ...words,
    ]);
    expect(JSON.parse(JSON.stringify(spec()))).toEqual(JSON.parse(stdout));
  });

  it("are drawn alike one by one and by a drawer", async () => {
    const spec = areaBarsSpec(result, { item: "bmi-ge-25", prefecture: "11" });
    const drawer = await createDrawer();
    expect(await drawer.svg(spec)).toBe(await renderSvg(spec));
    const png = await renderPng(spec, { scale: 1 });
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe("PNG");
  });

  it("of a result for both sexes together show them", () => {
    const both = computeRatios(demo, { items: ["bmi-ge-25"], sexes: ["both"] });
    const options = { item: "bmi-ge-25", prefecture: "11" };
    const asked = areaBarsSpec(result, { ...options, sexes: ["both"] });
    expect(areaBarsSpec(both, options)).toEqual(asked);
    expect(asked).not.toEqual(areaBarsSpec(result, options));
    const lacking = failureOf(() => areaBarsSpec(both, { ...options, sexes: ["both", "male"] }));
    expect(lacking.text.en).toContain("sex male");
  });

  it("of rows that the result does not have are refused", () => {
    const some = computeRatios(demo, { items: ["bmi-ge-25"] });
    expect(failureOf(() => areaBarsSpec(some, { item: "hdl-lt-40", prefecture: "11" })).text.en).toContain(
      "no rows",
    );
    expect(failureOf(() => areaBarsSpec(some, { item: "bmi-ge-25", prefecture: "13" })).text.en).toContain(
      "no rows",
    );
    expect(failureOf(() => areaBarsSpec(some, { item: "nothing", prefecture: "11" })).exitCode).toBe(2);
  });
});

describeOfficial("a whole release", () => {
  it("gives the published figures, and the figures of the nation", () => {
    const release = readRelease(officialRelease(8)!, { items: ["bmi-ge-25"] });
    const result = computeRatios(release, { items: ["bmi-ge-25"] });
    const row = [...result.rows].find(
      (found) => found.code === "1103" && found.sex === "male" && found.ages === "40-74",
    );
    // An independent implementation, on the ministry's own files: +7.27 [7.265, 7.266].
    expect(row!.difference).toBeCloseTo(7.27, 2);
    expect(row!.ratioLower! - 100).toBeCloseTo(7.265, 3);
    expect(row!.ratioUpper! - 100).toBeCloseTo(7.266, 3);
    for (const spec of [mapSpec, tileMapSpec]) {
      expect(spec(result, { item: "bmi-ge-25" }).$schema).toContain("vega-lite");
      expect(spec(result, { item: "bmi-ge-25", prefecture: "11" }).$schema).toContain("vega-lite");
    }
    for (const spec of [caterpillarSpec, funnelSpec])
      expect(spec(result, { item: "bmi-ge-25", prefecture: "11" }).$schema).toContain("vega-lite");
  });

  it("of several releases is not drawn as one figure", () => {
    const request = { items: ["bmi-ge-25"], prefectures: ["11"] };
    const paths = [officialRelease(6)!, officialRelease(8)!];
    const result = computeRatios(readRelease(paths, request), request);
    const options = { item: "bmi-ge-25", prefecture: "11" };
    expect(failureOf(() => areaBarsSpec(result, options)).text.en).toContain("release");
    expect(JSON.stringify(areaBarsSpec(result, { ...options, release: 6 }))).toContain("第6回");
  });
});
