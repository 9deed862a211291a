import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { moveFile } from "../process/move-file.js";
import { type LockFile, type PartialFile, type Version, versionOf } from "./lock-file.js";

/** A part that can be gone on with. */
export interface Resumable {
  readonly length: number;
  /** What the rest has to belong to, for If-Range. */
  readonly validator: string;
  readonly version: Version;
}

/**
 * The first part of a file, `name.part`, and what the lock file says of it. At no moment do they belong to different
 * versions: the old part is gone before the new version is named, and that before its first byte.
 */
export class PartFile {
  private readonly path: string;

  constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly lock: LockFile,
  ) {
    this.path = join(folder, `${name}.part`);
  }

  /** What can be gone on with from this address, or null; what cannot is deleted. */
  resumable(url: string): Resumable | null {
    const partial = this.lock.partialOf(this.name);
    const { length } = this;
    const validator = partial && partial.url === url && strongValidator(partial);
    if (validator && length > 0) {
      const { etag, lastModified } = partial;
      return { length, validator, version: versionOf({ etag, lastModified }) };
    }
    this.discard();
    return null;
  }

  /** Starts anew with a version. */
  begin(partial: Omit<PartialFile, "name">): void {
    rmSync(this.path, { force: true });
    this.lock.begin({ name: this.name, ...partial });
  }

  /** Appends pieces as they come. */
  async append(pieces: AsyncIterable<Buffer>, received: (bytes: number) => void): Promise<void> {
    const file = openSync(this.path, "a");
    try {
      for await (const piece of pieces) {
        writeFileSync(file, piece);
        received(piece.length);
      }
    } finally {
      closeSync(file);
    }
  }

  get length(): number {
    return existsSync(this.path) ? statSync(this.path).size : 0;
  }

  read(): Buffer {
    return existsSync(this.path) ? readFileSync(this.path) : Buffer.alloc(0);
  }

  discard(): void {
    rmSync(this.path, { force: true });
    this.lock.forget(this.name);
  }

  /** Moves the whole file to its place. */
  finish(): void {
    moveFile(this.path, join(this.folder, this.name));
  }
}

/** A validator that promises the same bytes (RFC 9110, 13.1.5: a weak ETag does not). */
function strongValidator({ etag, lastModified }: PartialFile): string | undefined {
  return etag !== undefined && !etag.startsWith("W/") ? etag : lastModified;
}
