/**
 * Crash safety of `run`: it is killed (SIGKILL) at moments spread at random over the time that an undisturbed run takes.
 * After each, every file of the folder is complete or absent; and a restart ends with the bytes of the undisturbed
 * run and nothing else. `npm run crash` is the long form (50 moments, and more of two threads, of PNG and Excel files,
 * and over the files of another run); `npm test` kills at the first figure, and only what is killed has a process of its own.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { randomFrom } from "../engine/country/random.js";
import { type Content, contentOf } from "../support/content.js";
import { temporaryFolder } from "../support/folders.js";
import { DEMO, ndbRatio } from "../support/program/ndb-ratio.js";
import { fixture } from "../support/tables/fixtures.js";
import { strangersIn, tally } from "./content.js";
import { signalled, start } from "./process.js";

const LONG = (import.meta as { env?: { MODE?: string } }).env?.MODE === "long";
const SEED = 7;

interface Case {
  readonly name: string;
  readonly options: readonly string[];
  readonly kills: number;
  /** Other tables than Saitama's. */
  readonly paths?: readonly string[];
  /** Options of an earlier run into the same folder. */
  readonly before?: readonly string[];
}

const ITEMS = LONG
  ? ["--item", "bmi-ge-25,sbp-ge-130,q08-smoking,waist-ge-85-90"]
  : ["--item", "bmi-ge-25,q08-smoking", "--kinds", "area-bars", "--no-report"];
const RELEASES = ["release-06", "release-08"].map(fixture);
const CASES: readonly Case[] = [
  { name: "one thread", options: [], kills: LONG ? 50 : 1 },
  {
    name: "two threads",
    options: ["--workers", "2"],
    kills: LONG ? 10 : 1,
  },
  ...(LONG
    ? [
        { name: "PNG and Excel", options: ["--png", "--xlsx"], kills: 10 },
        { name: "several releases and their trends (synthetic)", options: [], kills: 10, paths: RELEASES },
        { name: "over an English run", options: [], before: ["--lang", "en"], kills: 10 },
      ]
    : []),
];

/** @returns how long it took, ms */
async function wholeRun(words: readonly string[]): Promise<number> {
  if (!LONG) {
    const { status, stderr } = await ndbRatio(words);
    expect([status, stderr]).toEqual([0, ""]);
    return 0;
  }
  const { status, signal, stderr, ms } = await start(words).ended;
  expect([status, signal, stderr]).toEqual([0, null, ""]);
  return ms;
}

describe("a run that is killed", () => {
  it.each(CASES)(
    "leaves whole files, and goes on to the same bytes: $name",
    async ({ name, options, kills, before, paths = [DEMO] }) => {
      const random = randomFrom(SEED);
      const scratch = temporaryFolder();
      const into = (folder: string, more = options) => [
        ...["run", ...paths, ...ITEMS, ...more, "--quiet", "--out"],
        join(scratch, folder),
      ];
      let ms = await wholeRun(into("undisturbed"));
      const undisturbed = contentOf(join(scratch, "undisturbed"));
      expect(tally(undisturbed)).toEqual({ whole: undisturbed.size, temporary: 0 });
      const earlier: Content[] = [];
      if (before) {
        await wholeRun(into("earlier", before));
        earlier.push(contentOf(join(scratch, "earlier")));
      }
      const found: string[] = [];
      for (let i = 0; i < kills; i++) {
        const part = random.next();
        const folder = `out-${i}`;
        const firstFigure = join(scratch, folder, "figures");
        for (;;) {
          if (before) await wholeRun(into(folder, before));
          const end = await signalled(into(folder), "SIGKILL", LONG ? ms * part : firstFigure);
          if (end.signal === "SIGKILL") break;
          // The machine is quicker than it was when the time was taken: once more, sooner.
          expect([end.status, contentOf(join(scratch, folder))]).toEqual([0, undisturbed]);
          rmSync(join(scratch, folder), { recursive: true });
          ms = Math.min(ms, end.ms) * 0.98;
        }
        const content = contentOf(join(scratch, folder));
        expect(strangersIn(content, undisturbed, ...earlier)).toEqual([]);
        const { whole, temporary } = tally(content);
        found.push(`${whole}+${temporary}`);
        await wholeRun(into(folder));
        expect(contentOf(join(scratch, folder))).toEqual(undisturbed);
        rmSync(join(scratch, folder), { recursive: true });
      }
      if (LONG) {
        console.log(
          `${name}: ${kills} killed, each whole and gone on to the same ${undisturbed.size} files; found (whole+temporary): ${found.join(" ")}`,
        );
      }
      expect(found).toHaveLength(kills);
    },
    1_800_000,
  );
});
