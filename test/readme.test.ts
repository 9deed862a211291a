import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { COMMANDS } from "../src/cli/command-table.js";
import { checkedOptions } from "../src/cli/options/check.js";
import { program } from "../src/cli/program.js";
import { Failure } from "../src/text/failure.js";
import { DEMO, ndbRatio } from "./cli/ndb-ratio.js";
import { describeOfficial, officialRelease } from "./support/official.js";
import { type ShellCommand, type ShellLine, shellLines } from "./support/shell-lines.js";

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const READMES = ["README.md", "README.ja.md"] as const;
const texts = READMES.map(read);
const ours = ({ words }: ShellCommand): boolean => words[0] === "ndb-ratio";
const [english, japanese] = texts.map((text) => shellLines(text).filter(({ pipe }) => pipe.some(ours))) as [
  ShellLine[],
  ShellLine[],
];

const root = program();
for (const command of root.commands) command.action(() => {});
const commands = COMMANDS.map(({ name }) => name);

/** Why the program does not take these words; null where it does. */
async function refusal(words: readonly string[]): Promise<string | null> {
  try {
    await root.parseAsync(["--no-config", ...words], { from: "user" });
    const command = root.commands.find((known) => known.name() === words[0])!;
    const { operand, options } = COMMANDS.find(({ name }) => name === words[0])!;
    checkedOptions(options, command.opts());
    const [given] = command.args;
    return given === undefined || !operand?.words || operand.words.includes(given) ? null : given;
  } catch (error) {
    return error instanceof Failure ? error.text.en : (error as Error).message;
  }
}

describe("what the READMEs say to type", () => {
  it("is taken by the program: commands, options and their values", async () => {
    const refused: string[] = [];
    for (const { text, pipe } of [...english, ...japanese]) {
      for (const { words } of pipe.filter(ours)) {
        const reason = await refusal(words.slice(1));
        if (reason) refused.push(`${text}: ${reason}`);
      }
    }
    expect(refused).toEqual([]);
  });

  it("would not be taken with a wrong command, option or value", async () => {
    expect(await refusal(["comput", "x"])).toMatch(/unknown command/);
    expect(await refusal(["compute", "x", "--colums", "item"])).toMatch(/unknown option/);
    expect(await refusal(["compute", "x", "--format", "xls"])).toMatch(/^--format "xls"/);
    expect(await refusal(["completion", "tcsh"])).toMatch(/tcsh/);
    expect(await refusal(["compute", "x", "--format", "xlsx"])).toBeNull();
  });

  it("is the same in both languages", () => {
    const plain = (text: string) =>
      text
        .replace(/\s*#.*$/, "")
        .replace(/第(\d+)回/g, "release-$1")
        .replaceAll("令和2年度/", "fy2020/");
    expect(japanese.map(({ text }) => plain(text))).toEqual(english.map(({ text }) => plain(text)));
    expect(english.length).toBeGreaterThan(30);
  });

  it("names every command, and every package that the program needs", () => {
    const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
    for (const text of texts) {
      const listed = [...text.matchAll(/^\| `([a-z]+)(?: [^`]*)?` \|/gm)].map(([, name]) => name);
      expect(listed).toEqual(expect.arrayContaining(commands));
      const packages = Object.keys(dependencies).filter((name) => !text.includes(`\n| \`${name}\` |`));
      expect(packages).toEqual([]);
    }
  });

  it("names the 46 items by their ids and in their order", () => {
    const { items } = JSON.parse(read("data/items.json")) as { items: { id: string; standard?: boolean }[] };
    const standard = items.filter((item) => item.standard).map(({ id }) => id);
    expect(standard).toHaveLength(46);
    for (const text of texts) {
      const section = /^## (?:The 46 items|46 の項目)\n([\s\S]*?)^## /m.exec(text)![1]!;
      expect([...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, id]) => id)).toEqual(standard);
    }
  });
});

/** Why a line is not run here; null where it is. */
function notRun({ text }: ShellLine): string | null {
  if (/ fetch |run --release/.test(text)) return "needs the network";
  if (/release-(?:6|10)\/|national-06\.json|q01-/.test(text))
    return "needs files that do not come with the program";
  if (text.includes("my-items.json")) return "needs the prefectures of the whole nation";
  if (text.includes("--out figures/") || text.includes("--out decks/")) return "takes long";
  return null;
}

/** What a line is an example of: commands, kinds, formats. Only the first of each is run. */
function sortOf({ pipe }: ShellLine): string {
  const value = (words: readonly string[], flag: string) =>
    words.includes(flag) ? words[words.indexOf(flag) + 1]! : "";
  return pipe
    .filter(ours)
    .map(({ words }) => {
      const extension = /\.\w+$/.exec(value(words, "--out"))?.[0];
      return [
        words[1],
        value(words, "--kind"),
        value(words, "--format"),
        extension,
        words.includes("--check"),
      ].join();
    })
    .join(" | ");
}

describe("what the README shows, on Saitama's tables that come with the program", () => {
  const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-readme-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "release-8"));
  copyFileSync(DEMO, join(folder, "release-8", "saitama.zip"));
  const seen = new Set<string>();
  for (const line of english) {
    const reason = notRun(line);
    if (!reason && seen.has(sortOf(line))) continue;
    seen.add(sortOf(line));
    it.skipIf(reason)(reason ? `${line.text} (${reason})` : line.text, () => {
      let input = "";
      for (const { words, output } of line.pipe) {
        if (words[0] !== "ndb-ratio") break;
        const { status, stdout, stderr } = ndbRatio(words.slice(1), { cwd: folder, input });
        expect(status, stderr).toBe(0);
        const out = words[words.indexOf("--out") + 1];
        if (words.includes("--out")) expect(existsSync(join(folder, out!))).toBe(true);
        else expect(stdout).not.toBe("");
        if (output) expect(stdout.length).toBeGreaterThan(100);
        // The numbers of these tables are those of the whole release: what is printed here stands in the READMEs.
        if (words.includes("table")) {
          const japanese = ndbRatio([...words.slice(1), "--lang", "ja"], { cwd: folder, input });
          for (const [at, printed] of [stdout, japanese.stdout].entries())
            expect(texts[at]!.includes(printed), printed).toBe(true);
        }
        input = stdout;
      }
    });
  }

  it("runs an example of every command that needs no network", () => {
    const run = english.filter((line) => !notRun(line)).flatMap(({ pipe }) => pipe.filter(ours));
    const without = new Set(["fetch", "items", "areas", "demo", "schema"]);
    const names = new Set(run.map(({ words }) => words[1]));
    expect(commands.filter((name) => !names.has(name) && !without.has(name))).toEqual(["trend", "reference"]);
  });
});

describeOfficial("what the READMEs show of release 8", () => {
  it("is what the program prints", () => {
    const path = officialRelease(8)!;
    for (const [at, lang] of (["en", "ja"] as const).entries()) {
      const { stdout } = ndbRatio(["top", path, "--area", "秩父", "--count", "3", "--lang", lang]);
      expect(texts[at]!.includes(`\n\`\`\`\n${stdout}\`\`\`\n`), stdout).toBe(true);
    }
    const words = ["compute", path, "--item", "bmi-ge-25", "--prefecture", "埼玉", "--columns"];
    const { stdout } = ndbRatio([...words, "code,name,difference,mark,sex,ages", "--format", "ndjson"]);
    const rows = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
      .filter((row) => row.ages === "40-74");
    const men = rows.filter((row) => row.sex === "male").slice(0, 4);
    const shown = men.map(({ code, name, difference }) => `${code}\t${name}\t${difference}\n`).join("");
    const both = rows.filter((row) => row.sex === "both").sort((a, b) => b.difference - a.difference);
    const highest = both
      .slice(0, 3)
      .map(({ code, name, difference, mark }) => [code, name, difference, mark]);
    for (const text of texts) {
      expect(text.includes(shown), shown).toBe(true);
      const table = /code name difference .*\n((?:.+\n){3})/.exec(text)![1]!.trimEnd().split("\n");
      expect(table.map((line) => line.split(/ +/))).toEqual(highest.map((row) => row.map(String)));
    }
  });
});
