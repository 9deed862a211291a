import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../src/cli/declared/command-table.js";
import { checkedOptions } from "../src/cli/options/check.js";
import { program } from "../src/cli/program.js";
import { Failure } from "../src/text/failure.js";
import {
  anchorsOf,
  ENGLISH,
  INNER,
  JAPANESE,
  linksOf,
  placeOf,
  skeleton,
  unfenced,
} from "./support/markdown.js";
import { type ShellCommand, shellLines } from "./support/program/shell-lines.js";

const texts = [...ENGLISH, ...JAPANESE, ...INNER];
const ours = ({ words }: ShellCommand): boolean => words[0] === "ndb-ratio";
const pageOf = (topic: string) => texts.filter(({ path }) => path.startsWith(`data/help/${topic}.`));

const root = program("en");
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

/** Command lines of a text: of its fenced blocks, and those that stand within a sentence without a placeholder. */
function commandLines(text: string): string[][] {
  const fenced = shellLines(text).flatMap(({ pipe }) => pipe.filter(ours).map(({ words }) => words.slice(1)));
  const inline = [...unfenced(text).matchAll(/`ndb-ratio ([ -~]+?)( \|[^`]*)?`/g)].map(([, line]) =>
    line!.split(" "),
  );
  return [...fenced, ...inline.filter((words) => words.every((word) => !/^[A-Z]+$/.test(word)))];
}

describe("what README and help say to type", () => {
  it("is taken by the program: commands, options and their values", async () => {
    const refused: string[] = [];
    for (const { path, text } of texts) {
      for (const words of commandLines(text)) {
        const reason = words[0] === "--help" ? null : await refusal(words);
        if (reason) refused.push(`${path}: ${words.join(" ")}: ${reason}`);
      }
    }
    expect(refused).toEqual([]);
    expect(texts.flatMap(({ text }) => commandLines(text)).length).toBeGreaterThan(120);
  });

  it("would not be taken with a wrong command, option or value", async () => {
    expect(await refusal(["comput", "x"])).toMatch(/unknown command/);
    expect(await refusal(["compute", "x", "--colums", "item"])).toMatch(/unknown option/);
    expect(await refusal(["compute", "x", "--format", "xls"])).toMatch(/^--format "xls"/);
    expect(await refusal(["completion", "tcsh"])).toMatch(/tcsh/);
    expect(await refusal(["compute", "x", "--format", "xlsx"])).toBeNull();
  });

  it("names options that there are", () => {
    const known = new Set([root, ...root.commands].flatMap(({ options }) => options.map(({ long }) => long)));
    // Options of other programs, in the commands that measure and in pipes.
    const others = ["--help", "--icsv", "--opprint", "--mode", "--testTimeout"];
    const unknown = [...ENGLISH, ...JAPANESE].flatMap(({ path, text }) =>
      [...text.matchAll(/(?<![\w-])--[a-z][a-zA-Z-]+/g)]
        .filter(([flag]) => !known.has(flag) && !others.includes(flag))
        .map(([flag]) => `${path}: ${flag}`),
    );
    expect(unknown).toEqual([]);
  });

  it("names every command, and every package that the program needs", () => {
    for (const { text } of pageOf("commands"))
      for (const name of commands) expect(text).toMatch(new RegExp(`^\\| \`${name}[ \`]`, "m"));
    const { dependencies } = JSON.parse(readFileSync(placeOf("package.json"), "utf8"));
    const [{ text } = { text: "" }] = INNER;
    expect(Object.keys(dependencies).filter((name) => !text.includes(`\n| \`${name}\` |`))).toEqual([]);
  });

  it("names the scripts of package.json, all of them and no other", () => {
    const { scripts } = JSON.parse(readFileSync(placeOf("package.json"), "utf8")) as { scripts: object };
    const said = texts.flatMap(({ text }) =>
      [...text.matchAll(/npm run ([a-z]+)/g)].map(([, name]) => name!),
    );
    const own = ["test", "prepack"];
    expect([...new Set([...said, ...own])].sort()).toEqual(Object.keys(scripts).sort());
  });
});

describe("README and help", () => {
  it("say the same in both languages: command lines, headings, tables and blocks", () => {
    const plain = (text: string) =>
      text
        .replace(/\s*#.*$/, "")
        .replace(/第(\d+)回/g, "release-$1")
        .replaceAll("令和2年度", "fy2020");
    for (const [at, { path, text }] of ENGLISH.entries()) {
      const { text: japanese } = JAPANESE[at]!;
      const lines = (from: string) => shellLines(from).map((line) => plain(line.text));
      expect(lines(japanese), path).toEqual(lines(text));
      expect(skeleton(japanese), path).toEqual(skeleton(text));
    }
  });

  it("have links that lead somewhere", () => {
    const anchors = new Map(texts.map(({ path, text }) => [placeOf(path), anchorsOf(text)]));
    const broken = texts.flatMap(({ path, text }) =>
      linksOf(text)
        .filter((link) => {
          const [file = "", anchor] = link.split("#");
          const target = file ? join(dirname(placeOf(path)), file) : placeOf(path);
          return (
            !existsSync(target) || (anchor && !anchors.get(target)?.includes(decodeURIComponent(anchor)))
          );
        })
        .map((link) => `${path}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it("have a README of some 200 lines: the rest is in the help", () => {
    for (const { path, text } of [ENGLISH[0]!, JAPANESE[0]!])
      expect(text.split("\n").length, path).toBeLessThan(240);
  });

  it("have tables as the program declares them", () => {
    const { status, stderr } = spawnSync(process.execPath, [placeOf("data/make-help.js"), "--check"], {
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
  });
});
