import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { type Failure, failureAt } from "../text/failure.js";
import { tryJson } from "../text/json.js";
import { pause } from "./move-file.js";
import { isRunning, startOf } from "./running.js";
import { cannotWrite, sweepParts } from "./write-file.js";

export const FOLDER_LOCK = ".ndb-ratio.lock";

const holderSchema = z.object({
  pid: z.int().positive(),
  host: z.string(),
  /** Tells the process from a later one with its number; null where the system does not say. */
  start: z.string().nullable(),
});
type Holder = z.infer<typeof holderSchema>;

/** How long a lock may stand empty where it cannot be made with its content. */
const SETTLING_MS = 100;

/**
 * A folder that one process writes at a time. The lock file names its process; where that was killed the file stays,
 * and the next process sees that nobody holds it and takes over.
 */
export class FolderLock {
  private readonly path: string;
  private readonly mine: string;
  private readonly atExit = () => this.release();

  /**
   * @param link gives a file a second name that nothing has yet; a test hands in its own
   * @throws Failure where another process holds the folder, which is left as it is
   */
  constructor(
    folder: string,
    private readonly link: (from: string, to: string) => void = linkSync,
  ) {
    const { pid } = process;
    this.path = join(folder, FOLDER_LOCK);
    this.mine = `${JSON.stringify({ pid, host: hostname(), start: startOf(pid) } satisfies Holder)}\n`;
    try {
      mkdirSync(folder, { recursive: true });
      this.take(this.path);
      process.on("exit", this.atExit);
      sweepParts(folder, (name) => name.startsWith(FOLDER_LOCK));
    } catch (error) {
      throw cannotWrite(error, folder);
    }
  }

  /** A lock that somebody else has by now stays. */
  release(): void {
    process.removeListener("exit", this.atExit);
    if (contentOf(this.path) === this.mine) rmSync(this.path, { force: true });
  }

  /**
   * Makes a lock. One that nobody holds is removed first, by one process at a time: each locks its turn for that, so that
   * none removes what another, quicker one has made in its place.
   */
  private take(lock: string): void {
    while (!this.made(lock)) {
      const holder = settledHolder(lock);
      if (holder && isHeld(holder)) throw held(lock, holder);
      const turn = `${lock}.turn`;
      this.take(turn);
      try {
        const now = settledHolder(lock);
        if (!now || !isHeld(now)) rmSync(lock, { force: true });
      } finally {
        rmSync(turn, { force: true });
      }
    }
  }

  /** Makes a lock with its content at once, so that none is ever there without its process. @returns false where there is one */
  private made(lock: string): boolean {
    const part = `${lock}.${randomUUID()}.${process.pid}.part`;
    try {
      writeFileSync(part, this.mine);
      const failed = this.linkFailure(part, lock);
      // ENOENT: the process that holds the folder has swept the part away.
      if (failed === "EEXIST" || failed === "ENOENT") return false;
      return failed === null || madeEmptyFirst(lock, this.mine);
    } finally {
      rmSync(part, { force: true });
    }
  }

  private linkFailure(from: string, to: string): string | null {
    try {
      this.link(from, to);
      return null;
    } catch (error) {
      return codeOf(error);
    }
  }
}

/** The same on a file system without second names (FAT, exFAT, some network drives): the lock is empty for a moment. */
function madeEmptyFirst(lock: string, content: string): boolean {
  try {
    writeFileSync(lock, content, { flag: "wx" });
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
  // Where that took longer than another process waits, it has taken over.
  return contentOf(lock) === content;
}

function held(lock: string, { pid, host }: Holder): Failure {
  return failureAt(lock, {
    ja: `別の ndb-ratio（プロセス ${pid}、${host}）がこのフォルダーに書き込んでいます。終わるのを待つか、別の出力先を指定してください。動いていないことが確かなら、このファイルを消してください。`,
    en: `another ndb-ratio (process ${pid} on ${host}) is writing this folder. Wait for it or give another one. If you are sure that it does not run any more, delete this file.`,
  });
}

/** A process on another machine cannot be looked up: it is taken to be running. */
function isHeld({ pid, host, start }: Holder): boolean {
  if (host !== hostname()) return true;
  return isRunning(pid) && (start === null || start === startOf(pid));
}

/** @returns null where there is no file. @throws what reading throws: a lock that cannot be read may be held */
function contentOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}

/**
 * Who holds a lock by what it says, after the moment in which it may be there and still empty; null where it names
 * nobody, or is gone.
 */
function settledHolder(lock: string): Holder | null {
  const text = contentOf(lock);
  const holder = holderIn(text);
  if (holder || text === null) return holder;
  pause(SETTLING_MS);
  return holderIn(contentOf(lock));
}

function holderIn(text: string | null): Holder | null {
  return holderSchema.safeParse(tryJson(text ?? "")).data ?? null;
}
