import { once } from "node:events";
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Writable } from "node:stream";
import { Failure, failureAt } from "../text/failure.js";
import { isLocked, moveFile } from "./move-file.js";
import { isRunning } from "./running.js";

/**
 * Writes a file whole or not at all: beside its place first, then moved there. What stood there before stays until
 * the new file is complete. Folders on the way are made.
 *
 * @throws what writing throws; nothing of the new file stays then
 */
export function writeFileWhole(path: string, pieces: Iterable<string | Uint8Array>): void {
  const file = new WholeFile(path);
  try {
    for (const piece of pieces) file.write(piece);
    file.finish();
  } catch (error) {
    throw file.abandon(error);
  }
}

/**
 * The same with pieces that are still being made.
 *
 * @throws what writing or making a piece throws; nothing of the new file stays then
 */
export async function writeFileAsMade(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const file = new WholeFile(path);
  try {
    for await (const piece of pieces) file.write(piece);
    file.finish();
  } catch (error) {
    throw file.abandon(error);
  }
}

/** A file that is being written, with the process that writes it: two that write the same file do not mix. */
const PART = /^(.+)\.(\d+)\.part$/;

/** Takes away what a killed process left of a file beside its place. */
export function sweepPartsOf(path: string): void {
  const file = fileAt(path);
  sweepParts(dirname(file), (name, pid) => name === basename(file) && !isRunning(pid));
}

/** Takes away what killed processes left of the files of a folder, and below it where asked. */
export function sweepParts(
  folder: string,
  isLeft: (name: string, pid: number) => boolean,
  { recursive = false } = {},
): void {
  for (const path of namesIn(folder, recursive)) {
    const [, name, pid] = PART.exec(basename(path)) ?? [];
    if (name !== undefined && isLeft(name, Number(pid))) rmSync(join(folder, path), { force: true });
  }
}

function namesIn(folder: string, recursive: boolean): string[] {
  try {
    return readdirSync(folder, { recursive, encoding: "utf8" });
  } catch {
    // A path that is no folder, or cannot be read, gives a message later, when the file is written.
    return [];
  }
}

/** Files in the making. An end in the middle of one (Ctrl-C) takes it away. */
const unfinished = new Set<WholeFile>();

function forgetUnfinished(): void {
  for (const file of unfinished) file.discard();
}

class WholeFile {
  /** Where it is written before it is whole; null where it goes to a device or a pipe, which is no file to be replaced. */
  private part: string | null = null;
  private handle: number | undefined;
  /** Has the part been opened? What could not be, a folder of that name say, is somebody else's. */
  private isOurs = false;
  /** The outermost folder that was made for it. */
  private folder: string | undefined;

  constructor(private readonly path: string) {}

  write(piece: string | Uint8Array): void {
    writeFileSync(this.open(), piece);
  }

  finish(): void {
    closeSync(this.open());
    this.handle = undefined;
    if (this.part !== null) moveFile(this.part, fileAt(this.path));
    unfinished.delete(this);
  }

  /** Takes away what was written; the error as the user can understand it. */
  abandon(error: unknown): unknown {
    this.discard();
    return cannotWrite(error, this.path);
  }

  discard(): void {
    unfinished.delete(this);
    if (this.handle !== undefined) closeSync(this.handle);
    this.handle = undefined;
    if (this.isOurs && this.part !== null) rmSync(this.part, { force: true });
    if (this.folder !== undefined) removeEmpty(dirname(this.path), this.folder);
  }

  private open(): number {
    if (this.handle === undefined) {
      this.folder = mkdirSync(dirname(this.path), { recursive: true });
      if (!process.listeners("exit").includes(forgetUnfinished)) process.on("exit", forgetUnfinished);
      unfinished.add(this);
      this.part = isReplaceable(this.path) ? `${fileAt(this.path)}.${process.pid}.part` : null;
      this.handle = openSync(this.part ?? this.path, "w");
      this.isOurs = true;
    }
    return this.handle;
  }
}

/** Is there a file at the path, or nothing? @throws Failure where it is a folder, or named as one */
function isReplaceable(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory() && !/[/\\]$/.test(path)) return found?.isFile() ?? true;
  throw failureAt(path, {
    ja: "フォルダーです。ファイルの名前を指定してください。",
    en: "is a folder. Give the name of a file.",
  });
}

/** The file that a link leads to, also one that is not there yet; else the path itself. */
function fileAt(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    // Links that lead in a circle have another code.
    const leadsNowhere = (error as NodeJS.ErrnoException).code === "ENOENT";
    const isLink = leadsNowhere && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink();
    return isLink ? fileAt(resolve(dirname(path), readlinkSync(path))) : path;
  }
}

/** Takes away empty folders from the inner one outwards. */
function removeEmpty(inner: string, outermost: string): void {
  try {
    rmdirSync(inner);
  } catch {
    // Something else is in it.
    return;
  }
  if (resolve(inner) !== resolve(outermost)) removeEmpty(dirname(inner), outermost);
}

/** An error of the file system as the user can understand it; others as they are. */
export function cannotWrite(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof Failure || code === undefined) return error;
  const [ja, en] = isLocked(error)
    ? [
        "Excel などでこのファイルを開いていれば閉じ、書き込みを許されたフォルダーか確かめて、もう一度実行してください。",
        "If the file is open in Excel or another program, close it; check that you may write there; then run again.",
      ]
    : code === "ENOSPC" || code === "EDQUOT"
      ? [
          "出力先の空き容量が足りません。空けるか、別の場所に出力してください。",
          "There is no space left there. Free some, or write to another place.",
        ]
      : code === "EEXIST" || code === "ENOTDIR"
        ? [
            "フォルダーが要るところに、同じ名前のファイルがあります。別の名前を指定してください。",
            "Where a folder is wanted there is a file of that name. Give another name.",
          ]
        : ["出力先を確かめてください。", "Check the place."];
  return failureAt(path, {
    ja: `書き込めません（${code}）。${ja}`,
    en: `cannot be written (${code}). ${en}`,
  });
}

/** Writes to a stream at the pace of its reader. */
export async function writeStream(
  stream: Writable,
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  for await (const piece of pieces) {
    if (!stream.write(piece)) await once(stream, "drain");
  }
}
