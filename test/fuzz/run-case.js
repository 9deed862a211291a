import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeFileAsMade, writeFileWhole } from "../../dist/process/write-file.js";
import { asOption } from "../../dist/text/told.js";

const BIN = fileURLToPath(new URL("../../bin/ndb-ratio.js", import.meta.url));
const BEFORE = "what stood there before";
let scratch = null;

const COMMANDS = {
  compute: async () => (await import("../../dist/cli/commands/numbers/compute.js")).compute,
  inspect: async () => (await import("../../dist/cli/commands/numbers/inspect.js")).inspect,
  counts: async () => (await import("../../dist/cli/commands/lists/counts.js")).counts,
  suppression: async () => (await import("../../dist/cli/commands/numbers/suppression.js")).suppression,
  reference: async () => (await import("../../dist/cli/commands/numbers/reference.js")).reference,
  chart: async () => (await import("../../dist/cli/commands/figures/chart.js")).chart,
  deck: async () => (await import("../../dist/cli/commands/figures/deck.js")).deck,
  top: async () => (await import("../../dist/cli/commands/lists/top.js")).top,
};

/**
 * Runs a case in an empty working folder: its command function in this process, or the real program.
 *
 * @returns `{exit, output, flaw}`: the exit code, standard output, and what no run may do (an unexpected error, a file left
 *   half-written), null where all is well
 */
export async function runCase(one) {
  if (process.cwd() !== scratch) throw new Error("enterScratch first: the working folder is emptied");
  for (const name of readdirSync(".")) rmSync(name, { recursive: true, force: true });
  for (const { name, bytes } of one.files) writeFileSync(name, bytes);
  if (one.out) writeFileSync(one.out, BEFORE);
  const isReal = one.real && !one.options.reference?.includes("\0");
  const ran = await (one.words
    ? isReal
      ? inProcessOf(one.words)
      : asProgram(one.words)
    : isReal
      ? inProcessOf(wordsOf(one), one.input)
      : asFunction(one));
  return { ...ran, flaw: ran.flaw ?? flawOfFolder(one, ran.exit) };
}

async function asFunction({ command, paths, options, input, out }) {
  const output = [];
  const effects = {
    language: "en",
    write: async (pieces) => {
      for await (const piece of pieces) output.push(Buffer.from(piece));
    },
    say() {},
    readStandardInput: () => input ?? Buffer.alloc(0),
    standardInputIsTerminal: false,
    columns: undefined,
    name: asOption,
    writeFile: writeFileWhole,
    writeFileAsMade,
  };
  const text = () => Buffer.concat(output).toString("utf8");
  try {
    const action = await COMMANDS[command]();
    const exit = (await action(paths, { ...options, ...(out ? { out } : {}) }, effects)) ?? 0;
    return { exit, output: text() };
  } catch (error) {
    if (error?.name === "Failure") {
      const isSaid = error.text.ja.trim() !== "" && error.text.en.trim() !== "";
      return { exit: error.exitCode, output: text(), flaw: isSaid ? undefined : "a Failure without words" };
    }
    return { exit: 1, output: text(), flaw: `unexpected ${error?.stack ?? error}` };
  }
}

let programs = 0;

/** The whole command line within this process: the program's module evaluated anew with other words. */
async function asProgram(words) {
  const kept = [process.argv, process.stdout.write, process.stderr.write, process.exitCode];
  const output = [];
  const said = [];
  process.argv = [process.execPath, BIN, ...words];
  process.stdout.write = (piece, ...rest) => {
    output.push(Buffer.from(piece));
    rest.find((callback) => typeof callback === "function")?.();
    return true;
  };
  process.stderr.write = (piece) => said.push(String(piece)) > 0;
  process.exitCode = undefined;
  let thrown;
  try {
    await import(`../../dist/program/cli.js?run=${programs++}`);
  } catch (error) {
    thrown = error;
  }
  const exit = process.exitCode ?? 0;
  [process.argv, process.stdout.write, process.stderr.write, process.exitCode] = kept;
  process.stdout.removeAllListeners("error");
  for (const signal of ["SIGINT", "SIGTERM"]) process.removeAllListeners(signal);
  const text = said.join("");
  return {
    exit,
    output: Buffer.concat(output).toString("utf8"),
    flaw: thrown?.stack ?? flawOfWords(exit, text, words),
  };
}

async function inProcessOf(words, input = "") {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [BIN, ...words], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    timeout: 30_000,
    env: { PATH: process.env.PATH, LANG: "C" },
  });
  if (signal) return { exit: null, output: stdout, flaw: `killed by ${signal}` };
  return { exit: status, output: stdout, flaw: flawOfWords(status, stderr, words) };
}

function flawOfWords(exit, said, words) {
  if (![0, 1, 2].includes(exit)) return `exit code ${exit}`;
  if (/unexpected error|予期しないエラー/.test(said)) return said;
  if (/^\s+at .+:\d+:\d+/m.test(said) && !words.includes("--debug")) return `a stack trace: ${said}`;
  return undefined;
}

/** Options as they are written: `itemsFile` as --items-file, lists one by one. */
function wordsOf({ command, paths, options, out }) {
  const words = Object.entries({ ...options, out }).flatMap(([name, value]) => {
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (value === undefined || value === false) return [];
    return [value].flat().flatMap((one) => (one === true ? [flag] : [flag, one]));
  });
  return [command, ...paths, ...words];
}

function flawOfFolder({ out, files, words }, exit) {
  if (words) return readdirSync(".").some((name) => name.endsWith(".part")) ? "a .part file is left" : null;
  const names = new Set([...files.map(({ name }) => name), ...(out ? [out] : [])]);
  const strange = readdirSync(".").find((name) => !names.has(name));
  if (strange) return `left behind: ${strange}`;
  if (!out) return null;
  const isKept = readFileSync(out, "utf8") === BEFORE;
  if (exit === 0) return isKept ? "ended well and wrote nothing" : null;
  return isKept ? null : "failed, and the file that stood there is gone";
}

/** A new folder that becomes the working folder: the only one that cases may empty. */
export function enterScratch(folder) {
  mkdirSync(folder, { recursive: true });
  process.chdir(folder);
  scratch = process.cwd();
}
