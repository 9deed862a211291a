import type { Catalog } from "../../catalog/schema.js";
import { COLUMNS, type CountTable, SEXES, type Sex } from "../../model/counts.js";
import { BUILT_IN_FOLDER, type BuiltInSources, type BuiltInTable } from "./form.js";
import { builtInRelease } from "./read.js";
import { builtInNumbers, readSources } from "./sources.js";

/** How a table that was read goes with the built-in ones. */
export interface Origin {
  /**
   * "same": read from the very file that the built-in table was made from, by its SHA-256; "changed": from another file,
   * though the table is built in; "new": no such table is built in.
   */
  readonly kind: "same" | "changed" | "new";
  /** The built-in table; null of a new one. */
  readonly builtIn: BuiltInTable | null;
  /**
   * Counts of a changed one that are not as built in, hidden against printed too, and those of regions, classes or answers
   * that the built-in table has not. 0 says that only the file is another: saved again, or a part of it.
   */
  readonly differing: number;
}

/** The same of each table, in their order. Built-in counts are read only where a file is not the same. */
export function originsOf(
  tables: readonly CountTable[],
  catalog: Pick<Catalog, "tables">,
  folder: URL = BUILT_IN_FOLDER,
): Origin[] {
  const known = new Set(builtInNumbers(folder));
  const sources = new Map<number, BuiltInSources>();
  return tables.map((table) => {
    if (!known.has(table.release)) return NEW;
    const found = sources.get(table.release) ?? readSources(table.release, folder);
    sources.set(table.release, found);
    const subject = found.tables.filter(
      (entry) => entry.table === table.table && entry.level === table.geography,
    );
    const same = subject.find(({ sha256 }) => sha256 === table.source.sha256);
    if (same) return { kind: "same", builtIn: same, differing: 0 };
    // A table of a few prefectures does not say its block: it is that with which it agrees best.
    const candidates = subject.filter(({ block }) => table.block === null || table.block === block);
    const compared = candidates.map((entry) => ({
      kind: "changed" as const,
      builtIn: entry,
      differing: differingCounts(table, builtInTable(table.release, entry, catalog, folder)),
    }));
    return compared.sort((a, b) => a.differing - b.differing)[0] ?? NEW;
  });
}

const NEW: Origin = { kind: "new", builtIn: null, differing: 0 };

function builtInTable(
  release: number,
  { table: key, block, level }: BuiltInTable,
  catalog: Pick<Catalog, "tables">,
  folder: URL,
): CountTable | null {
  const { pairs } = builtInRelease(release, catalog, { tables: new Set([key]), folder });
  return pairs.find((pair) => pair.block === block)?.[level] ?? null;
}

/**
 * Counts of a table that are not as built in, hidden against printed too, and those of regions, classes or answers that
 * the built-in table has not.
 */
export function differingCounts(table: CountTable, builtIn: CountTable | null): number {
  let differing = 0;
  for (const sex of SEXES) {
    const known = builtIn ? linesOf(builtIn, sex) : new Map<string, Int32Array>();
    for (const [place, counts] of linesOf(table, sex)) {
      const other = known.get(place);
      for (let i = 0; i < COLUMNS; i++) if (other?.[i] !== counts[i]) differing++;
    }
  }
  return differing;
}

/** The counts of each region and stratum of a sex. */
function linesOf(table: CountTable, sex: Sex): Map<string, Int32Array> {
  const { strata, counts } = table[sex];
  const lines = new Map<string, Int32Array>();
  let at = 0;
  for (const { code, prefectureCode } of table.regions) {
    for (const { label } of strata) {
      lines.set(`${prefectureCode} ${code} ${label}`, counts.subarray(at, at + COLUMNS));
      at += COLUMNS;
    }
  }
  return lines;
}
