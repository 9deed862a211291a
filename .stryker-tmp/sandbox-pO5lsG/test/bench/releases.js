// @ts-nocheck
// Several releases together against each alone: reading and computing, in processes of their own, in turn.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const RELEASES = [6, 8, 10].map((release) => ({
  release,
  folder: path(`../../../shared/ndb/release-${String(release).padStart(2, "0")}`),
}));

/** Prints times and peak memory; skipped with a line where a release is absent. */
export function timeReleases({ runs }, { line, seconds, median }) {
  console.log("\nSeveral releases together: reading and computing, three sexes");
  const missing = RELEASES.filter(({ folder }) => !existsSync(folder));
  if (missing.length > 0) {
    line(
      "releases 6, 8 and 10",
      "skipped",
      `no ../shared/ndb of ${missing.map(({ release }) => release).join(", ")}`,
    );
    return;
  }
  const rounds = Array.from({ length: runs }, () => ({
    alone: RELEASES.map(({ folder }) => computed([folder])),
    together: computed(RELEASES.map(({ folder }) => folder)),
  }));
  const alone = RELEASES.map((_, i) => ({
    ms: median(rounds.map((round) => round.alone[i].ms)),
    megabytes: Math.max(...rounds.map((round) => round.alone[i].megabytes)),
  }));
  for (const [i, { release }] of RELEASES.entries()) {
    line(`release ${release}`, seconds(alone[i].ms), `peak ${alone[i].megabytes.toFixed(0)} MB`);
  }
  const together = median(rounds.map((round) => round.together.ms));
  const peak = Math.max(...rounds.map((round) => round.together.megabytes));
  const sum = alone.reduce((total, { ms }) => total + ms, 0);
  const most = Math.max(...alone.map(({ megabytes }) => megabytes));
  line("the three together", seconds(together), `peak ${peak.toFixed(0)} MB`);
  line("together / sum of the three", `${(together / sum).toFixed(2)}×`);
  line("memory beyond the largest", `${(peak - most).toFixed(0)} MB`);
}

/** Milliseconds and peak memory of a process that computes into memory. */
function computed(folders) {
  const words = [path("compute-part.js"), "male,female,both", ...folders];
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
