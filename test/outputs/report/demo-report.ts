import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../src/cli/commands/run.js";
import { memoryEffects } from "../../support/memory-effects.js";
import { DEMO } from "../../support/ndb-ratio.js";

let report: Promise<string> | undefined;

/** The report that `run` writes of Saitama's tables; made once for the test files of a process. */
export function demoReport(): Promise<string> {
  report ??= made();
  return report;
}

async function made(): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), "ndb-ratio-"));
  try {
    await run([DEMO], { out, kinds: ["heatmap"] }, memoryEffects());
    return readFileSync(join(out, "report.html"), "utf8");
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
