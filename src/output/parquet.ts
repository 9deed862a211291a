import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import type { DataColumn, FileMetadata } from "./columnar.js";

/**
 * A Parquet file (Snappy): whole numbers as INT32, others as DOUBLE, text as UTF-8 strings in dictionaries, and the
 * metadata as key-value pairs.
 */
export function parquetFile(columns: readonly DataColumn[], metadata: FileMetadata): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columns.map(source),
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    createdBy: "ndb-ratio",
    // A rough row group is of use to a preview only, and ours would have the first 1,000 rows alone in one.
    rowGroupSize: 100_000,
  });
  return new Uint8Array(buffer);
}

const TYPES = { integer: "INT32", number: "DOUBLE", text: "STRING" } as const;

function source({ name, type, values }: DataColumn): ColumnSource {
  const data =
    values instanceof Float64Array && values.some(Number.isNaN)
      ? Array.from(values, (value) => (Number.isNaN(value) ? null : value))
      : values;
  return { name, type: TYPES[type], data: data as unknown[] };
}
