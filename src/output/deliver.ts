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
  const part = `${path}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(part, "w");
    try {
      for (const piece of pieces) writeAll(file, typeof piece === "string" ? Buffer.from(piece) : piece);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new Failure(
      {
        ja: `書き込めません（${code}）。出力先を確かめてください。`,
        en: `cannot be written (${code}). Check the place.`,
      },
      { place: { file: path } },
    );
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

/** Writes to a stream at the pace of its reader. */
export async function writeStream(stream: Writable, pieces: Iterable<string | Uint8Array>): Promise<void> {
  for (const piece of pieces) {
    if (!stream.write(piece)) await once(stream, "drain");
  }
}
