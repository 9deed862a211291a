import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { BIN, DEMO } from "../support/program/ndb-ratio.js";
import { wholeProgram } from "../support/program/whole-program.js";
import { fixture } from "../support/tables/fixtures.js";

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-network-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const out = (name: string) => join(folder, name);
const noted = join(folder, "noted.txt");

interface Line {
  readonly name: string;
  readonly words: readonly string[];
  readonly input?: () => Buffer;
}

const few = ["--item", "bmi-ge-25"];
/** Every command but `fetch` and `demo`, on the figures that come with the program. */
const COMMANDS: readonly Line[] = [
  { name: "--help", words: ["--help"] },
  { name: "help", words: ["help", "suppression"] },
  { name: "completion", words: ["completion", "bash"] },
  { name: "items", words: ["items", "--all"] },
  { name: "areas", words: ["areas"] },
  { name: "template", words: ["template", "own-counts", "--prefecture", "22"] },
  { name: "schema", words: ["schema", "result"] },
  { name: "inspect", words: ["inspect", DEMO] },
  {
    name: "trend",
    words: [
      "trend",
      ...["06", "08"].map((n) => fixture(`release-${n}`)),
      "--item",
      "bmi-ge-25",
      "--out",
      out("trend.csv"),
    ],
  },
  { name: "counts", words: ["counts", DEMO, ...few, "--format", "arrow", "--out", out("counts.arrow")] },
  { name: "compute", words: ["compute", DEMO, ...few, "--out", out("result.json")] },
  {
    name: "reference",
    words: ["reference", DEMO, ...few, "--population", "prefecture:11", "--out", out("reference.json")],
  },
  { name: "suppression", words: ["suppression", DEMO, ...few] },
  { name: "top", words: ["top", DEMO, ...few] },
  { name: "top of a result", words: ["top"], input: () => readFileSync(out("result.json")) },
  { name: "chart", words: ["chart", DEMO, "--item", "bmi-ge-25", "--out", out("a.png")] },
  {
    name: "chart of a result",
    words: ["chart", "--item", "bmi-ge-25", "--out", out("a.svg")],
    input: () => readFileSync(out("result.json")),
  },
  { name: "deck", words: ["deck", DEMO, ...few, "--out", out("a.pptx")] },
  { name: "words", words: ["words", DEMO, ...few] },
  {
    name: "run",
    // `demo` makes a report.
    words: [
      ...["run", DEMO, ...few, "--kinds", "area-bars", "--png", "--xlsx", "--no-report"],
      ...["--out", out("run")],
    ],
  },
];

const environment = { PATH: process.env.PATH, LANG: "C" };

const closed = (words: readonly string[], input: Buffer = Buffer.alloc(0)) =>
  wholeProgram(words, input, process.cwd(), noted);

describe("with every socket closed", () => {
  it.each(COMMANDS)("$name works, and tries none", async ({ words, input }) => {
    const { status, stderr } = await closed(words, input?.());
    expect(status, stderr).toBe(0);
    expect(existsSync(noted) ? readFileSync(noted, "utf8") : "").toBe("");
  });

  it("demo writes figure, result and report, says where, and tries none", async () => {
    const { status, stderr, stdout } = await closed(["demo", "--out", out("demo")]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(existsSync(noted)).toBe(false);
    const files = readdirSync(out("demo")).sort();
    expect(files).toEqual(["report.html", "saitama-bmi-ge-25.png", "saitama-bmi-ge-25.svg", "saitama.json"]);
    const said = stdout.toString();
    for (const name of [...files, "秩父"]) expect(said).toContain(name);
    expect(said).not.toContain("\u001b");
    const { rows } = JSON.parse(readFileSync(out("demo/saitama.json"), "utf8"));
    expect(rows).toHaveLength(46 * 11 * 9);
    expect(readFileSync(out("demo/saitama-bmi-ge-25.png")).subarray(1, 4).toString()).toBe("PNG");
  });

  it("fetch fails, which shows that they are closed", async () => {
    const list = join(folder, "addresses.csv");
    writeFileSync(list, "release,url\n8,http://127.0.0.1:9/a.xlsx\n");
    const { status } = await closed([
      "fetch",
      "--release",
      "8",
      "--addresses",
      list,
      "--pause",
      "0",
      "--out",
      out("fetched"),
    ]);
    expect(status).toBe(1);
    expect(readFileSync(noted, "utf8")).toMatch(/^(net|dns|tls)\./m);
    rmSync(noted);
  }, 120_000);

  it("no command is left out", async () => {
    const { stdout } = await closed(["--help"]);
    const [, commands = ""] = /^Commands:\n([\s\S]*?)\n\n/m.exec(stdout.toString()) ?? [];
    const listed = [...commands.matchAll(/^ {2}([a-z]+)(?= )/gm)].map(([, name]) => name!);
    const tried = new Set(["demo", ...COMMANDS.map(({ words }) => words[0])]);
    expect(listed.length).toBeGreaterThan(10);
    expect(listed.filter((name) => name !== "fetch" && name !== "ndb" && !tried.has(name))).toEqual([]);
  });
});

/** A network of its own, with nothing in it, as Linux can give to a process. */
const UNSHARE = ["unshare", "--user", "--map-root-user", "--net"] as const;
const hasNamespaces = spawnSync(UNSHARE[0], [...UNSHARE.slice(1), "true"]).status === 0;
if (!hasNamespaces)
  console.log(
    "unshare が使えないため、空のネットワークでのテストは省略します (skipped: no network namespaces)",
  );

describe.skipIf(!hasNamespaces)("in a network namespace with nothing in it", () => {
  it("compute writes the same bytes", () => {
    const { words } = COMMANDS.find(({ name }) => name === "compute")!;
    const target = words.indexOf("--out") + 1;
    const there = out("namespace.json");
    const changed = words.map((word, i) => (i === target ? there : word));
    const { status, stderr } = spawnSync(
      UNSHARE[0],
      [...UNSHARE.slice(1), process.execPath, BIN, ...changed],
      {
        encoding: "utf8",
        env: environment,
      },
    );
    expect(status, stderr).toBe(0);
    expect(readFileSync(there).equals(readFileSync(words[target]!))).toBe(true);
  });
});
