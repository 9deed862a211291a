/** Two processes that write one folder at a time: the second is told, and touches nothing. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cut, serve } from "../fetch/server.js";
import { contentOf } from "../support/content.js";
import { temporaryFolder } from "../support/folders.js";
import { DEMO, ndbRatio } from "../support/program/ndb-ratio.js";
import { fixtureBytes } from "../support/tables/fixtures.js";
import { appeared, start } from "./process.js";

const RUN = [
  ...["run", DEMO, "--item", "bmi-ge-25", "--kinds", "area-bars", "--quiet", "--no-report"],
  "--out",
];

describe("a second run into a folder", () => {
  it("is told who writes it, in both languages, and touches nothing", async () => {
    const out = join(temporaryFolder(), "out");
    const lock = join(out, ".ndb-ratio.lock");
    const first = start([...RUN, out]);
    await appeared(lock);
    // Nothing moves in the folder while the first is held.
    first.child.kill("SIGSTOP");
    const before = contentOf(out);
    for (const [language, said] of [
      ["en", `another ndb-ratio (process ${first.child.pid} on `],
      ["ja", `別の ndb-ratio（プロセス ${first.child.pid}、`],
    ] as const) {
      const { status, stdout, stderr } = await ndbRatio([...RUN, out, "--lang", language]);
      expect([status, stdout]).toEqual([1, ""]);
      expect(stderr).toContain(said);
      expect(stderr).toContain(lock);
    }
    expect(contentOf(out)).toEqual(before);
    first.child.kill("SIGCONT");
    expect((await first.ended).status).toBe(0);
    expect(existsSync(lock)).toBe(false);
    expect((await ndbRatio([...RUN, out])).status).toBe(0);
  });

  it("takes over from one that was killed", async () => {
    const out = join(temporaryFolder(), "out");
    const lock = join(out, ".ndb-ratio.lock");
    const first = start([...RUN, out]);
    await appeared(lock);
    first.child.kill("SIGKILL");
    expect((await first.ended).signal).toBe("SIGKILL");
    expect(JSON.parse(readFileSync(lock, "utf8")).pid).toBe(first.child.pid);
    const { status, stderr } = await ndbRatio([...RUN, out]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(existsSync(lock)).toBe(false);
  });
});

describe("a second fetch into a folder", () => {
  it("is told, and touches nothing", async () => {
    const server = await serve({
      "/a.xlsx": cut(fixtureBytes("release-08/synthetic-q08-area.xlsx"), 4000, { hang: true }),
    });
    const folder = temporaryFolder({ "list.csv": `release,url\n8,${server.url}/a.xlsx\n` });
    const out = join(folder, "out");
    const words = ["fetch", "--release", "8", "--addresses", join(folder, "list.csv"), "--out", out];
    start(words);
    await appeared(join(out, "a.xlsx.part"));
    while (readFileSync(join(out, "a.xlsx.part")).length < 4000)
      await new Promise((resolve) => setTimeout(resolve, 5));
    const before = contentOf(out);
    const { status, stderr } = await ndbRatio(words);
    expect([status, stderr]).toEqual([1, expect.stringContaining("another ndb-ratio")]);
    expect(contentOf(out)).toEqual(before);
    expect(server.requests).toHaveLength(1);
  });
});
