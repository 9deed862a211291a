// npm run bench [-- [--short] FOLDER]: how fast the program is on this machine, as ratios of one run. Never asserts.
// FOLDER: a release's folder of official files; default ../shared/ndb/release-08, else the demo's tables.
// --short: one run of each, figures of two prefectures instead of all.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { timeBook } from "./book.js";
import { SOME, timeFigures } from "./figures.js";
import { timeHostile } from "./hostile.js";
import { timeParts } from "./parts.js";
import { timePeers } from "./peers.js";
import { timeReleases } from "./releases.js";

const short = process.argv.includes("--short");
const RUNS = short ? 1 : 3;
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const BIN = path("../../bin/ndb-ratio.js");
const PEER = path("../../../shared/bench/pandas_peer.py");
const OFFICIAL = path("../../../shared/ndb/release-08");
const DEMO = path("../golden/saitama/saitama-fy2020.zip");

const given = process.argv.slice(2).find((word) => word !== "--short");
const official = given ?? (existsSync(OFFICIAL) ? OFFICIAL : null);
const input = official ?? DEMO;
const scratch = mkdtempSync(join(tmpdir(), "ndb-ratio-bench-"));

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Wall time of a process in ms, and its peak memory in MB where it says so itself. */
function timed(program, words) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 });
  return { ms: performance.now() - start, status, stdout, stderr };
}

/** Runs the program, which is to end with the given status, with a hook that tells its peak memory. */
function ours(words, status = 0) {
  const hook = `data:text/javascript,process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS+"\\n"))`;
  const run = timed(process.execPath, ["--import", hook, BIN, ...words]);
  if (run.status !== status) throw new Error(run.stderr);
  return { ms: run.ms, megabytes: Number(/peak (\d+)/.exec(run.stderr)?.[1]) / 1024 };
}

function medianOf(run) {
  return summary(Array.from({ length: RUNS }, run));
}

function summary(runs) {
  return {
    ms: median(runs.map(({ ms }) => ms)),
    megabytes: Math.max(...runs.map(({ megabytes }) => megabytes ?? 0)),
  };
}

/** Reading and computing in a process of its own, which tells how long they took. */
function computePart(sexes) {
  const { stdout } = timed(process.execPath, [path("compute-part.js"), sexes, input]);
  return { ms: JSON.parse(stdout).ms };
}

/** How to run the compute part of the pandas program, or why it cannot be run. */
function findPeer() {
  if (!official || !existsSync(PEER)) return { missing: "no official release beside the project" };
  const python = ["/usr/bin/python3", "python3"].find(
    (word) => spawnSync(word, ["-c", "import pandas, openpyxl, scipy"]).status === 0,
  );
  if (python) return { run: (prefectures = 0) => timedPeer(python, prefectures) };
  return { missing: "python3 has no pandas: apt-get install python3-pandas python3-openpyxl python3-scipy" };
}

/** It prints its own times, without the start of python: the compute part, and that of a figure. */
function timedPeer(python, prefectures) {
  const { stdout } = timed(python, [PEER, official, join(scratch, "peer"), String(prefectures)]);
  return {
    ms: 1000 * Number(/compute ([\d.]+) s/.exec(stdout)?.[1]),
    figure: Number(/ (\d+) ms each/.exec(stdout)?.[1]),
  };
}

function line(name, value, note = "") {
  console.log(`  ${name.padEnd(46)} ${value.padStart(9)}  ${note}`);
}

console.log(
  official ? `Release: ${official}` : "No official release at hand: the demo's tables of one prefecture.",
);
console.log(`Median of ${RUNS} run${short ? "" : "s"}.\n\nThe whole job, as a process of its own, to JSON`);
const levels = ["--level", "prefecture,area"];
const words = (sexes) => ["compute", input, ...levels, "--sex", sexes, "--out", join(scratch, "out.json")];
const peer = findPeer();
// In turn, so that a busy minute of the machine falls on all of them.
const runs = Array.from({ length: RUNS }, () => ({
  two: ours(words("male,female")),
  part: computePart("male,female"),
  peer: peer.run?.(),
  partOfThree: computePart("male,female,both"),
  three: ours(words("male,female,both")),
}));
const two = summary(runs.map((run) => run.two));
const part = summary(runs.map((run) => run.part));
const partOfThree = summary(runs.map((run) => run.partOfThree));
const three = summary(runs.map((run) => run.three));
line("46 items, prefectures and areas, two sexes", seconds(two.ms), `peak ${two.megabytes.toFixed(0)} MB`);
line("the same with both sexes together", seconds(three.ms), `peak ${three.megabytes.toFixed(0)} MB`);
line("reading and computing alone, two sexes", seconds(part.ms));
line("the same with both sexes together", seconds(partOfThree.ms));
if (peer.missing) line("pandas, compute part", "skipped", peer.missing);
else {
  const pandas = summary(runs.map((run) => run.peer));
  line("pandas, compute part (two sexes, no bounds)", seconds(pandas.ms));
  line("pandas / reading and computing, two sexes", `${(pandas.ms / part.ms).toFixed(1)}×`);
  line("pandas / the same with both together", `${(pandas.ms / partOfThree.ms).toFixed(1)}×`);
  line("pandas / the whole job, two sexes", `${(pandas.ms / two.ms).toFixed(1)}×`);
  line("pandas / the whole job, three sexes", `${(pandas.ms / three.ms).toFixed(1)}×`);
}

timePeers({ official, scratch, runs: RUNS, bin: BIN }, { ours, line, seconds });
timeFigures({ input, official, peer, short, scratch }, { ours, line, seconds });
await timeBook({ short, some: SOME, scratch, runs: RUNS }, { ours, line, seconds, median });
timeReleases({ runs: RUNS }, { line, seconds, median });
await timeParts(input, { line, seconds, median, runs: RUNS });

timeHostile({ input, scratch }, { ours, line, seconds });

console.log("\nStarting");
const empty = medianOf(() => timed(process.execPath, ["-e", "0"]));
const help = medianOf(() => timed(process.execPath, [BIN, "--help"]));
line("node alone", `${empty.ms.toFixed(0)} ms`);
line("--help", `${help.ms.toFixed(0)} ms`, `${(help.ms / empty.ms).toFixed(1)}× of node alone`);
const demo = medianOf(() => timed(process.execPath, [BIN, "demo", "--out", join(scratch, "demo")]));
line("demo", seconds(demo.ms), `${(demo.ms / empty.ms).toFixed(1)}× of node alone`);
rmSync(scratch, { recursive: true });
