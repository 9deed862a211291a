import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO, ndbRatio, SHELL_WORD } from "../support/program/ndb-ratio.js";
import { fixture } from "../support/tables/fixtures.js";
import { demoCsv } from "../support/tables/spoiled-files.js";
import { ACTING, ESCAPE, type HostileInput, JSON_ATTACKS, writeHostile } from "./attacks.js";

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-injection-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let hostile: HostileInput;
beforeAll(() => {
  hostile = writeHostile(folder);
});

/** Clears the screen, and forges a prompt. */
const BAD = `${ESCAPE}[2J${ESCAPE}]0;t\u0007\u009b1A\u202eok\u0008`;
const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const area = demoCsv("bmi-area.csv");
/** Saitama's table with one cell of its first line of data changed. */
const spoilt = (column: number, text: string) => {
  const lines = area.split("\n");
  const cells = lines[2]!.split(",");
  cells[column] = text;
  return [...lines.slice(0, 2), cells.join(","), ...lines.slice(3)].join("\n");
};

describe("messages", () => {
  const item = (change: object) =>
    JSON.stringify({
      items: [
        {
          id: "x",
          group: "body",
          table: "bmi",
          name: { ja: "x", en: "x" },
          direction: "neutral",
          hit: { atLeast: 25 },
          ...change,
        },
      ],
    });
  it.each<[string, () => readonly string[], (number | null)?]>([
    ["a count", () => ["compute", file("count.csv", spoilt(5, BAD))]],
    ["a prefecture", () => ["compute", file("prefecture.csv", spoilt(0, BAD))]],
    ["an area code", () => ["compute", file("code.csv", spoilt(1, BAD))]],
    ["a class", () => ["compute", file("class.csv", spoilt(3, BAD))]],
    ["a header", () => ["compute", file("header.csv", area.replace("男45～49歳", BAD))]],
    ["a file's name", () => ["compute", file(`name ${BAD}.csv`, "a,b\n")]],
    ["a path that is not there", () => ["compute", join(folder, BAD)]],
    ["an item", () => ["compute", DEMO, "--item", BAD], 2],
    ["an option", () => ["compute", `--${BAD}`], 2],
    ["a command", () => [BAD], 2],
    ["a value among choices", () => ["compute", DEMO, "--lang", BAD], 2],
    ["an area", () => ["compute", DEMO, "--area", BAD], 2],
    ["a prefecture asked for", () => ["areas", "--prefecture", BAD], 2],
    ["a kind", () => ["schema", BAD], 2],
    ["a topic", () => ["help", BAD], 2],
    ["a reference", () => ["compute", DEMO, "--reference", BAD], 2],
    ["JSON that is none", () => ["compute", DEMO, "--items-file", file("broken.json", `{${BAD}`)]],
    ["a key of an items file", () => ["compute", DEMO, "--items-file", file("key.json", item({ [BAD]: 1 }))]],
    [
      "a group of an items file",
      () => [
        "compute",
        DEMO,
        "--items-file",
        file("group.json", item({ table: "q06", hit: { labels: [BAD] } })),
        "--item",
        "x",
      ],
      null,
    ],
    [
      "a series of an items file",
      () => ["compute", DEMO, "--items-file", file("series.json", item({ series: BAD }))],
    ],
    [
      "a reference file",
      () => ["compute", DEMO, "--reference", file("reference.json", JSON.stringify({ schema: BAD }))],
    ],
    [
      "a config file",
      () => ["compute", DEMO, "--config", file("config.json", JSON.stringify({ [BAD]: 1 }))],
      2,
    ],
    [
      "a config's value",
      () => ["compute", DEMO, "--config", file("value.json", JSON.stringify({ item: BAD }))],
      2,
    ],
    [
      "a config of a command",
      () => [
        "compute",
        DEMO,
        "--config",
        file("of.json", JSON.stringify({ compute: { out: { [BAD]: 1 } } })),
      ],
      2,
    ],
    [
      "a list of addresses",
      () => [
        "fetch",
        "--release",
        "8",
        "--out",
        join(folder, "f"),
        "--addresses",
        file("a.csv", `release,url\n8,https://x.invalid/${BAD}.html\n`),
      ],
    ],
    ["a place to write", () => ["compute", DEMO, "--item", "bmi-ge-25", "--out", join(DEMO, BAD)]],
    ["what --debug tells", () => ["compute", file("debug.csv", spoilt(0, BAD)), "--debug"]],
  ])("about %s hold no control codes", async (_, words, status = 1) => {
    const all = words();
    // In Japanese texts stand as they are, where English has them as JSON.
    const run = await ndbRatio(all.includes("--lang") ? all : [...all, "--lang", "ja"]);
    if (status !== null) expect(run.status, run.stderr).toBe(status);
    expect(run.stderr).not.toBe("");
    expect(ACTING.exec(run.stderr)?.[0], run.stderr).toBeUndefined();
    expect(ACTING.exec(run.stdout)?.[0]).toBeUndefined();
  });
});

describe("trends", () => {
  it("show what a file of area changes notes", async () => {
    const areaChanges = [{ from: 8, note: { ja: BAD, en: BAD }, changes: null }];
    const path = file("area-changes.json", JSON.stringify({ areaChanges }));
    const releases = ["06", "08"].map((number) => fixture(`release-${number}`));
    for (const format of ["table", "json"]) {
      const words = ["trend", ...releases, "--area-changes", path, "--level", "area", "--item", "bmi-ge-25"];
      const run = await ndbRatio([...words, "--prefecture", "31", "--format", format]);
      expect(run.status, run.stderr).toBe(0);
      expect(ACTING.exec(run.stdout + run.stderr)?.[0]).toBeUndefined();
      expect(run.stdout).toContain("u001b");
    }
  });
});

describe("a result on standard input", () => {
  let made: string;
  beforeAll(async () => {
    made = (await ndbRatio(["compute", DEMO, "--item", "bmi-ge-25", "--format", "json"])).stdout;
  });
  const result = () => JSON.parse(made);

  it("shows what its names hold", async () => {
    const changed = result();
    for (const [i, row] of changed.rows.entries()) row.name = JSON_ATTACKS[i % JSON_ATTACKS.length];
    changed.reference.name = { ja: BAD, en: BAD };
    for (const command of [
      ["top", "--count", "3"],
      ["chart", "--format", "svg"],
    ]) {
      const run = await ndbRatio(command, { input: JSON.stringify(changed) });
      expect(run.status, run.stderr).toBe(0);
      expect(ACTING.exec(run.stdout)?.[0]).toBeUndefined();
    }
  });

  it.each([
    ["code", "../../../1103", ["--kind", "profile"]],
    ["prefectureCode", "..", []],
    ["item", "../../bmi-ge-25", []],
  ] as const)("cannot name a file outside of --out by %s", async (key, value, words) => {
    const changed = result();
    for (const row of changed.rows) if (row.level === "area") row[key] = value;
    const out = join(folder, "out/deep/er");
    for (const command of ["chart", "deck"]) {
      const run = await ndbRatio([command, ...(command === "chart" ? words : []), "--out", `${out}/`], {
        input: JSON.stringify(changed),
      });
      expect(run.status).toBe(1);
      expect(run.stderr).toContain(key);
    }
  });
});

const hasScript = spawnSync("script", ["--version"]).status === 0;
if (!hasScript)
  console.log("script(1) がないため、端末のテストは省略します (skipped: no script(1) to make a terminal)");

describe.skipIf(!hasScript)("on a terminal", () => {
  /** All that a terminal is sent, both streams, with carriage returns before line feeds as the terminal's driver puts them. */
  const sent = (line: string) =>
    spawnSync("script", ["-qec", line, "/dev/null"], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      env: { PATH: process.env.PATH, LANG: "C.UTF-8", TERM: "xterm" },
    }).stdout;
  /** What this program itself sends: colours, and the line of progress. */
  const OWN = new RegExp(`${ESCAPE}\\[[\\d;]*m|\\r${ESCAPE}\\[K|\\r+\\n`, "g");

  // All formats are made fit for a terminal in one place; JSON has no control codes before it comes there.
  it.each(["csv", "table"])("%s is sent without control codes of the data", (format) => {
    const { archive, itemsFile } = hostile;
    const words = [
      "compute",
      archive,
      "--items-file",
      itemsFile,
      "--item",
      "bmi-ge-25",
      "--format",
      format,
      "--lang",
      "en",
    ];
    const output = sent(
      `${SHELL_WORD} ${words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ")}`,
    );
    expect(output).toContain(format === "table" ? "bmi-ge-25" : "script>");
    expect(ACTING.exec(output.replace(OWN, "\n"))?.[0]).toBeUndefined();
  });

  it("a picture is not sent, but named with what to do", () => {
    const output = sent(`${SHELL_WORD} chart "${DEMO}" --item bmi-ge-25 --format png`);
    expect(output).toContain("png is not for the terminal");
    expect(ACTING.exec(output.replace(OWN, "\n"))?.[0]).toBeUndefined();
  });
});
