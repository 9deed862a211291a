import { gunzipSync } from "node:zlib";
import { COUNT_COLUMNS } from "../../model/columns/count-row.js";
import { Failure, failureAt } from "../../text/failure.js";
import { type AddRow, headerNames } from "./values.js";

/** Rows that are turned into objects at a time. */
const ROWS_A_PIECE = 25_000;

/** The rows of a database of counts in Arrow IPC (Feather) or Parquet. @throws Failure where it cannot be read */
export async function readColumnarRows(
  bytes: Buffer,
  form: "arrow" | "parquet",
  file: string,
  add: AddRow,
): Promise<void> {
  try {
    await (form === "arrow" ? readArrowRows : readParquetRows)(bytes, file, add);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const name = form === "arrow" ? "Arrow" : "Parquet";
    const detail = (error as Error).message.replace(/[.\s]+$/, "");
    throw failureAt(file, {
      ja: `${name} ファイルとして読めません：${detail}。ndb-ratio counts で作り直すか、CSV で渡してください。`,
      en: `not readable as ${name}: ${detail}. Make it again with \`ndb-ratio counts\`, or give CSV.`,
    });
  }
}

/** Arrow is not compressed: of our 24 columns each takes at least four bytes. */
const LEAST_BYTES_A_ROW = 64;
/** Parquet packs repeated values; a whole release takes more than a byte a row. */
const MOST_ROWS_A_BYTE = 4;

/** A damaged number of rows would keep us reading for ever. */
function refuseTooManyRows(rows: number, most: number): void {
  if (!(rows <= most)) throw new Error(`${rows} rows in a file of this size`);
}

async function readArrowRows(bytes: Buffer, file: string, add: AddRow): Promise<void> {
  const { tableFromIPC } = await import("@uwdata/flechette");
  const table = tableFromIPC(bytes);
  headerNames(table.names as string[], file);
  refuseTooManyRows(table.numRows, bytes.length / LEAST_BYTES_A_ROW);
  const columns = COUNT_COLUMNS.map((name) => [name, table.getChild(name).toArray()] as const);
  for (let i = 0; i < table.numRows; i++) {
    add(Object.fromEntries(columns.map(([name, values]) => [name, values[i]])), i + 1);
  }
}

async function readParquetRows(bytes: Buffer, file: string, add: AddRow): Promise<void> {
  const { parquetMetadata, parquetReadObjects } = await import("hyparquet");
  const content = new Uint8Array(bytes).buffer;
  const metadata = parquetMetadata(content);
  headerNames(
    metadata.schema.map(({ name }) => name),
    file,
  );
  const rows = Number(metadata.num_rows);
  refuseTooManyRows(rows, bytes.length * MOST_ROWS_A_BYTE);
  for (let rowStart = 0; rowStart < rows; rowStart += ROWS_A_PIECE) {
    const piece = await parquetReadObjects({
      file: content,
      metadata,
      columns: [...COUNT_COLUMNS],
      rowStart,
      rowEnd: Math.min(rows, rowStart + ROWS_A_PIECE),
      compressors: { GZIP: (packed, length) => gunzipSync(packed, { maxOutputLength: Math.max(1, length) }) },
    });
    for (const [i, row] of piece.entries()) add(row, rowStart + i + 1);
  }
}
