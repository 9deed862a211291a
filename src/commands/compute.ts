import { z } from "zod";
import { loadCatalog } from "../catalog/load.js";
import { type ResultHeader, resultCsv, resultJson, resultNdjson } from "../output/result.js";
import type { RatioTable } from "../ratio-table.js";
import { computeRatios } from "./compute-ratios.js";
import type { Effects } from "./effects.js";
import { inputOptions, oneOf, selectionOptions } from "./options.js";
import { refuseNoInput } from "./read-input.js";

export const computeOptions = z.object({
  ...inputOptions.shape,
  ...selectionOptions.shape,
  format: z.string().optional(),
  out: z.string().optional(),
});
export type ComputeOptions = z.input<typeof computeOptions>;

/** `ndb-ratio compute PATH…`: ratios as JSON, NDJSON or CSV. */
export async function compute(
  paths: readonly string[],
  options: ComputeOptions,
  effects: Effects,
): Promise<void> {
  const parsed = computeOptions.parse(options);
  refuseNoInput(paths, parsed.table);
  const format = resultFormat(parsed.format, parsed.out);
  const { header, table } = computeRatios(paths, parsed, effects, loadCatalog());
  const pieces = resultPieces(format, header, table, parsed.out !== undefined);
  if (parsed.out === undefined) await effects.write(pieces);
  else effects.writeFile(parsed.out, pieces);
}

const FORMATS = ["json", "ndjson", "csv"] as const;
type Format = (typeof FORMATS)[number];

/** The format asked for, else the one that the file's name says, else JSON. */
function resultFormat(format: string | undefined, out: string | undefined): Format {
  if (format !== undefined) return oneOf("--format", format, FORMATS);
  return FORMATS.find((known) => out?.toLowerCase().endsWith(`.${known}`)) ?? "json";
}

function resultPieces(
  format: Format,
  header: ResultHeader,
  table: RatioTable,
  toFile: boolean,
): Iterable<Uint8Array> {
  if (format === "json") return resultJson(header, table);
  return format === "ndjson" ? resultNdjson(table) : resultCsv(table, toFile);
}
