import { existsSync, readFileSync } from "node:fs";
import { type BuiltInReferences, referenceId } from "../../../engine/reference/item-reference.js";
import { madeOnce } from "../../../model/grouped.js";
import type { ReferenceMove } from "../../../model/reference-move.js";
import type { RatioTable } from "../../../model/tables/ratio-table.js";
import { parseReference } from "../../../outputs/tables/reference.js";
import { ownFile } from "../../../process/own-files.js";

/** The project's own national references, each read when it is asked for. */
export function builtInReferences(): BuiltInReferences {
  return (population, release) =>
    population.kind === "prefecture"
      ? null
      : (builtInReference(referenceId(population, release))?.fixed ?? null);
}

/**
 * How far counts that look like errors of the source move the built-in rates that ratios were made with, percent.
 *
 * @param items those that were compared with built-in rates, somewhere
 * @param known moves that were found in the input's own tables
 */
export function builtInMoves(
  table: Pick<RatioTable, "column">,
  items: readonly string[],
  known: readonly Pick<ReferenceMove, "release" | "item">[],
): ReferenceMove[] {
  if (items.length === 0) return [];
  const keyOf = (release: number, item: string) => `${release} ${item}`;
  const own = new Set(known.map(({ release, item }) => keyOf(release, item)));
  return [...new Set(table.column("reference"))].flatMap((id) => {
    const file = builtInReference(id)?.file;
    return (file?.moves ?? [])
      .filter(({ item }) => items.includes(item) && !own.has(keyOf(file!.release, item)))
      .map((move) => ({ release: file!.release, ...move, leftOut: false }));
  });
}

type ReadReference = ReturnType<typeof parseReference>;

/** Those that were read: a command asks for each two or three times, and reading checks it all. */
const kept = new Map<string, ReadReference | null>();

/** @param id "national@8" */
const builtInReference = (id: string): ReadReference | null => madeOnce(kept, id, () => readReference(id));

function readReference(id: string): ReadReference | null {
  const [, kind, release] = /^(national|national-assigned)@(\d+)$/.exec(id) ?? [];
  if (kind === undefined) return null;
  const name = `${kind}-release-${release!.padStart(2, "0")}.json`;
  const url = ownFile(`data/reference/${name}`);
  return existsSync(url) ? parseReference(readFileSync(url, "utf8"), name) : null;
}
