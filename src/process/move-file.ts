import { renameSync } from "node:fs";

/** What Windows says of a file that another program holds open: a virus scanner, OneDrive, Excel. */
const LOCKED = new Set(["EPERM", "EACCES", "EBUSY"]);
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 500;
/** A virus scanner lets go within a second or two; what takes longer is open in a program. */
const PATIENCE_MS = 5000;

/** What moving a file does to the world; a test hands in its own. */
export interface Mover {
  readonly rename: (from: string, to: string) => void;
  readonly pause: (milliseconds: number) => void;
  readonly platform: NodeJS.Platform;
}

/** Waits, with the whole thread. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

const REAL: Mover = { rename: renameSync, pause, platform: process.platform };

/**
 * Moves a file to its place. On Windows a file that another program holds open for a moment cannot be replaced, so the
 * move is tried again for some seconds (as graceful-fs and write-file-atomic do); elsewhere such an error is final.
 *
 * @throws the last error of the file system
 */
export function moveFile(from: string, to: string, mover: Mover = REAL): void {
  const { rename, platform } = mover;
  let waited = 0;
  for (let next = FIRST_PAUSE_MS; ; next = Math.min(2 * next, LONGEST_PAUSE_MS)) {
    try {
      rename(from, to);
      return;
    } catch (error) {
      if (platform !== "win32" || !isLocked(error) || waited >= PATIENCE_MS) throw error;
    }
    mover.pause(next);
    waited += next;
  }
}

/** Does the error say that another program may hold the file open? */
export function isLocked(error: unknown): boolean {
  return LOCKED.has((error as NodeJS.ErrnoException).code ?? "");
}
