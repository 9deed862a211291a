import type { DataColumn, FileMetadata } from "../outputs/tables/columnar/columnar.js";
import type { ResultHeader } from "../outputs/tables/result.js";
import type { Effects } from "../process/effects.js";
import { misuse } from "../text/failure.js";

/** Arrow or Parquet, with the library loaded only now. */
export async function columnarFile(
  format: "arrow" | "parquet",
  columns: readonly DataColumn[],
  metadata: FileMetadata,
): Promise<Uint8Array> {
  if (format === "arrow")
    return (await import("../outputs/tables/columnar/arrow.js")).arrowFile(columns, metadata);
  return (await import("../outputs/tables/columnar/parquet.js")).parquetFile(columns, metadata);
}

/** Ratios in such a file, with the header of their result. */
export function ratioFile(
  format: "arrow" | "parquet",
  columns: readonly DataColumn[],
  schema: string,
  header: Pick<ResultHeader, "credit" | "suppression" | "reference">,
): Promise<Uint8Array> {
  const { credit, suppression, reference } = header;
  return columnarFile(format, columns, {
    schema,
    credit: credit.join("\n"),
    suppression,
    reference: reference.population,
    header: JSON.stringify({ schema, ...header }),
  });
}

const BINARY_FORMATS: ReadonlySet<string> = new Set(["arrow", "parquet", "xlsx", "pptx", "png", "pdf"]);

/** Bytes that are no text would garble a terminal. */
export function refuseBinaryOnTerminal(format: string, out: string | undefined, effects: Effects): void {
  if (out !== undefined || effects.columns === undefined) return;
  if (!BINARY_FORMATS.has(format)) return;
  throw misuse({
    ja: `${format} は画面に表示できません。--out ファイル を指定するか、ほかのコマンドに渡してください。`,
    en: `${format} is not for the terminal. Give a file with --out, or pipe it into another program.`,
  });
}

/**
 * The format of a table with Japanese heads: CSV unless another is asked for.
 *
 * @param kinds formats that can have them
 * @throws Failure where programs are to read the format: they know columns by their English names
 */
export function formatWithHeads<Format extends string>(
  headers: "en" | "ja",
  asked: Format | undefined,
  kinds: readonly Format[],
): Format | undefined {
  if (headers === "en" || asked === undefined || kinds.includes(asked)) return asked;
  throw misuse({
    ja: `--headers ja は ${asked} では使えません（${kinds.join("、")} で使えます）。`,
    en: `--headers ja does not go with ${asked}; it goes with ${kinds.join(", ")}.`,
  });
}
