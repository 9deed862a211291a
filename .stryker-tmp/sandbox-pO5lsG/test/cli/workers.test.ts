// @ts-nocheck
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { manifestSchema } from "../../src/jobs/run/manifest.js";
import { temporaryFolder } from "../support/folders.js";
import { DEMO, ndbRatio } from "../support/ndb-ratio.js";

const WORKERS = ["1", "2", "3"];

/** The bytes of a file that a command writes, by the number of threads. */
function filesOf(words: readonly string[], name: string): Buffer[] {
  return WORKERS.map((workers) => {
    const file = join(temporaryFolder(), name);
    const { status, stderr } = ndbRatio([...words, "--workers", workers, "--out", file]);
    expect([status, stderr]).toEqual([0, ""]);
    return readFileSync(file);
  });
}

describe("however many threads share the work", () => {
  it.each(["ratios.json", "ratios.ndjson", "ratios.csv"])("compute writes the same bytes: %s", (name) => {
    const [one, ...others] = filesOf(
      ["compute", DEMO, "--item", "urine-glucose-positive,bmi-ge-25,bmi-ge-30,q08-smoking"],
      name,
    );
    expect(one!.length).toBeGreaterThan(10_000);
    for (const other of others) expect(other.equals(one!)).toBe(true);
  });

  it("compute writes the same bytes of areas that are named", () => {
    const words = ["compute", DEMO, "--item", "bmi-ge-25", "--area", "秩父,埼玉県東部"];
    const [one, ...others] = filesOf(words, "ratios.csv");
    expect(one!.toString("utf8")).toContain(",秩父,");
    for (const other of others) expect(other.equals(one!)).toBe(true);
  });

  it("run writes the same bytes, ratios, SVG, PNG and manifest", () => {
    const manifests = WORKERS.slice(0, 2).map((workers) => {
      const out = temporaryFolder();
      const words = [
        "run",
        DEMO,
        "--item",
        "bmi-ge-25,q08-smoking",
        "--png",
        "--kinds",
        "area-bars,caterpillar",
      ];
      const { status, stdout } = ndbRatio([...words, "--workers", workers, "--out", out]);
      expect([status, stdout]).toEqual([0, `${join(out, "report.html")}\n`]);
      return readFileSync(join(out, "manifest.json"), "utf8");
    });
    const { outputs } = manifestSchema.parse(JSON.parse(manifests[0]!));
    expect(outputs.filter(({ path }) => path.endsWith(".png"))).toHaveLength(4);
    // With the hash of every file in it.
    expect(manifests[1]).toBe(manifests[0]);
  });

  it("a run that was broken off goes on, whoever drew what is there", () => {
    const out = temporaryFolder();
    const words = ["run", DEMO, "--item", "bmi-ge-25,q08-smoking", "--kinds", "area-bars,heatmap", "--json"];
    expect(JSON.parse(ndbRatio([...words, "--workers", "1", "--out", out]).stdout)).toMatchObject({
      kept: 0,
    });
    const again = ndbRatio([...words, "--workers", "2", "--out", out]);
    expect(JSON.parse(again.stdout)).toMatchObject({ figures: 3, kept: 4 });
  });

  it("the same failure is told first", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "in"));
    copyFileSync(DEMO, join(folder, "in", "b.zip"));
    for (const name of ["a.xlsx", "c.xlsx"]) writeFileSync(join(folder, "in", name), "<html>");
    const told = WORKERS.map((workers) => ndbRatio(["compute", join(folder, "in"), "--workers", workers]));
    expect(told[0]!.stderr).toContain("a.xlsx");
    for (const { status, stderr } of told) expect([status, stderr]).toEqual([1, told[0]!.stderr]);
  });

  it("a number of threads that is none is refused", () => {
    for (const workers of ["0", "two", "1.5", "65"]) {
      const { status, stderr } = ndbRatio(["compute", DEMO, "--workers", workers]);
      expect([status, stderr]).toEqual([2, expect.stringContaining(`--workers "${workers}"`)]);
    }
  });
});
