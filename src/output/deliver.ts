import { once } from "node:events";
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Writable } from "node:stream";
import { Failure } from "../failure.js";

/**
 * Writes a file whole or not at all: beside its place first, then moved there. What stood there before stays until
 * the new file is complete. Folders on the way are made.
 */
export function writeFileWhole(path: string, pieces: Iterable<string | Uint8Array>): void {
  const file = new WholeFile(path);
  try {
    for (const piece of pieces) file.write(typeof piece === "string" ? Buffer.from(piece) : piece);
    file.finish();
  } catch (error) {
    throw file.abandon(error);
  }
}

/** The same with pieces that are still being made. */
export async function writeFileAsMade(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const file = new WholeFile(path);
  try {
    for await (const piece of pieces) file.write(piece);
    file.finish();
  } catch (error) {
    throw file.abandon(error);
  }
}

class WholeFile {
  private readonly part: string;
  private handle: number | undefined;
  /** Has the part been opened? What could not be, a folder of that name say, is somebody else's. */
  private isOurs = false;

  constructor(private readonly path: string) {
    this.part = `${path}.part`;
  }

  write(piece: Uint8Array): void {
    writeAll(this.open(), piece);
  }

  finish(): void {
    closeSync(this.open());
    this.handle = undefined;
    renameSync(this.part, this.path);
  }

  /** Takes away what was written; the error as the user can understand it. */
  abandon(error: unknown): unknown {
    if (this.handle !== undefined) closeSync(this.handle);
    if (this.isOurs) rmSync(this.part, { force: true });
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) return error;
    return new Failure(
      {
        ja: `書き込めません（${code}）。出力先を確かめてください。`,
        en: `cannot be written (${code}). Check the place.`,
      },
      { place: { file: this.path } },
    );
  }

  private open(): number {
    if (this.handle === undefined) {
      mkdirSync(dirname(this.path), { recursive: true });
      this.handle = openSync(this.part, "w");
      this.isOurs = true;
    }
    return this.handle;
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
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
