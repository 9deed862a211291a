// @ts-nocheck
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Hashes of the files of a folder, by path. */
export type Content = ReadonlyMap<string, string>;

/** Every file below a folder; an absent one has none. */
export function contentOf(folder: string): Content {
  const content = new Map<string, string>();
  if (!existsSync(folder)) return content;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1).replaceAll("\\", "/");
    content.set(name, createHash("sha256").update(readFileSync(path)).digest("hex"));
  }
  return content;
}
