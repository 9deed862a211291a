import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { Failure, failureAt } from "../../text/failure.js";

/** The largest file of a release is 1.5 MB, a whole release in one zip 13 MB, its counts in one CSV 270 MB. */
export const MAX_FILE_BYTES = 500 * 1024 * 1024;
/** JSON that people write or that we write for them: items, references, settings. The largest of ours is 0.2 MB. */
const MAX_TEXT_BYTES = 32 * 1024 * 1024;
/** Bytes by which to tell what a file is. */
export const START_BYTES = 4096;
/** What a shell hands over for `<(…)`. Its writer is there, so reading it ends. */
const HANDED_OVER = /^\/(dev|proc\/self)\/fd\//;

/** The bytes of a regular file as they stood at one moment. @throws Failure */
export function readBytes(path: string): Buffer {
  return readRegular(path, MAX_FILE_BYTES);
}

/** The first bytes of a regular file, by which to tell what it is. @throws Failure */
export function readStart(path: string): Buffer {
  return onDisk(path, () => {
    if (!statSync(path).isFile()) return Buffer.alloc(0);
    const start = Buffer.alloc(START_BYTES);
    const file = openSync(path, "r");
    try {
      return start.subarray(0, readSync(file, start, 0, START_BYTES, 0));
    } finally {
      closeSync(file);
    }
  });
}

/** The text of a small file: items, a reference, settings. @throws Failure */
export function readText(path: string): string {
  const bytes = HANDED_OVER.test(path)
    ? onDisk(path, () => readFileSync(path))
    : readRegular(path, MAX_TEXT_BYTES);
  return bytes.toString("utf8");
}

function readRegular(path: string, most: number): Buffer {
  // Opening a FIFO that nobody writes to would wait for ever, so it is looked at first.
  if (!statusOf(path).isFile()) {
    throw unreadable(
      path,
      "通常のファイルではありません（パイプから読むときは - を指定してください）。",
      "not a regular file (to read from a pipe give -).",
    );
  }
  return onDisk(path, () => {
    const file = openSync(path, "r");
    try {
      const before = fstatSync(file);
      if (before.size > most) {
        const megabytes = most / 1024 / 1024;
        throw unreadable(
          path,
          `ファイルが大きすぎます（${megabytes} MB 超）。`,
          `the file is too large (over ${megabytes} MB).`,
        );
      }
      const bytes = readFileSync(file);
      const after = fstatSync(file);
      if (bytes.length === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs)
        return bytes;
      throw unreadable(
        path,
        "読み取り中にファイルが書き換えられました。書き込みが終わってから、もう一度実行してください。",
        "the file was changed while it was read. Run again when its writer is done.",
      );
    } finally {
      closeSync(file);
    }
  });
}

/** What stands at a path. @throws Failure */
export function statusOf(path: string) {
  return onDisk(path, () => statSync(path));
}

/** Does something with the file system. @throws Failure instead of a system error */
export function onDisk<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT")
      throw unreadable(path, "ファイルまたはフォルダーがありません。", "no such file or folder.");
    if (code === "EACCES" || code === "EPERM")
      throw unreadable(path, "読み取る権限がありません。", "permission denied.");
    throw unreadable(path, `読み取れません（${code}）。`, `cannot be read (${code}).`);
  }
}

function unreadable(file: string, ja: string, en: string): Failure {
  return failureAt(file, { ja, en });
}
