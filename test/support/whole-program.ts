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

/** What a process of the program is started with. */
export interface Surroundings {
  readonly environment?: Readonly<Record<string, string>>;
  /** Address of a module that it loads before the program. */
  readonly preload?: string;
}

/** Processes that run one command line after the other; language and surroundings are settled when they start. */
const processes = new Map<string, ChildProcess>();

function processOf(key: string, { environment, preload }: Surroundings): ChildProcess {
  const program = fork(fileURLToPath(new URL("program-process.js", import.meta.url)), {
    env: { PATH: process.env.PATH, LANG: "C", NO_COLOR: "1", ...environment },
    // Room for what is soon thrown away, as in the tests' own processes (vitest.config.js).
    execArgv: ["--max-semi-space-size=64", ...(preload === undefined ? [] : ["--import", preload])],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  processes.set(key, program);
  return program;
}

/**
 * The whole program of dist/, from the command line to its output, in English unless `--lang` says otherwise, without
 * colours. Command lines share a process, one for each language: starting one each time would take a second. Nothing is
 * known here of the rooms behind `cli.ts`.
 *
 * @param words the command line after the program's name
 * @param input what a pipe gives on standard input
 * @param folder where it works; the project's where not given
 * @param surroundings command lines with the same share a process
 */
export async function wholeProgram(
  words: readonly string[],
  input: Buffer,
  folder = process.cwd(),
  surroundings: Surroundings = {},
): Promise<Outcome> {
  const language = words.includes("--lang") ? words[words.indexOf("--lang") + 1]! : "en";
  const key = JSON.stringify([language, surroundings]);
  const program = processes.get(key) ?? processOf(key, surroundings);
  program.send({ words, input, folder });
  return new Promise((resolve, reject) => {
    const ended = (status: number | null) => {
      processes.delete(key);
      reject(new Error(`the program's process ended (${status}) at: ${words.join(" ")}`));
    };
    program.once("exit", ended);
    program.once("message", (outcome: Outcome) => {
      program.removeListener("exit", ended);
      resolve({ ...outcome, stdout: Buffer.from(outcome.stdout) });
    });
  });
}
