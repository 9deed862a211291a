import { setTimeout } from "node:timers/promises";
import type { FetchEffects, FetchProgress } from "../../fetch/fetch-release.js";
import { endingInOrder } from "../../process/interrupts.js";
import { visible } from "../../text/visible-text.js";

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

const BAR = 24;

/** `[=====>        ] 45/120 001122669.xlsx 120/290 kB`, cut to the columns of the terminal. */
function progressBar({ done, files, name, received, all }: FetchProgress, columns: number): string {
  const share = files === 0 ? 1 : (done + (all ? received / all : 0)) / files;
  const filled = Math.round(BAR * Math.min(1, share));
  const bar = `${"=".repeat(filled)}${" ".repeat(BAR - filled)}`;
  const kilobytes = (bytes: number) => Math.round(bytes / 1000);
  const size = all === null ? "" : ` ${kilobytes(received)}/${kilobytes(all)} kB`;
  return `[${bar}] ${done}/${files} ${visible(name)}${size}`.slice(0, columns - 1);
}
