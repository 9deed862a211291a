// @ts-nocheck
import type { Content } from "../support/content.js";

/** Names that a reader of the folder can tell from its files: the lock, the journal, and files in the making. */
const TEMPORARY = /(^|\/)(\.ndb-ratio\.lock|\.unfinished-run\.ndjson|[^/]+\.\d+\.part)$/;

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
