// @ts-nocheck
import { visible } from "../text/visible-text.js";
import type { FetchProgress } from "./fetch-release.js";

const BAR = 24;

/** `[=====>        ] 45/120 001122669.xlsx 120/290 kB`, cut to the columns of the terminal. */
export function progressBar({ done, files, name, received, all }: FetchProgress, columns: number): string {
  const share = files === 0 ? 1 : (done + (all ? received / all : 0)) / files;
  const filled = Math.round(BAR * Math.min(1, share));
  const bar = `${"=".repeat(filled)}${" ".repeat(BAR - filled)}`;
  const kilobytes = (bytes: number) => Math.round(bytes / 1000);
  const size = all === null ? "" : ` ${kilobytes(received)}/${kilobytes(all)} kB`;
  return `[${bar}] ${done}/${files} ${visible(name)}${size}`.slice(0, columns - 1);
}
