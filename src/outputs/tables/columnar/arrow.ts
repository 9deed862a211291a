import * as flechette from "@uwdata/flechette";
import { yieldToEvents } from "../../../process/event-loop.js";
import type { DataColumn, FileMetadata } from "./columnar.js";

/**
 * An Arrow IPC file (Feather version 2): whole numbers as int32, others as float64, text as dictionary of utf8, and the
 * metadata in the schema.
 */
export async function arrowFile(columns: readonly DataColumn[], metadata: FileMetadata): Promise<Uint8Array> {
  const made: [string, flechette.Column<unknown>][] = [];
  for (const column of columns) {
    made.push([column.name, flechette.columnFromValues(visitor(column), typeOf(column))]);
    await yieldToEvents();
  }
  const { schema, children } = flechette.tableFromColumns(made);
  const table = new flechette.Table({ ...schema, metadata: new Map(Object.entries(metadata)) }, children);
  return flechette.tableToIPC(table, { format: "file" })!;
}

function typeOf({ type }: DataColumn) {
  if (type === "text") return flechette.dictionary(flechette.utf8(), flechette.int32());
  return type === "whole" ? flechette.int32() : flechette.float64();
}

function visitor(column: DataColumn): (take: (value: unknown) => void) => void {
  return (take) => {
    for (const value of column.values) take(Number.isNaN(value) ? null : value);
  };
}
