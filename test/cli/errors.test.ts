import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { languageOf } from "../../src/cli/language.js";
import { DEMO, ndbRatio, ndbRatioProcess } from "../support/program/ndb-ratio.js";
import { SPOILED, writeSpoiled } from "../support/tables/spoiled-files.js";

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-errors-"));
afterAll(() => rmSync(folder, { recursive: true }));
writeSpoiled(folder);

const STACK = /^\s+at .+:\d+:\d+/m;

describe("a file that cannot be served", () => {
  it.each(SPOILED)("is told in one message that names the place: $name", async ({ name, says }) => {
    const out = join(folder, `${name}.csv`);
    writeFileSync(out, "what stood there before");
    const { status, stdout, stderr } = await ndbRatio([
      "compute",
      join(folder, name),
      "--item",
      "bmi-ge-25",
      "--out",
      out,
    ]);
    expect(status).toBe(1);
    expect(stdout).toBe("");
    for (const pattern of says) expect(stderr).toMatch(pattern);
    expect(stderr).toMatch(/^ndb-ratio: /);
    expect(stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
    expect(stderr).not.toMatch(STACK);
    expect(readFileSync(out, "utf8")).toBe("what stood there before");
    expect(readdirSync(folder).filter((file) => file.endsWith(".part"))).toEqual([]);
  });

  it("is told in Japanese where the locale is Japanese, and by --lang in any", async () => {
    const letter = join(folder, "letter.csv");
    const japanese = ndbRatioProcess(["compute", letter], { environment: { LANG: "ja_JP.UTF-8" } });
    expect(japanese.stderr).toContain("8 行目");
    expect((await ndbRatio(["compute", letter, "--lang", "ja"])).stderr).toBe(japanese.stderr);
    expect((await ndbRatio(["compute", letter])).stderr).toContain("row 8");
    const inJapanese = { LC_ALL: "ja_JP.UTF-8", LC_MESSAGES: "C", LANG: "C" };
    expect(languageOf(["--lang=en"], inJapanese)).toBe("en");
    expect(languageOf([], inJapanese)).toBe("ja");
    expect(languageOf([], { ...inJapanese, LC_ALL: "" })).toBe("en");
  });

  it("shows a stack trace only with --debug", async () => {
    expect((await ndbRatio(["compute", join(folder, "letter.csv"), "--debug"])).stderr).toMatch(STACK);
  });
});

describe("exit codes", () => {
  it.each([
    ["an unknown item", ["compute", DEMO, "--item", "bmi-gt-25"], 2, "bmi-ge-25"],
    ["an unknown prefecture", ["compute", DEMO, "--prefecture", "埼王"], 2, "埼玉"],
    ["an unknown option", ["compute", DEMO, "--itme", "bmi-ge-25"], 2, "--item"],
    ["an unknown command", ["comptue"], 2, "compute"],
    ["a path that is not there", ["compute", join(folder, "nothing.xlsx")], 1, "nothing.xlsx"],
    [
      "an output that cannot be written",
      ["compute", DEMO, "--item", "bmi-ge-25", "--out", join(DEMO, "x.csv")],
      1,
      "x.csv",
    ],
  ])("%s", async (_, words, code, hint) => {
    const { status, stdout, stderr } = await ndbRatio(words);
    expect([status, stdout]).toEqual([code, ""]);
    expect(stderr).toContain(hint);
    expect(stderr).not.toMatch(STACK);
  });

  it("an item that nobody has a table of is told, and the rest is written", async () => {
    const out = join(folder, "rest.json");
    const { status, stderr } = await ndbRatio([
      "compute",
      DEMO,
      "--item",
      "bmi-ge-25,ecg-findings",
      "--out",
      out,
    ]);
    expect(status).toBe(0);
    expect(stderr).toContain("ECG findings");
    expect(existsSync(out)).toBe(true);
  });
});
