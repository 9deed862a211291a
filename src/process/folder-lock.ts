import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { type Failure, failureAt } from "../text/failure.js";
import { cannotWrite } from "./deliver.js";
import { moveFile, pause } from "./move-file.js";
import { isRunning, startOf, textOf } from "./running.js";

export const FOLDER_LOCK = ".ndb-ratio.lock";

const holderSchema = z.object({
  pid: z.int().positive(),
  host: z.string(),
  /** Tells the process from a later one with its number; null where the system does not say. */
  start: z.string().nullable(),
});
type Holder = z.infer<typeof holderSchema>;

const SETTLING_MS = 100;

/**
 * A folder that one process writes at a time. The lock file names its process; where that was killed the file stays,
 * and the next process sees that nobody holds it and takes over.
 */
export class FolderLock {
  private readonly path: string;
  private readonly mine: string;
  private readonly atExit = () => this.release();

  /** @throws Failure where another process holds the folder, which is left as it is */
  constructor(folder: string) {
    const { pid } = process;
    this.path = join(folder, FOLDER_LOCK);
    this.mine = `${JSON.stringify({ pid, host: hostname(), start: startOf(pid) } satisfies Holder)}\n`;
    try {
      mkdirSync(folder, { recursive: true });
      this.take();
    } catch (error) {
      throw cannotWrite(error, folder);
    }
    process.on("exit", this.atExit);
  }

  release(): void {
    process.removeListener("exit", this.atExit);
    if (textOf(this.path) === this.mine) rmSync(this.path, { force: true });
  }

  private take(): void {
    for (;;) {
      try {
        writeFileSync(this.path, this.mine, { flag: "wx" });
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const text = settledTextOf(this.path);
      const holder = holderIn(text);
      if (holder && isHeld(holder)) throw this.held(holder);
      this.clear(text);
    }
  }

  /** Removes a lock that no running process holds. Where several try it at once, the one that moves it first removes it. */
  private clear(seen: string | null): void {
    const aside = `${this.path}.${process.pid}.part`;
    try {
      moveFile(this.path, aside);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
      throw error;
    }
    // Another process was quicker: this is its new lock.
    if (textOf(aside) === seen) rmSync(aside, { force: true });
    else moveFile(aside, this.path);
  }

  private held({ pid, host }: Holder): Failure {
    return failureAt(this.path, {
      ja: `別の ndb-ratio（プロセス ${pid}、${host}）がこのフォルダーに書き込んでいます。終わるのを待つか、別の出力先を指定してください。動いていないことが確かなら、このファイルを消してください。`,
      en: `another ndb-ratio (process ${pid} on ${host}) is writing this folder. Wait for it or give another one. If you are sure that it does not run any more, delete this file.`,
    });
  }
}

/** A process on another machine cannot be looked up: it is taken to be running. */
function isHeld({ pid, host, start }: Holder): boolean {
  if (host !== hostname()) return true;
  return isRunning(pid) && (start === null || start === startOf(pid));
}

/** The content after the moment in which its file is there and still empty. */
function settledTextOf(path: string): string | null {
  const text = textOf(path);
  if (text === null || holderIn(text)) return text;
  pause(SETTLING_MS);
  return textOf(path);
}

function holderIn(text: string | null): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text ?? ""));
  } catch {
    return null;
  }
}
