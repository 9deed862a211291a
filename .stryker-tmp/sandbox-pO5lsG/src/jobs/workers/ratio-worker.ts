// @ts-nocheck
import { workerData } from "node:worker_threads";
import { chosenAreas } from "../../catalog/areas.js";
import type { Area, Catalog } from "../../catalog/schema.js";
import { type ReadRequest, readingTables, type SetAside } from "../../ingest/read-tables.js";
import type { CountTable } from "../../model/counts.js";
import type { RatioColumn } from "../../model/ratio-columns.js";
import { RatioTable } from "../../model/ratio-table.js";
import type { RowTableParts } from "../../model/row-table.js";
import { type RowFormat, rowWriter } from "../../outputs/tables/rows.js";
import { unhurried } from "../../process/breathe.js";
import { doingTableJob, type TableJob, type TableOutcome, type TableWork } from "../ratios/table-job.js";
import { serve } from "./serve.js";

type AsData<Request> = Omit<Request, "areas"> & { readonly areas: readonly Area[] | null };
/** Work as it is handed over: areas without functions. */
export type WorkAsData = Omit<TableWork, "requests"> & {
  readonly requests: readonly AsData<TableWork["requests"][number]>[];
};

export type RatioJob =
  /** Read files until none is left; the counter holds the number of the next one. */
  | { readonly kind: "read"; readonly request: ReadRequest; readonly counter: Int32Array }
  /** How the following tables are to be computed. */
  | { readonly kind: "work"; readonly work: WorkAsData }
  | { readonly kind: "table"; readonly job: TableJob }
  /** Of what the following rows are. */
  | {
      readonly kind: "rows-of";
      readonly format: RowFormat;
      readonly table: RowTableParts;
      readonly columns: readonly RatioColumn[] | undefined;
    }
  | { readonly kind: "rows"; readonly from: number; readonly to: number };

export type RatioResult =
  | {
      readonly kind: "read";
      readonly tables: readonly CountTable[];
      readonly setAside: readonly SetAside[];
      readonly isWhole: boolean;
    }
  | { readonly kind: "ready" }
  | { readonly kind: "table"; readonly outcome: TableOutcome; readonly rows: readonly RowTableParts[] }
  | { readonly kind: "rows"; readonly bytes: Uint8Array };

const { catalog } = workerData as { readonly catalog: Catalog };
let work: TableWork | undefined;
/** The rows of one job, by pass: emptied after it and filled by the next. */
let tables: readonly RatioTable[] = [];
let rows: (from: number, to: number) => Uint8Array = () => new Uint8Array();

function fromData({ requests, ...rest }: WorkAsData): TableWork {
  return {
    ...rest,
    requests: requests.map((request) => ({ ...request, areas: request.areas && chosenAreas(request.areas) })),
  };
}

/** This thread's share of the files: whoever is free takes the next one. */
async function readShare(
  request: ReadRequest,
  counter: Int32Array,
  tell: (note: "file") => void,
): Promise<RatioResult> {
  let file = 0;
  let mine = Atomics.add(counter, 0, 1);
  const takes = () => {
    if (file++ !== mine) return false;
    mine = Atomics.add(counter, 0, 1);
    tell("file");
    return true;
  };
  const readStandardInput = () => {
    throw new Error("standard input belongs to the main thread");
  };
  const steps = readingTables(request, catalog, { readStandardInput, takes });
  const { tables, setAside, failures, heldBack } = await unhurried(steps);
  return { kind: "read", tables, setAside, isWhole: failures.length === 0 && !heldBack };
}

serve<RatioJob, RatioResult, "file">(
  async (job, tell) => {
    switch (job.kind) {
      case "read":
        return readShare(job.request, job.counter, tell);
      case "work":
        work = fromData(job.work);
        tables = work.requests.map(() => new RatioTable());
        return { kind: "ready" };
      case "table": {
        if (!work) throw new Error("a table before its work");
        const outcome = await unhurried(doingTableJob(job.job, work, catalog, tables));
        return { kind: "table", outcome, rows: tables.map((table) => table.takeParts()) };
      }
      case "rows-of":
        rows = rowWriter(job.format, RatioTable.of(job.table), job.columns);
        return { kind: "ready" };
      case "rows":
        return { kind: "rows", bytes: rows(job.from, job.to) };
    }
  },
  (result) => {
    if (result.kind === "rows") return [result.bytes.buffer as ArrayBuffer];
    if (result.kind !== "table") return [];
    const arrays = result.rows.flatMap(({ numbers, codes }) => [...numbers, ...codes]);
    return arrays.map(({ buffer }) => buffer as ArrayBuffer);
  },
);
