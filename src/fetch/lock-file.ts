import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { checkedContent } from "../catalog/checked-content.js";
import { writeFileWhole } from "../process/write-file.js";
import { failureAt } from "../text/failure.js";
import { linedJson } from "../text/json.js";

const LOCK_NAME = "ndb-ratio.lock.json";
const SCHEMA = "ndb-ratio/lock@1";

const versionFields = { etag: z.string().optional(), lastModified: z.string().optional() };

const lockedFileSchema = z.strictObject({
  name: z.string().min(1),
  release: z.int().min(1),
  address: z.string().min(1),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  ...versionFields,
});

const partialFileSchema = z.strictObject({ name: z.string().min(1), url: z.string(), ...versionFields });

const lockSchema = z.strictObject({
  schema: z.literal(SCHEMA),
  files: z.array(lockedFileSchema),
  /** Files whose first part lies beside their place as `name.part`. */
  partial: z.array(partialFileSchema).default([]),
});

/** Version of a file as its server names it. */
export interface Version {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Leaves out what the server did not say. */
export function versionOf({ etag, lastModified }: z.infer<z.ZodObject<typeof versionFields>>): Version {
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}

/** A file that was fetched whole. */
export type LockedFile = z.infer<typeof lockedFileSchema>;
/** A file whose fetching broke off. */
export type PartialFile = z.infer<typeof partialFileSchema>;

/**
 * The lock file of a folder: which official files were fetched into it, and what they were. It is written anew with
 * every change, so that whenever the program is broken off it is true.
 */
export class LockFile {
  private readonly files: Map<string, LockedFile>;
  private readonly partial: Map<string, PartialFile>;
  private readonly path: string;

  /** @throws Failure where a file of this name is no lock file */
  constructor(folder: string) {
    this.path = join(folder, LOCK_NAME);
    const { files, partial } = readLock(this.path);
    this.files = new Map(files.map((file) => [file.name, file]));
    this.partial = new Map(partial.map((file) => [file.name, file]));
  }

  file(name: string): LockedFile | undefined {
    return this.files.get(name);
  }

  partialOf(name: string): PartialFile | undefined {
    return this.partial.get(name);
  }

  /** A file is there whole. */
  record(file: LockedFile): void {
    this.files.set(file.name, file);
    this.partial.delete(file.name);
    this.write();
  }

  /** A file is about to be written as `name.part`. */
  begin(file: PartialFile): void {
    this.partial.set(file.name, file);
    this.write();
  }

  /** There is no part of a file any more. */
  forget(name: string): void {
    if (this.partial.delete(name)) this.write();
  }

  private write(): void {
    const sorted = <File extends { readonly name: string }>(files: ReadonlyMap<string, File>) =>
      [...files.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    const partial = sorted(this.partial);
    const lock = { schema: SCHEMA, files: sorted(this.files), ...(partial.length > 0 && { partial }) };
    writeFileWhole(this.path, [linedJson(lock, ["files", "partial"])]);
  }
}

function readLock(path: string): z.infer<typeof lockSchema> {
  if (!existsSync(path)) return { schema: SCHEMA, files: [], partial: [] };
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw failureAt(path, {
      ja: `ロックファイルを読めません（${(error as Error).message}）。消すか移してから、もう一度実行してください。`,
      en: `the lock file cannot be read (${(error as Error).message}). Delete it or move it away and run again.`,
    });
  }
  return checkedContent(lockSchema, content, path);
}
