import { readFileSync } from "node:fs";
import type { Catalog } from "../../catalog/schema.js";
import {
  COLUMNS,
  type CountTable,
  type Region,
  type ReleaseTables,
  SEXES,
  type Sex,
  type SexCounts,
} from "../../model/counts.js";
import { failureAt } from "../../text/failure.js";
import { columnIndex } from "../files/sheet.js";
import { releasesOf } from "../release.js";
import { parseValueClass } from "../table/labels.js";
import { CountsColumns } from "./columns.js";
import { BUILT_IN_FOLDER, type BuiltInSources, type BuiltInTable, builtInNames, rowCountOf } from "./form.js";
import { readSources } from "./sources.js";

export interface BuiltInRequest {
  /** Keys of the tables that are wanted ("bmi", "q01"); all where left out. Others are not unpacked. */
  readonly tables?: ReadonlySet<string> | null;
  /** Another folder than the program's own. */
  readonly folder?: URL;
}

/**
 * A release that comes with the program, as its files of the ministry give it: the same tables in the same order, each with
 * name and SHA-256 of its file.
 *
 * @throws Failure where the release is not built in, or its file is damaged
 */
export function builtInRelease(
  release: number,
  catalog: Pick<Catalog, "tables">,
  { tables: wanted = null, folder = BUILT_IN_FOLDER }: BuiltInRequest = {},
): ReleaseTables {
  const sources = readSources(release, folder);
  const isWanted = ({ table }: BuiltInTable) => wanted === null || wanted.has(table);
  const read = openCounts(sources, folder);
  const regions = sources.regions.map((list) => list.map(regionOf));
  const tables: CountTable[] = [];
  for (const run of runsOf(sources, isWanted)) {
    const counts = read(run);
    let at = 0;
    for (const entry of run.tables) {
      const end = at + rowCountOf(entry, sources) * COLUMNS;
      tables.push(tableOf(entry, sources, regions[entry.regions] ?? [], counts.subarray(at, end), catalog));
      at = end;
    }
  }
  return { release, fiscalYear: sources.fiscalYear, pairs: releasesOf(tables)[0]?.pairs ?? [] };
}

/** Wanted tables that stand one after the other, and the rows [from, to) of all of them. */
interface Run {
  readonly tables: BuiltInTable[];
  readonly from: number;
  to: number;
}

function runsOf(sources: BuiltInSources, isWanted: (table: BuiltInTable) => boolean): Run[] {
  const runs: Run[] = [];
  let row = 0;
  for (const table of sources.tables) {
    const from = row;
    row += rowCountOf(table, sources);
    if (!isWanted(table)) continue;
    const last = runs.at(-1);
    if (last?.to === from) {
      last.tables.push(table);
      last.to = row;
    } else runs.push({ tables: [table], from, to: row });
  }
  return runs;
}

/** The program's own files that were opened, as long as there is memory: to open one takes as long as to read three of its tables. */
const opened = new Map<number, WeakRef<CountsColumns>>();

/** The counts of a release. @throws Failure where they do not go with what is said of them */
function openCounts({ release, rows }: BuiltInSources, folder: URL) {
  const name = builtInNames(release).counts;
  const orDamaged = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      const detail = (error as Error).message;
      throw failureAt(`data/counts/${name}`, {
        ja: `内蔵の公表値が壊れています（${detail}）。ndb-ratio を入れ直してください。`,
        en: `the built-in counts are damaged (${detail}). Install ndb-ratio again.`,
      });
    }
  };
  const open = () => {
    const columns = new CountsColumns(readFileSync(new URL(name, folder)));
    if (columns.rows !== rows) throw new Error(`${columns.rows} ≠ ${rows}`);
    return columns;
  };
  const columns = (folder === BUILT_IN_FOLDER && opened.get(release)?.deref()) || orDamaged(open);
  if (folder === BUILT_IN_FOLDER) opened.set(release, new WeakRef(columns));
  return (run: Run) => orDamaged(() => columns.read(run.from, run.to));
}

function regionOf([code, name]: readonly [string | null, string]): Region {
  return { code, name, prefectureCode: code?.slice(0, 2) ?? null };
}

function tableOf(
  entry: BuiltInTable,
  { release, fiscalYear }: BuiltInSources,
  regions: readonly Region[],
  cells: Int32Array,
  catalog: Pick<Catalog, "tables">,
): CountTable {
  const definition = catalog.tables.find(({ key }) => key === entry.table);
  if (!definition) throw new Error(`data/counts has a table that the catalog has not: ${entry.table}`);
  const bySex = {} as Record<Sex, SexCounts>;
  let at = 0;
  for (const sex of SEXES) {
    const rows = regions.length * entry.strata[sex].length;
    bySex[sex] = sexCounts(entry, sex, cells.slice(at * COLUMNS, (at + rows) * COLUMNS));
    at += rows;
  }
  return {
    source: { path: entry.file, sheet: entry.sheet, sha256: entry.sha256 },
    title: entry.title,
    table: entry.table,
    kind: definition.kind,
    release,
    fiscalYear,
    unit: definition.unit,
    block: entry.block,
    geography: entry.level,
    regions,
    ...bySex,
  };
}

function sexCounts(entry: BuiltInTable, sex: Sex, counts: Int32Array): SexCounts {
  const [, letters = "", row] = /^([A-Z]+)(\d+)$/.exec(entry.counts[sex]) ?? [];
  const firstColumn = columnIndex(letters);
  return {
    strata: entry.strata[sex].map((label) => ({ label, values: parseValueClass(label) })),
    counts,
    sheetRows: Int32Array.from({ length: counts.length / COLUMNS }, (_, i) => Number(row) + i),
    sheetColumns: Array.from({ length: COLUMNS }, (_, i) => firstColumn + i),
  };
}
