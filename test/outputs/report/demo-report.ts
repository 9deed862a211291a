import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../src/cli/commands/figures/run.js";
import { memoryEffects } from "../../support/memory-effects.js";
import { DEMO } from "../../support/ndb-ratio.js";

/** The report that `run` writes of Saitama's tables. */
export async function demoReport(): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), "ndb-ratio-"));
  try {
    await run([DEMO], { out, kinds: ["heatmap"] }, memoryEffects());
    return readFileSync(join(out, "report.html"), "utf8");
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
