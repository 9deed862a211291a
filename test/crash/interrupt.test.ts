/**
 * Ctrl-C (SIGINT) and SIGTERM end the program soon, with a word, 130 or 143, and whole files. `npm run crash` is the
 * long form: more moments, and the times judged and printed.
 */
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cut, serve } from "../fetch/server.js";
import { type Content, contentOf } from "../support/content.js";
import { temporaryFolder } from "../support/folders.js";
import { DEMO, ndbRatio } from "../support/program/ndb-ratio.js";
import { fixtureBytes } from "../support/tables/fixtures.js";
import { officialRelease } from "../support/tables/official.js";
import { strangersIn, tally } from "./content.js";
import { appeared, signalled, signalledAtWork, start } from "./process.js";

const LONG = (import.meta as { env?: { MODE?: string } }).env?.MODE === "long";
const MOMENTS = LONG ? [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] : [0.6];
/** A second is promised; a busy machine may take longer, as for starting a program that does nothing. */
const SOON_MS = 4000;
const SOON_STARTS = 20;
/** Judged in the long form alone. */
async function expectSoon(endingMs: number): Promise<void> {
  if (!LONG) return;
  const startMs = (await start(["--version"]).ended).ms;
  expect(endingMs).toBeLessThan(Math.max(SOON_MS, SOON_STARTS * startMs));
}

const WORDS = { en: "ndb-ratio: interrupted.", ja: "ndb-ratio: 中断しました。" };

const ITEMS = ["--item", LONG ? "bmi-ge-25,sbp-ge-130,q08-smoking,waist-ge-85-90" : "bmi-ge-25"];
/** The short form draws and writes less: what ends is the same. */
const LESS = LONG ? [] : ["--no-report", "--kinds", "area-bars"];
interface Command {
  readonly name: string;
  /** The file or folder that it writes comes last. */
  readonly words: readonly string[];
  readonly out: string;
  /** What it has made while it still works: the short form, which signals then, need not take its time first. */
  readonly first?: string;
  /** What stands there before. */
  readonly old?: string;
}

const COMMANDS: readonly Command[] = [
  ...(LONG ? [{ name: "run", words: ["run", DEMO, ...ITEMS, "--quiet", "--png", "--out"], out: "out" }] : []),
  {
    name: "run with two threads",
    words: ["run", DEMO, ...ITEMS, "--quiet", "--workers", "2", ...LESS, "--out"],
    out: "out",
    first: "out/ratios.csv",
  },
  { name: "compute", words: ["compute", DEMO, ...ITEMS, "--out"], out: "ratios.json", old: "old" },
  {
    name: "chart",
    words: ["chart", DEMO, ...(LONG ? ITEMS : ["--item", "bmi-ge-25,q08-smoking,waist-ge-85-90"]), "--out"],
    out: "out",
    first: "out/11/bmi-ge-25.svg",
  },
];
const SIGNALS = [
  ["SIGINT", 130, "C", WORDS.en],
  ["SIGTERM", 143, "ja_JP.UTF-8", WORDS.ja],
] as const;

async function contentMade({ words, out }: Command): Promise<Content> {
  const folder = temporaryFolder();
  const { status } = await ndbRatio([...words, join(folder, out)]);
  expect(status).toBe(0);
  return contentOf(folder);
}

describe("an interrupted command", () => {
  it.each(COMMANDS)(
    "$name ends with a word and whole files, that which stood there before among them",
    async (command) => {
      const { name, words, out, first, old } = command;
      // The short form tries one signal with each command.
      const signals = LONG ? SIGNALS : [SIGNALS[COMMANDS.indexOf(command) % 2]!];
      let undisturbed: Content;
      let ms = 0;
      if (first && !LONG) {
        undisturbed = await contentMade(command);
      } else {
        const scratch = temporaryFolder();
        const ended = await start([...words, join(scratch, out)]).ended;
        expect(ended.status).toBe(0);
        ms = ended.ms;
        undisturbed = contentOf(scratch);
      }
      const endings: number[] = [];
      for (const [signal, code, LANG, word] of signals) {
        for (const moment of MOMENTS) {
          const folder = temporaryFolder();
          const prepare = () => {
            rmSync(join(folder, out), { recursive: true, force: true });
            if (old) writeFileSync(join(folder, out), old);
          };
          prepare();
          const before = contentOf(folder);
          const end = await signalledAtWork(
            [...words, join(folder, out)],
            signal,
            first && !LONG ? join(folder, first) : ms * moment,
            { LANG },
            prepare,
          );
          const content = contentOf(folder);
          expect(strangersIn(content, undisturbed, before)).toEqual([]);
          expect([...content.keys()]).toEqual(expect.arrayContaining([...before.keys()]));
          expect([end.status, end.stderr]).toEqual([code, expect.stringContaining(word)]);
          await expectSoon(end.endingMs);
          const left = [...content.keys()].filter((path) => strangersIn(new Map([[path, ""]])).length === 0);
          expect(left.filter((path) => !path.endsWith(".unfinished-run.ndjson"))).toEqual([]);
          endings.push(end.endingMs);
        }
      }
      if (LONG) console.log(`${name}: ended within ${endings.map(Math.round).join(", ")} ms`);
      expect(endings.length).toBeGreaterThan(0);
    },
    600_000,
  );

  it("ends even while it waits for standard input", async () => {
    const { child, ended } = start(["compute", "-"]);
    // More than a pipe holds: what is gone was read, so it waits for more.
    await new Promise((written) => child.stdin?.write("release,".repeat(1 << 17), written));
    const from = performance.now();
    child.kill("SIGTERM");
    const { status, signal } = await ended;
    expect([status, signal]).toEqual([null, "SIGTERM"]);
    const endingMs = performance.now() - from;
    await expectSoon(endingMs);
  });

  it("fetch says how to go on, and ends with the code of its signal", async () => {
    const book = fixtureBytes("release-08/synthetic-q08-area.xlsx");
    const server = await serve({ "/a.xlsx": cut(book, 4000, { hang: true }) });
    // That both signals are heard is seen above.
    for (const [signal, code] of LONG ? SIGNALS : SIGNALS.slice(0, 1)) {
      const folder = temporaryFolder({ "list.csv": `release,url\n8,${server.url}/a.xlsx\n` });
      const out = join(folder, "out");
      const { child, ended } = start([
        ...["fetch", "--release", "8", "--addresses", join(folder, "list.csv"), "--out", out],
      ]);
      await appeared(join(out, "a.xlsx.part"));
      const from = performance.now();
      child.kill(signal);
      const { status, stderr } = await ended;
      const endingMs = performance.now() - from;
      expect([status, stderr]).toEqual([code, expect.stringContaining("goes on where it left off")]);
      await expectSoon(endingMs);
      expect(existsSync(join(out, ".ndb-ratio.lock"))).toBe(false);
    }
  });
});

const country = officialRelease(8);

describe.runIf(LONG && country)("interrupted in the middle of the whole country", () => {
  it("ends soon at every moment", async () => {
    const words = ["run", country!, "--kinds", "heatmap", "--prefecture", "11", "--quiet", "--out"];
    const scratch = temporaryFolder();
    const { ms } = await start([...words, join(scratch, "out")]).ended;
    const undisturbed = contentOf(scratch);
    const endings: number[] = [];
    for (let moment = 0.1; moment < 0.95; moment += 0.05) {
      const folder = temporaryFolder();
      const { status, endingMs } = await signalled([...words, join(folder, "out")], "SIGINT", ms * moment);
      if (status !== 130) continue;
      endings.push(Math.round(endingMs));
      expect(strangersIn(contentOf(folder), undisturbed)).toEqual([]);
    }
    console.log(`whole country (${Math.round(ms)} ms): ended within ${endings.join(", ")} ms`);
    expect(tally(undisturbed).temporary).toBe(0);
    expect(endings.length).toBeGreaterThan(5);
  }, 1_800_000);
});
