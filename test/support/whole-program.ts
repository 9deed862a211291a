import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import tty from "node:tty";
import { vi } from "vitest";

/** What a command line gave. */
export interface Outcome {
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly status: number;
}

/** In English unless `--lang` says otherwise, without colours. */
const ENVIRONMENT = {
  LC_ALL: undefined,
  LC_MESSAGES: undefined,
  LANG: "C",
  NO_COLOR: "1",
  FORCE_COLOR: undefined,
};

/**
 * The whole program, from the command line to its output, in this process: starting one each time would take a second.
 * Nothing is known here of the rooms behind `cli.ts`.
 *
 * @param words the command line after the program's name
 * @param input what a pipe gives on standard input
 */
export async function wholeProgram(words: readonly string[], input: Buffer): Promise<Outcome> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const into = (pieces: Buffer[]) => (piece: unknown) => pieces.push(Buffer.from(piece as string)) > 0;
  const { argv, exitCode } = process;
  const removeListeners = listenersFromNowOn();
  for (const [name, value] of Object.entries(ENVIRONMENT)) vi.stubEnv(name, value);
  vi.spyOn(process.stdout, "write").mockImplementation(into(stdout));
  vi.spyOn(process.stderr, "write").mockImplementation(into(stderr));
  giveStandardInput(input);
  process.argv = [process.execPath, "ndb-ratio", ...words];
  process.exitCode = undefined;
  vi.resetModules();
  try {
    await import("../../src/cli.js");
    const status = Number(process.exitCode ?? 0);
    return { stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString("utf8"), status };
  } finally {
    process.argv = argv;
    process.exitCode = exitCode;
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    syncBuiltinESMExports();
    removeListeners();
  }
}

/** The file system as it is, but for standard input, which is a pipe with the given bytes. */
function giveStandardInput(input: Buffer): void {
  const { readSync } = fs;
  let at = 0;
  const ofPipe = (target: Uint8Array) => {
    const length = input.copy(target, 0, at);
    at += length;
    return length;
  };
  const read = (file: number, target: Uint8Array, ...rest: never[]) =>
    file === 0 ? ofPipe(target) : readSync(file, target, ...rest);
  vi.spyOn(fs, "readSync").mockImplementation(read as typeof readSync);
  vi.spyOn(tty, "isatty").mockReturnValue(false);
  syncBuiltinESMExports();
}

/** @returns takes away what a program that ends with its process leaves behind: what it listens to */
function listenersFromNowOn(): () => void {
  const heard = [
    { source: process as NodeJS.EventEmitter, name: "SIGINT" },
    { source: process as NodeJS.EventEmitter, name: "SIGTERM" },
    { source: process as NodeJS.EventEmitter, name: "exit" },
    { source: process.stdout as NodeJS.EventEmitter, name: "error" },
  ].map(({ source, name }) => ({ source, name, before: source.listeners(name) }));
  return () => {
    for (const { source, name, before } of heard) {
      for (const listener of source.listeners(name)) {
        if (!before.includes(listener)) source.removeListener(name, listener as () => void);
      }
    }
  };
}
