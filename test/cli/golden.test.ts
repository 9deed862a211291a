import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { folderText, isPng, isZip, partsText, pictureText, sha256 } from "../support/digest.js";
import { temporaryFolder } from "../support/folders.js";
import { wholeProgram } from "../support/program/whole-program.js";

// See test/golden/README.md.
const GOLDEN = fileURLToPath(new URL("../golden/", import.meta.url));
const UPDATE = Boolean(process.env.UPDATE_GOLDEN);
const COMMANDS = "commands.txt";
const HASHES = "hashes.txt";
const SAID = "said.txt";
/** Texts that are longer stand as their hash, but for pictures. */
const MOST_BYTES = 40_000;
/** Stands in a command line for a folder to write. */
const OUT = "OUT";

const stored = (file: string) => (existsSync(GOLDEN + file) ? readFileSync(GOLDEN + file, "utf8") : "");

/** Command lines by the name of the output that they make. */
const commands = new Map<string, string[]>();
for (const [, name = "", line = ""] of stored(COMMANDS).matchAll(/^([^#\s]\S*)\s+(\S.*)$/gm))
  commands.set(name, [...(commands.get(name) ?? []), line]);

/** Hashes by name. */
const hashes = new Map(
  [...stored(HASHES).matchAll(/^(\w+) {2}(\S+)/gm)].map(([, hash = "", name = ""]) => [name, hash]),
);
/** What was said to people (standard error) by name. */
const said = new Map(
  stored(SAID)
    .split(/^## /m)
    .slice(1)
    .map((section) => [/\S+/.exec(section)![0], section.replace(/.*\n/, "")]),
);

/** Runs programs that pipes join, and tells what the last one gives and all of them say. */
async function runLine(line: string): Promise<{ output: Buffer; words: string }> {
  const folder = line.split(" ").includes(OUT) ? `${temporaryFolder()}/out` : null;
  const withoutPlace = (text: string) => (folder ? text.replaceAll(folder, OUT) : text);
  let input = Buffer.alloc(0);
  let words = "";
  for (const command of line.split(" | ")) {
    const { stdout, stderr, status } = await wholeProgram(
      command.split(" ").map((word) => (word === OUT ? folder! : word)),
      input,
    );
    input = Buffer.from(stdout);
    words += withoutPlace(stderr) + (status === 0 ? "" : `(exit status ${status})\n`);
  }
  if (!folder) return { output: input, words };
  return { output: Buffer.from(withoutPlace(input.toString("utf8")) + folderText(folder)), words };
}

/** A file of Office by its parts, a picture by its rows, anything else as it is. */
function asText(output: Buffer): Buffer {
  if (isZip(output)) return Buffer.from(partsText(output));
  return isPng(output) ? Buffer.from(pictureText(output)) : output;
}

/** The output that stands under a name; of several command lines each after its line. */
async function madeAnew(lines: readonly string[]): Promise<{ output: Buffer; words: string }> {
  const outputs: Buffer[] = [];
  const words: string[] = [];
  for (const line of lines) {
    const made = await runLine(line);
    const title = Buffer.from(lines.length > 1 ? `$ ndb-ratio ${line}\n` : "");
    outputs.push(title, asText(made.output));
    if (made.words) words.push(`$ ndb-ratio ${line}\n${made.words}`);
  }
  return { output: Buffer.concat(outputs), words: words.join("") };
}

function standsAsFile(name: string, output: Buffer): boolean {
  const isText = Buffer.from(output.toString("utf8")).equals(output);
  return isText && (output.length <= MOST_BYTES || name.endsWith(".svg"));
}

function writeAnew(name: string, output: Buffer, words: string): void {
  rmSync(GOLDEN + name, { force: true });
  hashes.delete(name);
  said.delete(name);
  if (words) said.set(name, words);
  if (!standsAsFile(name, output)) {
    hashes.set(name, sha256(output));
    return;
  }
  mkdirSync(dirname(GOLDEN + name), { recursive: true });
  writeFileSync(GOLDEN + name, output);
}

/** Names of all files with outputs. */
function outputFiles(): string[] {
  const others = [COMMANDS, HASHES, SAID, "README.md"];
  return readdirSync(GOLDEN, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.replaceAll("\\", "/").slice(GOLDEN.length))
    .map((path) => path.replace(/^\//, ""))
    .filter((path) => !others.includes(path) && !/^(nation|saitama)\//.test(path));
}

describe("golden outputs", () => {
  it.each([...commands.keys()])("%s", { timeout: 60_000 }, async (name) => {
    const { output, words } = await madeAnew(commands.get(name)!);
    if (UPDATE) writeAnew(name, output, words);
    expect.soft(words).toBe(said.get(name) ?? "");
    const hash = hashes.get(name);
    if (hash === undefined) expect(output.toString("utf8")).toBe(stored(name));
    else expect(`${sha256(output)}  ${name}`).toBe(`${hash}  ${name}`);
  });

  afterAll(() => {
    if (!UPDATE) return;
    const inOrder = [...commands.keys()];
    const hashed = inOrder.filter((name) => hashes.has(name));
    const lines = hashed.flatMap((name) =>
      commands.get(name)!.map((line) => `${hashes.get(name)}  ${name}  ${line}\n`),
    );
    writeFileSync(GOLDEN + HASHES, lines.join(""));
    const sections = inOrder.filter((name) => said.has(name)).map((name) => `## ${name}\n${said.get(name)}`);
    writeFileSync(GOLDEN + SAID, sections.join(""));
    for (const file of outputFiles()) if (!commands.has(file)) rmSync(GOLDEN + file);
  });

  it("all have their command line, and all command lines their output", () => {
    if (UPDATE) return;
    expect([...outputFiles(), ...hashes.keys()].sort()).toEqual([...commands.keys()].sort());
  });

  it("are small", () => {
    const bytes = outputFiles().reduce((sum, file) => sum + readFileSync(GOLDEN + file).length, 0);
    expect(bytes).toBeLessThan(3_000_000);
  });
});
