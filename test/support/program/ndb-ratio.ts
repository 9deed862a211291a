import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expectBuilt } from "./built.js";
import { wholeProgram } from "./whole-program.js";

export const BIN = fileURLToPath(new URL("../../../bin/ndb-ratio.js", import.meta.url));

/** Saitama's real tables of release 8. */
export const DEMO = fileURLToPath(new URL("../../golden/saitama/saitama-fy2020.zip", import.meta.url));

expectBuilt();

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs the real program, in English unless `--lang` says otherwise, in a process that stays for the next command line: for
 * tests of what a command does, whatever process does it.
 */
export async function ndbRatio(
  words: readonly string[],
  { input = "", cwd }: Omit<RunOptions, "environment"> = {},
): Promise<Run> {
  const { stdout, ...run } = await wholeProgram(words, Buffer.from(input), cwd);
  return { ...run, stdout: stdout.toString("utf8") };
}

/** Runs the real program in a process of its own, in English unless said otherwise. */
export function ndbRatioProcess(words: readonly string[], options: RunOptions = {}): Run {
  const { input = "", cwd, environment } = options;
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...words], {
    input,
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH, LANG: "C", ...environment },
  });
  return { status, stdout, stderr };
}

/** The program as a word for a shell command line. */
export const SHELL_WORD = `"${process.execPath}" "${BIN}"`;
