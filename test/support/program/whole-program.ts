import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expectBuilt } from "./built.js";

expectBuilt();

/** What a command line gave. */
export interface Outcome {
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly status: number;
}

const NO_SOCKETS = new URL("../../supply/no-sockets.js", import.meta.url).href;

/** The process that runs one command line after the other. */
let started: ChildProcess | null = null;
/** What came of the command line before. */
let before: Promise<unknown> = Promise.resolve();

function startedProgram(): ChildProcess {
  return fork(fileURLToPath(new URL("program-process.js", import.meta.url)), {
    env: { PATH: process.env.PATH, LANG: "C", NO_COLOR: "1" },
    // The flags of the tests' own processes (vitest.config.js).
    execArgv: [...(process.env.TEST_V8_FLAGS ?? "").split(" ").filter(Boolean), "--import", NO_SOCKETS],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/**
 * The whole program of dist/, from the command line to its output, in English unless `--lang` says otherwise, without
 * colours. Command lines share a process: starting one each time would take a second. Nothing is
 * known here of the rooms behind `cli.ts`.
 *
 * @param words the command line after the program's name
 * @param input what a pipe gives on standard input
 * @param folder where it works; the project's where not given
 * @param noSockets a file: the network is closed, and it holds what is asked of it all the same
 */
export function wholeProgram(
  words: readonly string[],
  input: Buffer,
  folder = process.cwd(),
  noSockets?: string,
): Promise<Outcome> {
  // A test that ran out of time may have left one running: its outcome is not the next one's.
  const outcome = before.then(() => ranAlone({ words, input, folder, noSockets }));
  before = outcome.catch(() => null);
  return outcome;
}

interface CommandLine {
  readonly words: readonly string[];
  readonly input: Buffer;
  readonly folder: string;
  readonly noSockets: string | undefined;
}

function ranAlone(line: CommandLine): Promise<Outcome> {
  const program = started ?? startedProgram();
  started = program;
  program.send(line);
  return new Promise((resolve, reject) => {
    const ended = (status: number | null) => {
      started = null;
      reject(new Error(`the program's process ended (${status}) at: ${line.words.join(" ")}`));
    };
    program.once("exit", ended);
    program.once("message", (outcome: Outcome) => {
      program.removeListener("exit", ended);
      resolve({ ...outcome, stdout: Buffer.from(outcome.stdout) });
    });
  });
}
