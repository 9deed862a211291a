import { existsSync, readFileSync } from "node:fs";
import type { Catalog } from "../../catalog/schema.js";
import { type Implausible, reasonOf } from "../../engine/plausibility/implausible.js";
import { BUILT_IN_FOLDER } from "./form.js";

/** The file with the gross errors of the built-in counts, made with them. */
export const IMPLAUSIBLE_NAME = "implausible.json";

export const IMPLAUSIBLE_SCHEMA = "ndb-ratio/built-in-implausible@1";

/** Gross errors of the built-in counts, of all releases compared with each other and all items of the catalog. */
export interface BuiltInImplausible {
  readonly schema: string;
  /** In the order of `findImplausible`. Reasons are made of the evidence. */
  readonly found: readonly Omit<Implausible, "reason">[];
}

/**
 * What `findImplausible` finds in all built-in releases, without computing it. null where the file is not there or of another
 * version, so that it has to be computed.
 *
 * @param isWanted which of them
 */
export function builtInImplausible(
  { items }: Pick<Catalog, "items">,
  isWanted: (found: Pick<Implausible, "release" | "item">) => boolean,
  folder: URL = BUILT_IN_FOLDER,
): Implausible[] | null {
  const file = new URL(IMPLAUSIBLE_NAME, folder);
  if (!existsSync(file)) return null;
  const { schema, found } = JSON.parse(readFileSync(file, "utf8")) as BuiltInImplausible;
  if (schema !== IMPLAUSIBLE_SCHEMA) return null;
  const names = new Map(items.map(({ id, name }) => [id, name]));
  return found.filter(isWanted).map((entry) => {
    const name = names.get(entry.item) ?? { ja: entry.item, en: entry.item };
    return { ...entry, reason: reasonOf(entry.evidence, entry.sex, name, false) };
  });
}
