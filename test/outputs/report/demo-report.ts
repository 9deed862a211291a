import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../src/cli/commands/figures/run.js";
import { memoryEffects } from "../../support/program/memory-effects.js";
import { DEMO } from "../../support/program/ndb-ratio.js";

/** A quarter of the items, of every group: more rows than the table of the page shows at once. */
const ITEMS = [
  "bmi-ge-25,waist-ge-85-90,sbp-ge-140,dbp-ge-90,hdl-lt-40,ldl-ge-140,fpg-ge-126,hba1c-ge-6.5,egfr-lt-60",
  "urine-protein-positive,q08-smoking,q18-daily-drinking",
];

/** The report that `run` writes of Saitama's tables. */
export async function demoReport(): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), "ndb-ratio-"));
  try {
    await run([DEMO], { out, item: ITEMS, kinds: ["heatmap"] }, memoryEffects());
    return readFileSync(join(out, "report.html"), "utf8");
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
