// @ts-nocheck
import type { Catalog } from "../../catalog/schema.js";
import { type ReadEffects, type Reading, type ReadRequest, readingTables } from "../../ingest/read-tables.js";
import type { RatioColumn } from "../../model/ratio-columns.js";
import { RatioTable } from "../../model/ratio-table.js";
import type { RatioSink } from "../../model/ratios.js";
import { pieceRanges, type RowFormat, rowPieces } from "../../outputs/tables/rows.js";
import { breathe, breathing, unhurried } from "../../process/breathe.js";
import { doingTableJob, type TableJob, type TableOutcome, type TableWork } from "../ratios/table-job.js";
import { WorkerPool } from "./pool.js";
import type { RatioJob, RatioResult, WorkAsData } from "./ratio-worker.js";

/** Does the parts of a computation that can be shared. What comes out is the same whoever does it. */
export interface RatioWorkers {
  read(request: ReadRequest, effects: ReadEffects): Promise<Omit<Reading, "heldBack">>;
  /** Outcomes in the order of the jobs; the rows go into `into`, by pass, in the same order. */
  compute(
    jobs: readonly TableJob[],
    work: TableWork,
    into: readonly RatioSink[],
  ): AsyncGenerator<TableOutcome>;
  /** The rows of a table as bytes, in pieces; with the chosen columns, all unless given. */
  rows(format: RowFormat, table: RatioTable, columns?: readonly RatioColumn[]): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/** The main thread alone. */
export function mainThread(catalog: Catalog): RatioWorkers {
  return {
    read: (request, effects) => unhurried(readingTables(request, catalog, effects)),
    async *compute(jobs, work, into) {
      for (const job of jobs) {
        await breathe();
        yield await unhurried(doingTableJob(job, work, catalog, into));
      }
    },
    rows: (format, table, columns) => breathing(rowPieces(format, table, columns)),
    close: async () => {},
  };
}

/** So many threads; of one, the main thread alone. */
export function ratioWorkers(count: number, catalog: Catalog): RatioWorkers {
  return count > 1 ? workerThreads(catalog, count) : mainThread(catalog);
}

/** What can be handed to another thread: no functions. */
function asData({ requests, ...work }: TableWork): WorkAsData {
  return {
    ...work,
    requests: requests.map(({ areas, ...request }) => ({ ...request, areas: areas?.chosen ?? null })),
  };
}

const ENTRY = new URL("./ratio-worker.js", import.meta.url);

/** `count` threads beside the main one, which only puts together what they make. */
function workerThreads(catalog: Catalog, count: number): RatioWorkers {
  let fileTaken = () => {};
  const pool = new WorkerPool<RatioJob, RatioResult, "file">(ENTRY, count, { catalog }, () => fileTaken());
  const alone = mainThread(catalog);
  return {
    async read(request, effects) {
      const { paths, named } = request;
      // Standard input can be read only once.
      if ([...paths, ...named.map(({ path }) => path)].includes("-")) return alone.read(request, effects);
      fileTaken = () => effects.progress?.("");
      const counter = new Int32Array(new SharedArrayBuffer(4));
      const shares = await pool.everywhere({ kind: "read", request, counter });
      const tables = shares.flatMap((share) => (share.kind === "read" ? share.tables : []));
      const isWhole = shares.every((share) => share.kind === "read" && share.isWhole);
      // Else once more in order, so that the same failure is told first whoever met it, and so that who decides on
      // counts of our own knows all files beside them.
      const setAside = shares.flatMap((share) => (share.kind === "read" ? share.setAside : []));
      return isWhole
        ? { tables, setAside, failures: [] }
        : alone.read(request, {
            readStandardInput: effects.readStandardInput,
          });
    },
    async *compute(jobs, work, into) {
      await pool.everywhere({ kind: "work", work: asData(work) });
      for await (const result of pool.results(jobs.map((job) => ({ kind: "table", job })))) {
        if (result.kind !== "table") continue;
        for (const [pass, parts] of result.rows.entries()) {
          const sink = into[pass]!;
          if (sink instanceof RatioTable) sink.append(parts);
          else for (const row of RatioTable.of(parts)) sink.push(row);
        }
        yield result.outcome;
      }
    },
    async *rows(format, table, columns) {
      await pool.everywhere({ kind: "rows-of", format, table: table.parts(), columns });
      const ranges = pieceRanges(table.size).map(([from, to]) => ({ kind: "rows", from, to }) as const);
      for await (const result of pool.results(ranges)) if (result.kind === "rows") yield result.bytes;
    },
    close: () => pool.close(),
  };
}
