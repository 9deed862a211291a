import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCatalog } from "../../../src/catalog/load.js";
import { run } from "../../../src/cli/commands/figures/run.js";
import { trend } from "../../../src/cli/commands/numbers/trend.js";
import { referenceName } from "../../../src/model/reference-name.js";
import type { TrendSource } from "../../../src/outputs/report/packed/pack.js";
import { memoryEffects } from "../../support/program/memory-effects.js";
import { writeNation } from "../../support/tables/country-files.js";

const AREAS = 12;

/** Synthetic: BMI tables of a made-up nation, a folder for each release, while something is done with them. */
async function withNation<T>(
  releases: readonly number[],
  use: (paths: readonly string[], folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-"));
  try {
    const paths = releases.map((release) => {
      const path = join(folder, `release-${release}`);
      mkdirSync(path);
      writeNation(path, release, { release, areas: AREAS });
      return path;
    });
    return await use(paths, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Its trends, men and women apart and together. */
export function madeUpTrends(releases: readonly number[], options: object = {}): Promise<TrendSource> {
  return withNation(releases, async (paths) => {
    const effects = memoryEffects();
    await trend(paths, { item: ["bmi-ge-25"], sex: ["male", "female", "both"], ...options }, effects);
    const { trends, years, reference } = JSON.parse(effects.output);
    return {
      trends,
      years,
      catalog: loadCatalog(),
      synthetic: true,
      reference: referenceName(reference, loadCatalog().prefectures),
      isFixed: reference.isFixed,
    };
  });
}

/** The report that `run` writes of prefectures of it. */
export function madeUpReport(releases: readonly number[], prefecture: string[]): Promise<string> {
  return withNation(releases, async (paths, folder) => {
    const out = join(folder, "out");
    await run(paths, { out, kinds: ["heatmap"], prefecture }, memoryEffects());
    return readFileSync(join(out, "report.html"), "utf8");
  });
}
