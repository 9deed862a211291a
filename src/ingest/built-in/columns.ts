import { gunzipSync } from "node:zlib";
import type { ColumnChunk, FileMetaData, SchemaTree } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { readDataPageV2 } from "hyparquet/src/datapage.js";
import { parquetMetadata, parquetSchema } from "hyparquet/src/metadata.js";
import { COLUMNS, HIDDEN } from "../../model/counts.js";
import { PEOPLE_COLUMNS } from "./form.js";

/**
 * Counts of a Parquet file of ours. Pages are turned straight into counts: the reader for any Parquet file makes a list of
 * numbers and nulls of each page first, which takes three times as long and has to be waited for.
 */
export class CountsColumns {
  readonly rows: number;
  private readonly file: ArrayBuffer;
  private readonly metadata: FileMetaData;
  private readonly schema: ReadonlyMap<string, readonly SchemaTree[]>;

  /** @throws Error where the bytes are no Parquet */
  constructor(bytes: Uint8Array) {
    // A file's bytes are mostly all of their buffer: to copy them takes as long as to read them.
    const isWhole = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
    this.file = isWhole ? (bytes.buffer as ArrayBuffer) : new Uint8Array(bytes).buffer;
    this.metadata = parquetMetadata(this.file);
    this.rows = Number(this.metadata.num_rows);
    const root = parquetSchema(this.metadata);
    this.schema = new Map(root.children.map((child) => [child.element.name, [root, child]]));
  }

  /**
   * Counts of the row groups that lie in the rows [from, to), row-major with COLUMNS columns; HIDDEN where null.
   *
   * @throws Error where a page is damaged, or the row groups do not fill these rows
   */
  read(from: number, to: number): Int32Array {
    const counts = new Int32Array((to - from) * COLUMNS);
    let filled = 0;
    let row = 0;
    for (const { columns, num_rows } of this.metadata.row_groups) {
      const rows = Number(num_rows);
      if (row >= from && row + rows <= to) {
        for (const chunk of columns) filled += this.readChunk(chunk, counts, (row - from) * COLUMNS);
      }
      row += rows;
    }
    if (filled !== counts.length) throw new Error(`${filled} ≠ ${counts.length}`);
    return counts;
  }

  /** How many counts were read into their column of the rows from `at` on. */
  private readChunk({ meta_data: chunk }: ColumnChunk, counts: Int32Array, at: number): number {
    const name = chunk?.path_in_schema[0] ?? "";
    const column = PEOPLE_COLUMNS.indexOf(name);
    const schemaPath = this.schema.get(name);
    if (!chunk || !schemaPath || column < 0) return 0;
    const decoder = {
      pathInSchema: [name],
      type: chunk.type,
      element: schemaPath[1]!.element,
      schemaPath,
      codec: chunk.codec,
      compressors: COMPRESSORS,
    } as unknown as Parameters<typeof readDataPageV2>[2];
    const reader = {
      view: new DataView(this.file, Number(chunk.data_page_offset), Number(chunk.total_compressed_size)),
      offset: 0,
    };
    const values = Number(chunk.num_values);
    let read = 0;
    while (read < values) {
      const header = parquetHeader(reader);
      const start = reader.view.byteOffset + reader.offset;
      const page = new Uint8Array(this.file, start, header.compressed_page_size);
      reader.offset += header.compressed_page_size;
      const { dataPage, definitionLevels } = readDataPageV2(page, header, decoder);
      const rows = header.data_page_header_v2!.num_rows;
      let next = 0;
      for (let i = 0; i < rows; i++) {
        const isPrinted = definitionLevels?.[i] !== 0;
        counts[at + (read + i) * COLUMNS + column] = isPrinted ? dataPage[next++] : HIDDEN;
      }
      read += rows;
    }
    return read;
  }
}

const COMPRESSORS = {
  GZIP: (packed: Uint8Array, length: number) => gunzipSync(packed, { maxOutputLength: Math.max(1, length) }),
};
