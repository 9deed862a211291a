// @ts-nocheck
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { BIN } from "../support/ndb-ratio.js";

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Time from start to end, ms. */
  readonly ms: number;
}

/** The real program, running beside the test. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the real program, in English unless said otherwise. It does not outlive the test. */
export function start(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Started {
  const from = performance.now();
  const child = spawn(process.execPath, [BIN, ...words], {
    env: { PATH: process.env.PATH, LANG: "C", ...environment },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (piece) => (stdout += piece));
  child.stderr.on("data", (piece) => (stderr += piece));
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (status, signal) =>
      resolve({ status, signal, stdout, stderr, ms: performance.now() - from }),
    );
  });
  return { child, ended };
}

/** Starts the program and signals it after a time, if it still runs then. @returns how long it took to end after that */
export async function signalled(
  words: readonly string[],
  signal: NodeJS.Signals,
  afterMs: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended & { readonly endingMs: number }> {
  const { child, ended } = start(words, environment);
  await Promise.race([setTimeout(afterMs), ended]);
  const from = performance.now();
  child.kill(signal);
  const end = await ended;
  return { ...end, endingMs: performance.now() - from };
}

/**
 * The same where the signal has to find the program at work: while it is ready before the signal, or has not begun, it
 * is tried once more at another time, since a busy machine is not as quick every time.
 *
 * @param again called between, to clear away what was made
 */
export async function signalledAtWork(
  words: readonly string[],
  signal: NodeJS.Signals,
  afterMs: number,
  environment: Readonly<Record<string, string>>,
  again: () => void,
): Promise<Ended & { readonly endingMs: number }> {
  for (let ms = afterMs; ; again()) {
    const end = await signalled(words, signal, ms, environment);
    if (end.status === 0) ms = 0.95 * Math.min(ms, end.ms);
    else if (end.status === null) ms *= 1.2;
    else return end;
  }
}

/** Waits until there is a file. */
export async function appeared(path: string): Promise<void> {
  while (!existsSync(path)) await setTimeout(5);
}
