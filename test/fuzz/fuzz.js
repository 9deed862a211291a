// npm run fuzz [-- --cases N --seed S --minutes M]: spoiled tables, archives, results, items, references and command lines.
// npm run fuzz -- --seed S --case I: one case again, with all that it said.
// --unlimited: neither time nor memory is judged (npm test).
//
// Proves, for as many cases as it prints: the program ends with 0, 1 or 2, never with an unexpected error or a stack trace, takes
// less than 10 s and 600 MB, leaves no half-written file, and never gives a number that the spoiled input does not say.
import { fork } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** Far more than the processor time that is allowed: other programs may be busy. */
const MOST_SILENT_MS = 60_000;
const MOST_DEATHS = 5;
const WORKER = fileURLToPath(new URL("worker.js", import.meta.url));

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "20000" },
    seed: { type: "string", default: "20260401" },
    minutes: { type: "string", default: "60" },
    case: { type: "string" },
    unlimited: { type: "boolean", default: false },
  },
});
if (!existsSync(new URL("../../dist/program/cli.js", import.meta.url)))
  throw new Error("run `npm run build` first");

const mostCpuMs = values.unlimited ? Number.POSITIVE_INFINITY : 10_000;
const mostMegabytes = values.unlimited ? Number.POSITIVE_INFINITY : 600;
const first = Number(values.case ?? 0);
const end = values.case === undefined ? Number(values.cases) : first + 1;
const deadline = performance.now() + Number(values.minutes) * 60_000;
const scratch = mkdtempSync(join(tmpdir(), "ndb-ratio-fuzz-"));
const reports = [];
/** Workers that died one after the other without finishing a case: then it is not the cases. */
let deaths = 0;
const flaws = [];

let next = first;
while (next < end && performance.now() < deadline && deaths < MOST_DEATHS) next = await runFrom(next);
rmSync(scratch, { recursive: true, force: true });
if (reports.length > 0) print();
process.exitCode = flaws.length > 0 || next < end ? 1 : 0;

/** One worker from a case on, until it has done them all, hangs, or has taken too much memory; the case to go on with. */
function runFrom(start) {
  return new Promise((resolve) => {
    const words = [values.seed, String(start), String(end), join(scratch, "work"), String(mostMegabytes)];
    const child = fork(WORKER, words, {
      execArgv: values.unlimited ? [] : ["--max-old-space-size=400"],
      stdio: ["ignore", 1, 2, "ipc"],
    });
    let current = start;
    let ended = null;
    let watch = watching();
    function watching() {
      return setTimeout(() => stop(`no answer for ${MOST_SILENT_MS / 1000} s`), MOST_SILENT_MS);
    }
    function stop(flaw) {
      ended = flaw;
      child.kill("SIGKILL");
    }
    child.on("message", (report) => {
      clearTimeout(watch);
      watch = watching();
      reports.push(report);
      deaths = 0;
      current = report.id + 1;
      if (report.flaw) tell(report.id, report.kind, report.what, report.flaw);
      else if (report.cpu > mostCpuMs) tell(report.id, report.kind, report.what, `took ${report.cpu} ms`);
      if (report.megabytes > mostMegabytes) stop(null);
      if (performance.now() > deadline) child.kill("SIGKILL");
    });
    child.on("exit", (code, signal) => {
      clearTimeout(watch);
      const isOver = current >= end || performance.now() > deadline;
      if (!isOver && (ended !== null || (reports.at(-1)?.megabytes ?? 0) <= mostMegabytes)) {
        tell(current, "?", "", ended ?? `the process died (${signal ?? code})`);
        current++;
        deaths++;
      }
      resolve(current);
    });
  });
}

function tell(id, kind, what, flaw) {
  flaws.push(id);
  console.log(
    `FLAW in case ${id} (${kind}; ${what}):\n  ${String(flaw).slice(0, 1500).replaceAll("\n", "\n  ")}`,
  );
  console.log(`  again: npm run fuzz -- --seed ${values.seed} --case ${id}`);
}

function print() {
  const kinds = [...new Set(reports.map(({ kind }) => kind))].sort();
  const lines = kinds.map((kind) => [kind, reports.filter((report) => report.kind === kind)]);
  const row = (name, some) => {
    const exits = [0, 1, 2].map((code) => some.filter(({ exit }) => exit === code).length);
    const judged = some.filter((report) => report.judged).length;
    const slowest = Math.max(...some.map(({ ms }) => ms));
    return [name, some.length, ...exits, judged, Math.round(slowest)];
  };
  const cells = [
    ["kind", "cases", "exit 0", "exit 1", "exit 2", "numbers judged", "slowest ms"],
    ...lines.map(([kind, some]) => row(kind, some)),
    row("all", reports),
  ];
  const widths = cells[0].map((_, i) => Math.max(...cells.map((line) => String(line[i]).length)));
  const padded = (cell, i) => (i === 0 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i]));
  for (const line of cells) console.log(line.map(padded).join("  "));
  const real = reports.filter((report) => report.real).length;
  const slowest = reports.reduce((a, b) => (b.ms > a.ms ? b : a));
  console.log(`slowest: case ${slowest.id} (${slowest.kind}; ${slowest.what}), ${Math.round(slowest.ms)} ms`);
  const peak = Math.max(...reports.map(({ megabytes }) => megabytes));
  console.log(
    `seed ${values.seed}; ${real} cases through the real program; peak memory ${Math.round(peak)} MB`,
  );
  console.log(
    `${reports.length} cases, ${flaws.length} flaws${next < end ? `; stopped at case ${next}` : ""}`,
  );
}
