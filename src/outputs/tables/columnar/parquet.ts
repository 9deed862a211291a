import { ByteWriter, type ColumnSource, parquetWrite } from "hyparquet-writer";
import { yieldToEvents } from "../../../process/event-loop.js";
import type { DataColumn, FileMetadata } from "./columnar.js";

/** A group is written at a stretch; larger ones make a file hardly smaller, though each has dictionaries of its own. */
const ROWS_A_GROUP = 25_000;

/**
 * A Parquet file (Snappy): whole numbers as INT32, others as DOUBLE, text as UTF-8 strings in dictionaries, and the
 * metadata as key-value pairs.
 */
export async function parquetFile(
  columns: readonly DataColumn[],
  metadata: FileMetadata,
): Promise<Uint8Array> {
  const columnData: ColumnSource[] = [];
  for (const column of columns) {
    columnData.push(source(column));
    await yieldToEvents();
  }
  // A writer that has to be waited for after each row group lets the event loop turn.
  const writer = Object.assign(new ByteWriter(), { flush: yieldToEvents });
  await parquetWrite({
    writer,
    columnData,
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    createdBy: "ndb-ratio",
    rowGroupSize: ROWS_A_GROUP,
  });
  return new Uint8Array(writer.getBuffer());
}

const TYPES = { whole: "INT32", number: "DOUBLE", text: "STRING" } as const;

function source({ name, type, values }: DataColumn): ColumnSource {
  const data =
    values instanceof Float64Array && !values.some(Number.isNaN)
      ? values
      : Array.from<unknown, unknown>(values, (value) => (Number.isNaN(value) ? null : value));
  return { name, type: TYPES[type], data: data as unknown[] };
}
