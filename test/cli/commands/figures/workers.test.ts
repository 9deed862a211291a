import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { manifestSchema } from "../../../../src/jobs/run/manifest.js";
import { temporaryFolder } from "../../../support/folders.js";
import { DEMO, ndbRatio } from "../../../support/program/ndb-ratio.js";

const WORKERS = ["1", "2"];

describe("however many threads draw", () => {
  it("run writes the same bytes, ratios, SVG, PNG and manifest", async () => {
    const manifests: string[] = [];
    for (const workers of WORKERS) {
      const out = temporaryFolder();
      const words = [
        "run",
        DEMO,
        "--item",
        "bmi-ge-25",
        "--png",
        "--kinds",
        "area-bars,caterpillar",
        // No thread draws for it.
        "--no-report",
      ];
      const { status, stdout } = await ndbRatio([...words, "--workers", workers, "--out", out]);
      expect([status, stdout]).toEqual([0, `${join(out, "manifest.json")}\n`]);
      manifests.push(readFileSync(join(out, "manifest.json"), "utf8"));
    }
    const { outputs } = manifestSchema.parse(JSON.parse(manifests[0]!));
    expect(outputs.filter(({ path }) => path.endsWith(".png"))).toHaveLength(2);
    // With the hash of every file in it.
    expect(manifests[1]).toBe(manifests[0]);
  });

  it("a run that was broken off goes on, whoever drew what is there", async () => {
    const out = temporaryFolder();
    const items = ["--item", "bmi-ge-25", "--kinds", "area-bars,heatmap"];
    const words = ["run", DEMO, ...items, "--no-report", "--json"];
    const first = await ndbRatio([...words, "--workers", "1", "--out", out]);
    expect(JSON.parse(first.stdout)).toMatchObject({ kept: 0 });
    const again = await ndbRatio([...words, "--workers", "2", "--out", out]);
    expect(JSON.parse(again.stdout)).toMatchObject({ figures: 2, kept: 2 });
  });

  it("a number of threads that is none is refused", async () => {
    for (const workers of ["0", "two", "1.5", "65"]) {
      const { status, stderr } = await ndbRatio(["run", DEMO, "--workers", workers]);
      expect([status, stderr]).toEqual([2, expect.stringContaining(`--workers "${workers}"`)]);
    }
  });
});
