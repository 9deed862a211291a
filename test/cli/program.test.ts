import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { KINDS } from "../../src/figures/declared-kinds.js";
import { DEMO, ndbRatioProcess, SHELL_WORD } from "../support/program/ndb-ratio.js";
import { wholeProgram } from "../support/program/whole-program.js";
import { demoCsv } from "../support/tables/spoiled-files.js";

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-program-"));
afterAll(() => rmSync(folder, { recursive: true }));

const NOTHING = Buffer.alloc(0);
const ESCAPE = "\u001b";

describe("--help", () => {
  it("lists the commands and ends well", () => {
    const { status, stdout, stderr } = ndbRatioProcess(["--help"]);
    expect([status, stderr]).toEqual([0, ""]);
    for (const command of [
      "compute",
      "chart",
      "counts",
      "top",
      "schema",
      "reference",
      "inspect",
      "items",
      "areas",
      "demo",
    ]) {
      expect(stdout).toContain(command);
    }
  });

  it("speaks Japanese in a Japanese locale, and gives an example of each command", async () => {
    const environment = { LC_ALL: "ja_JP.UTF-8" };
    expect(ndbRatioProcess(["--help"], { environment }).stdout).toContain("標準化該当比");
    const stdout = (await wholeProgram(["compute", "--help", "--lang", "ja"], NOTHING)).stdout.toString();
    expect(stdout).toContain("例：");
    expect(stdout).toContain("ndb-ratio compute 第8回/");
  });

  it("loads commander and nothing else of what is installed", () => {
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
    visit(new URL("../../src/cli.ts", import.meta.url));
    expect([...packages]).toEqual(["commander"]);
    // Help needs every command, option and list of words where each is declared, and a small file a kind of figure; what
    // does the work waits for its command.
    expect(seen.size).toBeLessThan(51 + KINDS.length);
  });
});

/** Tables of three questions and measurements, as files of a folder. */
const files = join(folder, "one");
mkdirSync(files, { recursive: true });
for (const table of ["bmi", "waist", "q06"])
  for (const name of [`${table}-area.csv`, `${table}-prefecture.csv`])
    writeFileSync(join(files, name), demoCsv(name));

describe("pipes", () => {
  it("that close early end the program quietly", () => {
    const shell = (line: string) =>
      spawnSync("bash", ["-c", `set -o pipefail; ${line}`], { encoding: "utf8" });
    // More than a pipe holds.
    const items = "bmi-ge-25,hdl-lt-40,q06-kidney-disease,q08-smoking";
    const head = shell(`${SHELL_WORD} compute "${DEMO}" --item ${items} --format ndjson | head -n 1`);
    expect([head.status, head.stderr]).toEqual([0, ""]);
    expect(JSON.parse(head.stdout).release).toBe(8);
    const none = shell(`${SHELL_WORD} items --all --json | true`);
    expect([none.status, none.stderr]).toEqual([0, ""]);
  });

  it("bring a result to chart, which draws what it draws from the files", async () => {
    const chosen = ["--item", "bmi-ge-25", "--prefecture", "11"];
    const direct = await wholeProgram(["chart", DEMO, ...chosen, "--format", "vega-lite"], NOTHING);
    expect([direct.status, direct.stderr]).toEqual([0, ""]);
    for (const format of ["json", "ndjson"]) {
      const { stdout } = await wholeProgram(
        ["compute", DEMO, "--item", "bmi-ge-25,q08-smoking", "--format", format],
        NOTHING,
      );
      const piped = await wholeProgram(["chart", ...chosen, "--format", "vega-lite"], stdout);
      expect(piped.stdout.equals(direct.stdout)).toBe(true);
    }
  });

  it("bring counts to every command that reads files", async () => {
    const shell = (line: string) =>
      spawnSync("bash", ["-c", `set -o pipefail; ${line}`], { encoding: "utf8", maxBuffer: 1 << 28 });
    const head = shell(`${SHELL_WORD} counts "${files}" | head -n 1`);
    expect([head.status, head.stderr]).toEqual([0, ""]);
    expect(head.stdout).toMatch(/^release,/);
    const input = (await wholeProgram(["counts", files], NOTHING)).stdout;
    const item = ["--item", "bmi-ge-25"];
    for (const [words, path] of [
      [["compute", ...item, "--format", "csv"], ["-"]],
      [["reference", ...item, "--population", "prefecture:11"], ["-"]],
      [["suppression", ...item], ["-"]],
      [["chart", ...item, "--prefecture", "11", "--format", "vega-lite"], []],
    ] as const) {
      const piped = await wholeProgram([...words, ...path], input);
      expect([piped.status, piped.stderr]).toEqual([0, ""]);
      const direct = await wholeProgram([...words, files], NOTHING);
      expect(piped.stdout.toString()).toBe(direct.stdout.toString());
    }
    const inspected = await wholeProgram(["inspect", "-"], input);
    expect(inspected.stdout.toString()).toContain("bmi-area.csv");
  });

  it("get plain CSV: no mark, no carriage returns", async () => {
    const words = ["compute", DEMO, "--item", "bmi-ge-25", "--format", "csv"];
    const stdout = (await wholeProgram(words, NOTHING)).stdout.toString();
    expect(stdout).toMatch(/^release,fiscalYear,/);
    expect(stdout).not.toMatch(/[\r\ufeff]/);
  });

  it("and NO_COLOR get no escape codes", () => {
    const runs = [
      ndbRatioProcess(["inspect", files]),
      ndbRatioProcess(["items"]),
      ndbRatioProcess(["compute", DEMO, "--item", "nothing"], { environment: { NO_COLOR: "1" } }),
    ];
    for (const { stdout, stderr } of runs) expect(stdout + stderr).not.toContain(ESCAPE);
  });
});

describe("a zip and its files", () => {
  it("give the same ratios", async () => {
    const copy = join(folder, "copy.zip");
    copyFileSync(DEMO, copy);
    const words = ["--item", "bmi-ge-25", "--format", "ndjson"];
    const [ofZip, ofFiles] = [
      await wholeProgram(["compute", copy, ...words], NOTHING),
      await wholeProgram(["compute", files, ...words], NOTHING),
    ];
    expect(ofZip.stdout.toString()).toBe(ofFiles.stdout.toString());
  });
});
