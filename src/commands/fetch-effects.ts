import { setTimeout } from "node:timers/promises";
import type { FetchEffects, FetchProgress } from "../fetch/fetch-release.js";
import { progressBar } from "../fetch/progress-bar.js";

/**
 * Fetches with the real clock, a bar on a terminal, and Ctrl-C as the end that can be gone on from: the action ends in
 * order, and then the process ends as an interrupted one does.
 */
export async function withFetchEffects<T>(action: (effects: FetchEffects) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once("SIGINT", interrupt);
  const { stderr } = process;
  const progress = (now: FetchProgress) =>
    stderr.write(`\r\u001b[K${progressBar(now, stderr.columns ?? 80)}`);
  try {
    return await action({
      sleep: async (ms, signal) => void (await setTimeout(ms, undefined, signal ? { signal } : {})),
      ...(stderr.isTTY ? { progress, ended: () => void stderr.write("\r\u001b[K") } : {}),
      signal: stop.signal,
    });
  } finally {
    process.removeListener("SIGINT", interrupt);
    if (stop.signal.aborted) process.kill(process.pid, "SIGINT");
  }
}
