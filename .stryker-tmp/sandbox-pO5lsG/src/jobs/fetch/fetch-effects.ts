// @ts-nocheck
import { setTimeout } from "node:timers/promises";
import type { FetchEffects, FetchProgress } from "../../fetch/fetch-release.js";
import { progressBar } from "../../fetch/progress-bar.js";
import { endingInOrder } from "../../process/interrupts.js";

/** Fetches with the real clock, a bar on a terminal, and Ctrl-C as the end that can be gone on from. */
export function withFetchEffects<T>(action: (effects: FetchEffects) => Promise<T>): Promise<T> {
  const { stderr } = process;
  const progress = (now: FetchProgress) =>
    stderr.write(`\r\u001b[K${progressBar(now, stderr.columns ?? 80)}`);
  return endingInOrder((signal) =>
    action({
      sleep: async (ms, signal) => void (await setTimeout(ms, undefined, signal ? { signal } : {})),
      ...(stderr.isTTY ? { progress, ended: () => void stderr.write("\r\u001b[K") } : {}),
      signal,
    }),
  );
}
