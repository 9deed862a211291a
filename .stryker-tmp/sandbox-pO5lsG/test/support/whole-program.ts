// @ts-nocheck
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

/** A process that runs one command line after the other; its language is settled when it starts. */
const processes = new Map<string, ChildProcess>();

function processOf(language: string): ChildProcess {
  const program = fork(fileURLToPath(new URL("program-process.js", import.meta.url)), {
    env: { PATH: process.env.PATH, LANG: "C", NO_COLOR: "1" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  processes.set(language, program);
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
 */
export async function wholeProgram(
  words: readonly string[],
  input: Buffer,
  folder = process.cwd(),
): Promise<Outcome> {
  const language = words.includes("--lang") ? words[words.indexOf("--lang") + 1]! : "en";
  const program = processes.get(language) ?? processOf(language);
  program.send({ words, input, folder });
  return new Promise((resolve, reject) => {
    const ended = (status: number | null) => {
      processes.delete(language);
      reject(new Error(`the program's process ended (${status}) at: ${words.join(" ")}`));
    };
    program.once("exit", ended);
    program.once("message", (outcome: Outcome) => {
      program.removeListener("exit", ended);
      resolve({ ...outcome, stdout: Buffer.from(outcome.stdout) });
    });
  });
}
