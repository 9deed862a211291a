import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { BIN } from "../support/program/ndb-ratio.js";

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

/** When a signal comes: so many ms after the start, or as soon as there is a file or folder. */
export type Moment = number | string;

/** Starts the program and signals it at a moment, if it still runs then. @returns how long it took to end after that */
export async function signalled(
  words: readonly string[],
  signal: NodeJS.Signals,
  moment: Moment,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended & { readonly endingMs: number }> {
  const { child, ended } = start(words, environment);
  const isOver = new AbortController();
  void ended.then(() => isOver.abort());
  await Promise.race([
    typeof moment === "number" ? setTimeout(moment) : appeared(moment, isOver.signal),
    ended,
  ]);
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
  moment: Moment,
  environment: Readonly<Record<string, string>>,
  again: () => void,
): Promise<Ended & { readonly endingMs: number }> {
  for (let at = moment; ; again()) {
    const end = await signalled(words, signal, at, environment);
    if (end.status !== 0 && end.status !== null) return end;
    if (typeof at === "number") at = end.status === 0 ? 0.95 * Math.min(at, end.ms) : 1.2 * at;
  }
}

/** Waits until there is a file or folder, or nobody makes it any more. */
export async function appeared(path: string, isOver?: AbortSignal): Promise<void> {
  while (!existsSync(path) && !isOver?.aborted) await setTimeout(5);
}
