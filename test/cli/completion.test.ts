import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { builtInNumbers } from "../../src/ingest/built-in/sources.js";
import { DEMO, ndbRatio, SHELL_WORD } from "../support/program/ndb-ratio.js";
import { catalog } from "../support/tables/fixtures.js";

/** Candidates of a command line whose last word stands before the cursor, and what else is offered. */
async function complete(...words: string[]): Promise<{ values: string[]; directive: string }> {
  const { status, stdout, stderr } = await ndbRatio(["__complete", "--", ...words]);
  expect([status, stderr]).toEqual([0, ""]);
  const [directive = "", ...lines] = stdout.trimEnd().split("\n");
  return { directive, values: lines.map((line) => line.split("\t")[0]!) };
}

describe("completion", () => {
  it("knows every command that the help lists, and no hidden one", async () => {
    const help = (await ndbRatio(["--help"])).stdout;
    const listed = /Commands:\n((?: {2}.*\n)+)/.exec(help)![1]!.matchAll(/^ {2}([a-z]\S*)/gm);
    expect((await complete("")).values).toEqual([...listed].map(([, name]) => name));
  });

  it("knows every option that the help of a command lists", async () => {
    for (const command of ["run", "inspect"]) {
      const help = (await ndbRatio([command, "--help"])).stdout;
      const listed = [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag);
      expect(listed.length).toBeGreaterThan(5);
      expect((await complete(command, "--")).values.sort()).toEqual(listed.sort());
    }
  });

  it("offers exactly the values that the program takes", async () => {
    const options = [
      ["compute", "--format"],
      ["compute", "--interval"],
      ["compute", "--bounds"],
      ["compute", "--suppression"],
      ["compute", "--level"],
      ["compute", "--sex"],
      ["compute", "--ages"],
      ["chart", "--kind"],
      ["chart", "--sex"],
      ["chart", "--format"],
    ] as const;
    for (const [command, flag] of options) {
      const { status, stderr } = await ndbRatio([command, DEMO, flag, "nonsense"]);
      expect(status).toBe(2);
      const taken = /Choose from (.+)\./.exec(stderr)![1]!.split(", ");
      expect([flag, (await complete(command, flag, "")).values.sort()]).toEqual([flag, taken.sort()]);
    }
  });

  it("completes items by id, and by Japanese name", async () => {
    expect((await complete("compute", "--item", "")).values).toHaveLength(46);
    const extended = catalog.items.filter(({ id }) => id.startsWith("bmi-")).map(({ id }) => id);
    expect((await complete("compute", "--item", "bmi-")).values).toEqual(extended);
    expect((await complete("compute", "--item=q08")).values).toContain("--item=q08-smoking");
    expect((await complete("compute", "--item", "喫煙")).values).toContain("q08-smoking");
  });

  it("offers the releases that come with the program, and all of them", async () => {
    expect((await complete("top", "--release", "")).values).toEqual(["all", ...builtInNumbers().map(String)]);
    expect((await complete("trend", "--release", "6,1")).values).toEqual(["6,10"]);
  });

  it("goes on after a comma, without what stands there already", async () => {
    const { values } = await complete("compute", "--sex", "male,");
    expect(values).toEqual(["male,female", "male,both"]);
    expect((await complete("compute", "--item", "hdl-lt-40", "--item", "hdl-")).values).toEqual([
      "hdl-lt-35",
    ]);
  });

  it("completes prefectures by code, Japanese name and romaji", async () => {
    expect((await complete("chart", "--prefecture", "")).values).toHaveLength(47);
    expect((await complete("chart", "--prefecture", "埼")).values).toEqual(["埼玉県"]);
    expect((await complete("chart", "--prefecture", "sai")).values).toEqual(["Saitama"]);
    expect((await complete("chart", "--prefecture", "11")).values).toEqual(["11"]);
    const two = "national,own-prefecture";
    expect((await complete("compute", "--reference", "nat")).values).toContain(two);
    expect((await complete("top", "--reference", "nat")).values).not.toContain(two);
    expect((await complete("compute", "--reference", "prefecture:埼")).values).toEqual(["prefecture:埼玉県"]);
  });

  it("completes areas; where a prefecture is named, its own", async () => {
    expect((await complete("compute", "--area", "秩")).values).toEqual(["秩父"]);
    expect((await complete("compute", "--area", "110")).values).toHaveLength(9);
    // 西部 is the name of seven areas: alone it would be refused.
    expect((await complete("compute", "--area", "西部")).values).toEqual([]);
    const own = (await complete("compute", "--prefecture", "埼玉", "--area", "")).values;
    expect(own).toHaveLength(10);
    const { status } = await ndbRatio(["compute", DEMO, "--item", "bmi-ge-25", "--area", own.join(",")]);
    expect(status).toBe(0);
  });

  it("leaves files and folders to the shell", async () => {
    expect((await complete("compute", "")).directive).toBe("files");
    expect((await complete("run", "--out", "")).directive).toBe("folders");
    expect((await complete("compute", "--table", "q01=x")).directive).toBe("files open");
    expect((await complete("items", "")).directive).toBe("none");
  });
});

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-completion-"));
afterAll(() => rmSync(folder, { recursive: true }));
const program = join(folder, "ndb-ratio");
writeFileSync(program, `#!/bin/sh\nexec ${SHELL_WORD} "$@"\n`);
chmodSync(program, 0o755);

/** Runs lines in a shell that has read its completion script. */
async function inShell(
  command: readonly [string, ...string[]],
  shell: string,
  lines: string,
): Promise<string> {
  const script = join(folder, `completion.${shell}`);
  writeFileSync(script, (await ndbRatio(["completion", shell])).stdout);
  const [name, ...words] = command;
  const { stdout, stderr } = spawnSync(name, [...words, "-c", `${lines}`], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: `${folder}:${process.env.PATH}`, HOME: folder, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" },
  });
  expect(stderr).toBe("");
  return stdout;
}

function itWith(shell: string, name: string, test: () => Promise<void>): void {
  const present = spawnSync(shell, ["--version"]).status === 0;
  if (!present) console.log(`${shell} がないため、補完のテストを省略します (skipped: no ${shell})`);
  (present ? it : it.skip)(name, test);
}

describe("the scripts", () => {
  it("are for the three shells only", async () => {
    const { status, stderr } = await ndbRatio(["completion", "tcsh"]);
    expect(status).toBe(2);
    expect(stderr).toContain("bash, zsh, fish");
    expect((await ndbRatio(["completion", "tcsh", "--lang", "ja"])).stderr).toContain("bash、zsh、fish");
  });

  itWith("bash", "bash completes words that it splits at = and : itself", async () => {
    const ask = (...words: string[]) =>
      `COMP_WORDS=(ndb-ratio ${words.join(" ")}); COMP_CWORD=${words.length}; _ndb_ratio; echo "\${COMPREPLY[*]}"`;
    const lines = [
      "source completion.bash",
      ask("comp"),
      ask("compute", "--item", "hdl-"),
      ask("compute", "--item", "=", "hdl-"),
      ask("compute", "--reference", "prefecture", ":", "埼"),
      ask("chart", "--prefecture", "埼"),
      ask("compute", '""'),
      "complete -p ndb-ratio",
    ];
    expect((await inShell(["bash", "--norc"], "bash", lines.join("\n"))).trimEnd().split("\n")).toEqual([
      "compute completion",
      "hdl-lt-40 hdl-lt-35",
      "hdl-lt-40 hdl-lt-35",
      "埼玉県",
      "埼玉県",
      "",
      "complete -o default -F _ndb_ratio ndb-ratio",
    ]);
  });

  itWith("zsh", "zsh gets candidates with notes, or files", async () => {
    const ask = (...words: string[]) =>
      `words=(ndb-ratio ${words.join(" ")}); CURRENT=${words.length + 1}; _ndb_ratio`;
    // The builtins of zsh that work only at its own prompt, made to print.
    const lines = [
      "compdef() { }; compset() { }",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: zsh's own braces
      'compadd() { print -r -- "${(j:,:)values} ${(j:,:)shown}" }',
      "_files() { print FILES $@ }",
      "source ./completion.zsh",
      ask("compute", "--item", "hdl-"),
      ask("chart", "--prefecture", "埼"),
      ask("compute", '""'),
      ask("run", "--out", '""'),
    ];
    expect((await inShell(["zsh", "-f"], "zsh", lines.join("\n"))).trimEnd().split("\n")).toEqual([
      "hdl-lt-40,hdl-lt-35 hdl-lt-40  -- HDL<40,hdl-lt-35  -- HDL<35",
      "埼玉県 埼玉県  -- 11",
      "FILES",
      "FILES -/",
    ]);
  });

  itWith("fish", "fish gets candidates with notes, and files", async () => {
    const lines = [
      "source completion.fish",
      "complete -C 'ndb-ratio compute --item hdl-'",
      "complete -C 'ndb-ratio compute --item=hdl-lt-4'",
      "complete -C 'ndb-ratio chart --prefecture 埼'",
      "complete -C 'ndb-ratio compute completion.fi'",
    ];
    expect((await inShell(["fish", "--no-config"], "fish", lines.join("\n"))).trimEnd().split("\n")).toEqual([
      "hdl-lt-35\tHDL<35",
      "hdl-lt-40\tHDL<40",
      "--item=hdl-lt-40\tHDL<40",
      "埼玉県\t11",
      "completion.fish",
    ]);
  });
});
