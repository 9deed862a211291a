import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Names that a reader of the folder can tell from its files: the lock, the journal, and files in the making. */
const TEMPORARY = /(^|\/)(\.ndb-ratio\.lock|\.unfinished-run\.ndjson|[^/]+\.\d+\.part)$/;

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

/** Files of a broken-off run that are no temporary ones, and that no undisturbed run has with these bytes. */
export function strangersIn(content: Content, ...undisturbed: readonly Content[]): string[] {
  return [...content].flatMap(([path, hash]) =>
    TEMPORARY.test(path) || undisturbed.some((whole) => whole.get(path) === hash) ? [] : [path],
  );
}

/** How many files are whole, and how many temporary. */
export function tally(content: Content): { whole: number; temporary: number } {
  const temporary = [...content.keys()].filter((path) => TEMPORARY.test(path)).length;
  return { whole: content.size - temporary, temporary };
}
