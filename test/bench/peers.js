// Whole processes against what an analyst would write in R: from the ministry's files and from the built-in counts to CSV of
// all items, men and women, prefectures and areas; and the first figure from built-in counts against the start of the program.
import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const PEER = fileURLToPath(new URL("../../../shared/bench/readxl_peer.R", import.meta.url));
const R_PACKAGES = "suppressMessages({library(readxl); library(data.table)})";

/**
 * Prints how many times faster each is, by the clock and by processor time: the least of `runs` runs, made in turn. And how much
 * memory the files take.
 */
export function timePeers({ official, scratch, runs, bin }, { ours: measured, line, seconds }) {
  console.log("\nWhole processes to CSV, in turn, least of each; processor time is that of all threads");
  const release = /release-(\d+)$/.exec(basename(official ?? ""))?.[1];
  if (!official || release === undefined) {
    line("R, readxl and data.table", "skipped", "no official release beside the project");
    return;
  }
  const usual = ["--level", "prefecture,area", "--sex", "male,female", "--format", "csv"];
  const ours = (name, ...words) => [process.execPath, bin, ...words, "--out", join(scratch, name)];
  const figure = ["--item", "bmi-ge-25", "--prefecture", "埼玉"];
  const programs = {
    peer: ["Rscript", PEER, official],
    files: ours("files.csv", "compute", official, ...usual),
    builtIn: ours("built-in.csv", "compute", "--release", String(Number(release)), ...usual),
    figure: ours("first.png", "chart", "--release", String(Number(release)), ...figure),
    help: [process.execPath, bin, "--help"],
  };
  if (spawnSync("Rscript", ["-e", R_PACKAGES]).status !== 0) {
    delete programs.peer;
    line("R, readxl and data.table", "skipped", "apt-get install r-cran-readxl r-cran-data.table");
  }
  const least = {};
  for (let run = 0; run < runs; run++) {
    for (const [name, program] of Object.entries(programs)) {
      const taken = timed(program);
      if (taken.failure === undefined) least[name] = lesser(least[name], taken);
      else {
        delete programs[name];
        line(name, "skipped", taken.failure);
      }
    }
  }
  const { peer, files, builtIn, figure: first, help } = least;
  const told = (name, taken) =>
    taken && line(name, seconds(taken.ms), `processor ${seconds(taken.processor)}`);
  told("R, readxl and data.table", peer);
  told("from the files", files);
  const { megabytes } = measured(["compute", official, ...usual, "--out", join(scratch, "files.csv")]);
  line("memory, from the files", `${megabytes.toFixed(0)} MB`, "wanted: 300 MB or less");
  told("from the built-in counts", builtIn);
  const times = (name, a, b, goal) => {
    if (!a || !b) return;
    const processor = (a.processor / b.processor).toFixed(1);
    line(name, `${(a.ms / b.ms).toFixed(1)}×`, `processor ${processor}×; wanted: ${goal}`);
  };
  times("R / from the files", peer, files, "1.8× or more");
  times("R / from the built-in counts", peer, builtIn, "2.5× or more");
  told("--help", help);
  told("a prefecture's first figure, built-in counts", first);
  times("first figure / --help", first, help, "5.5× or less");
}

function lesser(a = { ms: Infinity, processor: Infinity }, b) {
  return { ms: Math.min(a.ms, b.ms), processor: Math.min(a.processor, b.processor) };
}

/** Wall and processor time of a program and its children, ms, which the shell counts; or what it said when it failed. */
function timed(program) {
  const start = performance.now();
  const words = ["-c", '"$@" >/dev/null || exit 1; times', "sh", ...program];
  const { status, stdout, stderr } = spawnSync("sh", words, { encoding: "utf8" });
  const ms = performance.now() - start;
  if (status !== 0) return { failure: stderr.trim().split("\n").at(-1) };
  // The second line is of the children: 0m1.234000s 0m0.120000s.
  const [user, system] = [
    ...stdout
      .trim()
      .split("\n")[1]
      .matchAll(/(\d+)m([\d.]+)s/g),
  ];
  const part = ([, minutes, rest]) => 60_000 * Number(minutes) + 1000 * Number(rest);
  return { ms, processor: part(user) + part(system) };
}
