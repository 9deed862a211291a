import type { Catalog } from "../../catalog/schema.js";
import {
  AGES,
  COLUMNS,
  type CountTable,
  HIDDEN,
  type Region,
  type ReleaseTables,
  SEXES,
  SUBTOTAL,
} from "../../model/counts.js";
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
  /** Regions of the built-in table that a changed one has not. */
  readonly missing: number;
}

/** The same of each table, in their order. Built-in counts are read only where a file is not the same. */
export function originsOf(
  tables: readonly CountTable[],
  catalog: Pick<Catalog, "tables">,
  folder: URL = BUILT_IN_FOLDER,
): Origin[] {
  const known = new Set(builtInNumbers(folder));
  const origins = new Map<CountTable, Origin>();
  for (const release of new Set(tables.map((table) => table.release))) {
    const own = tables.filter((table) => table.release === release);
    const sources = known.has(release) ? readSources(release, folder) : null;
    const changed = own.filter((table) => {
      const same = sources?.tables.find(
        (entry) => isSubject(entry, table) && entry.sha256 === table.source.sha256,
      );
      if (same) origins.set(table, { kind: "same", builtIn: same, differing: 0, missing: 0 });
      return sources !== null && !same;
    });
    if (changed.length === 0) continue;
    const read = builtInRelease(release, catalog, {
      tables: new Set(changed.map(({ table }) => table)),
      folder,
    });
    for (const table of changed) origins.set(table, changedOrigin(table, sources!, read));
  }
  return tables.map((table) => origins.get(table) ?? NEW);
}

const NEW: Origin = { kind: "new", builtIn: null, differing: 0, missing: 0 };

const isSubject = (entry: BuiltInTable, { table, geography }: CountTable) =>
  entry.table === table && entry.level === geography;

/** A table of a few prefectures does not say its block: it is that with which it agrees best. */
function changedOrigin(table: CountTable, { tables }: BuiltInSources, read: ReleaseTables): Origin {
  const compared = tables
    .filter((entry) => isSubject(entry, table) && (table.block === null || table.block === entry.block))
    .map((entry) => {
      const builtIn = tableOf(entry, read);
      const codes = new Set(table.regions.map(({ code }) => code));
      return {
        kind: "changed" as const,
        builtIn: entry,
        differing: differingCounts(table, builtIn),
        missing: builtIn?.regions.filter(({ code }) => !codes.has(code)).length ?? 0,
      };
    });
  return compared.sort((a, b) => a.differing - b.differing)[0] ?? NEW;
}

const tableOf = ({ table, block, level }: BuiltInTable, { pairs }: ReleaseTables): CountTable | null =>
  pairs.find((pair) => pair.table === table && pair.block === block)?.[level] ?? null;

/**
 * Another built-in release that has the very counts of a table: its title may name the wrong year.
 *
 * @returns null where none has
 */
export function releaseOfCounts(table: CountTable, catalog: Pick<Catalog, "tables">): number | null {
  const others = builtInNumbers().filter((number) => number !== table.release);
  const found = others.find((number) =>
    builtInRelease(number, catalog, { tables: new Set([table.table]) }).pairs.some((pair) => {
      const builtIn = pair[table.geography];
      return builtIn !== null && differingCounts(table, builtIn) === 0;
    }),
  );
  return found ?? null;
}

/**
 * Counts of a table that are not as built in, hidden against printed too, and those of regions, classes or answers that
 * the built-in table has not. 中計 that a long table leaves out are none.
 */
export function differingCounts(table: CountTable, builtIn: CountTable | null): number {
  const regions = placesIn(table.regions.map(keyOf), builtIn?.regions.map(keyOf));
  const columns = lacksSubtotals(table) ? AGES : COLUMNS;
  let differing = 0;
  for (const sex of SEXES) {
    const { strata, counts } = table[sex];
    const known = builtIn?.[sex];
    const labels = placesIn(
      strata.map(({ label }) => label),
      known?.strata.map(({ label }) => label),
    );
    const lines = known?.strata.length ?? 0;
    let at = 0;
    for (const region of regions) {
      for (const label of labels) {
        const other = region < 0 || label < 0 ? -1 : (region * lines + label) * COLUMNS;
        for (let i = 0; i < columns; i++) {
          if (other < 0 || known!.counts[other + i] !== counts[at + i]) differing++;
        }
        at += COLUMNS;
      }
    }
  }
  return differing;
}

/** Are all 中計 hidden where an age is? So they are in long tables without their rows; the ministry prints most of them. */
export function lacksSubtotals(table: CountTable): boolean {
  let lacking = false;
  for (const sex of SEXES) {
    const { counts } = table[sex];
    for (let at = 0; at < counts.length; at += COLUMNS) {
      if (!counts.subarray(at, at + AGES).includes(HIDDEN)) continue;
      if (counts[at + SUBTOTAL] !== HIDDEN) return false;
      lacking = true;
    }
  }
  return lacking;
}

const keyOf = ({ prefectureCode, code }: Region) => `${prefectureCode} ${code}`;

/** Where each of the keys stands among the others; −1 where it does not. */
function placesIn(keys: readonly string[], others: readonly string[] = []): number[] {
  const places = new Map(others.map((key, place) => [key, place]));
  return keys.map((key) => places.get(key) ?? -1);
}
