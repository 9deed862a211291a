// npm run mutation [-- [--sample N] [--file PART] [--out FILE] [--again FILE] [--list]]: do the tests of src/engine find the faults that people make?
// Each mutant is one small change of src/engine (mutants.js); the tests of test/engine that come by it run until one
// fails. Prints the share that is found and every mutant that is not, by file and line, and fails below 90 %.
// --list: writes survivors.md, where those that no test can find stand with their reason (equivalents.js).
// --sample N: N mutants at random, the same each time. --file PART: those of the files whose path holds PART.
// --out FILE: every mutant with its outcome, as JSON. --again FILE: goes on from such a file, with
// its survivors once more: after tests were added, or when a run was broken off.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { bundle } from "./bundle.js";
import { Runner } from "./runner.js";
import { survivorsText } from "./survivors.js";

const LEAST_SHARE = 0.9;
const option = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : process.argv[at + 1];
};

const started = performance.now();
const seconds = () => Math.round((performance.now() - started) / 1000);
const { mutants, run, record } = await bundle();
const runner = new Runner(run, record);
const { tests, atLoad } = await runner.record();
console.log(`${mutants.length} mutants, ${tests.length} tests, recorded after ${seconds()} s`);

const before = option("--again") ? JSON.parse(readFileSync(option("--again"), "utf8")) : [];
const results = before.filter(({ failed }) => failed);
const done = new Set(results.map(({ id }) => id));
for (const mutant of chosen(mutants)) {
  if (done.has(mutant.id)) continue;
  const order = testsFor(mutant);
  const outcome =
    order.length === 0
      ? { failed: null }
      : await runner.run(mutant.id, order, atLoad[mutant.id] === 1, tests);
  results.push({ ...mutant, tests: order.length, ...outcome });
  if (!outcome.failed) console.log(describe(results.at(-1)));
  if (process.stderr.isTTY || results.length % 100 === 0) {
    const survived = results.filter(({ failed }) => !failed).length;
    save();
    process.stderr.write(`${results.length} run, ${survived} survive, ${seconds()} s\n`);
  }
}
await runner.close();
report();

/** Tests that come by the mutant, quickest first; for one that is passed only while the program loads, those of its file. */
function testsFor({ id, file }) {
  const inFile = mutants.filter((other) => other.file === file).map((other) => other.id);
  const comesBy = ({ passed }) => passed[id] || (atLoad[id] && inFile.some((other) => passed[other]));
  return [...tests.keys()]
    .filter((index) => comesBy(tests[index]))
    .sort((a, b) => tests[a].duration - tests[b].duration);
}

function chosen(all) {
  const part = option("--file");
  const some = part ? all.filter(({ file }) => file.includes(part)) : all;
  const count = Number(option("--sample") ?? some.length);
  // Multiplying by a number without a common divisor goes round all of them in a scattered order.
  const step = 7919;
  return Array.from({ length: Math.min(count, some.length) }, (_, i) => some[(i * step) % some.length])
    .filter((mutant, i, list) => list.indexOf(mutant) === i)
    .sort((a, b) => a.id - b.id);
}

/** The last commit and its day. */
function state() {
  return execFileSync("git", ["log", "-1", "--format=%h (%cs)"], { encoding: "utf8" }).trim();
}

/** Now and then, so that a run that is broken off can be gone on with (--again). */
function save() {
  const out = option("--out");
  if (out) writeFileSync(out, JSON.stringify(results, null, 1));
}

function describe({ file, line, kind, tests: count, code }) {
  return `${file}:${line}  ${kind}${count === 0 ? "  (no test comes by)" : ""}    ${code}`;
}

function report() {
  const survivors = results.filter(({ failed }) => !failed);
  const files = [...new Set(results.map(({ file }) => file))];
  for (const file of files) {
    const of = results.filter((result) => result.file === file);
    const found = of.filter(({ failed }) => failed).length;
    console.log(`${file.padEnd(52)} ${found} of ${of.length}`);
  }
  const timedOut = results.filter(({ failed }) => failed === "timeout").length;
  const found = results.length - survivors.length;
  const share = found / results.length;
  console.log(
    `found ${found} of ${results.length} mutants (${(100 * share).toFixed(1)} %; ${timedOut} by their time), ${seconds()} s`,
  );
  save();
  if (process.argv.includes("--list"))
    writeFileSync(new URL("survivors.md", import.meta.url), survivorsText(results, state()));
  if (share < LEAST_SHARE) process.exitCode = 1;
}
