// Runs cases one after the other and tells of each: started by fuzz.js, which watches it.
import { loadCatalog } from "../../dist/catalog/load.js";
import { makeCase } from "./cases.js";
import { flawOfTwin } from "./forms.js";
import { flawOfCountChange, flawOfRows, flawOfSameContent } from "./judge.js";
import { wholeCorpus } from "./own-files.js";
import { flawOfReading } from "./plain/plain-judge.js";
import { enterScratch, runCase } from "./run-case.js";

const catalog = loadCatalog();

const [seed, from, to, scratch, mostMegabytes] = process.argv.slice(2);
enterScratch(scratch);
const corpus = await wholeCorpus(catalog);
const bases = new Map();
for (let id = Number(from); id < Number(to); id++) {
  const before = process.resourceUsage().maxRSS;
  const cpu = process.cpuUsage();
  const start = performance.now();
  const one = makeCase(Number(seed), id, corpus);
  const { exit, output, flaw } = await runCase(one);
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const peak = process.resourceUsage().maxRSS;
  const tooMuch =
    peak > before && peak / 1024 > Number(mostMegabytes) ? `${Math.round(peak / 1024)} MB` : null;
  let wrong = flaw ?? tooMuch;
  let judged = false;
  if (wrong === null && one.judge) {
    const verdict = await judge(one, exit, output);
    ({ wrong, judged } = verdict);
  }
  process.send({
    id,
    kind: one.kind,
    real: one.real,
    what: `${one.command ?? "words"}: ${one.what}`,
    exit,
    judged,
    ms,
    cpu: (user + system) / 1000,
    megabytes: peak / 1024,
    flaw: wrong,
  });
}
process.disconnect();

/** What the answer of the program itself gives away: a number that is not what the input says. */
async function judge({ judge: { by, subject, plan, twin }, command, paths, options, files }, exit, output) {
  const isRows = command === "compute" && output !== "" && exit === 0;
  const now = isRows ? JSON.parse(output) : null;
  const rowsFlaw = now && flawOfRows(now.rows);
  if (rowsFlaw) return { wrong: rowsFlaw, judged: true };
  if (by === "refused")
    return { wrong: exit === 0 ? "a formula without a value was read" : null, judged: true };
  if (by === "twin" && exit === 0)
    return { wrong: flawOfTwin({ files, options }, twin, catalog), judged: true };
  if (by === "plain" && exit === 0) return flawOfReading({ paths, options, files }, catalog);
  if (command !== "compute") return { wrong: null, judged: false };
  if (by === "same" && now)
    return { wrong: flawOfSameContent(await baseOf(subject, options), now), judged: true };
  if (by === "counts" && (now || exit !== 0)) {
    const base = await baseOf(subject, options);
    return { wrong: base && flawOfCountChange(subject, plan, base, now), judged: base !== null };
  }
  return { wrong: null, judged: false };
}

/** The result of the unspoiled files; null where they are refused themselves. */
async function baseOf(subject, options) {
  const key = `${subject.name} ${JSON.stringify(options)}`;
  if (!bases.has(key)) {
    if (bases.size > 50) bases.clear();
    const paths = subject.named ? [] : subject.files.map(({ name }) => name);
    const { exit, output } = await runCase({ command: "compute", files: subject.files, paths, options });
    bases.set(key, exit === 0 ? JSON.parse(output) : null);
  }
  return bases.get(key);
}
