import { z } from "zod";
import { loadCatalog } from "../catalog/load.js";
import type { RowFormat } from "../output/result-rows.js";
import { computeRatios } from "./compute-ratios.js";
import type { Effects } from "./effects.js";
import { inputOptions, oneOf, selectionOptions } from "./options.js";
import { resultAsMade } from "./ratios/result-as-made.js";
import { refuseNoInput } from "./read-input.js";
import { ratioCrew, workersFor } from "./workers/choose-crew.js";

export const computeOptions = z.object({
  ...inputOptions.shape,
  ...selectionOptions.shape,
  format: z.string().optional(),
  out: z.string().optional(),
  workers: z.string().optional(),
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
  if (format === "pptx") return (await import("./deck.js")).deck(paths, options, effects);
  const catalog = loadCatalog();
  const crew = ratioCrew(workersFor(parsed.workers, paths, effects), catalog);
  try {
    const { header, table } = await computeRatios(paths, parsed, effects, catalog, crew);
    const pieces = resultAsMade(format, header, table, crew, effects);
    await (parsed.out === undefined ? effects.write(pieces) : effects.writeFileAsMade(parsed.out, pieces));
  } finally {
    await crew.close();
  }
}

const FORMATS = ["json", "ndjson", "csv", "pptx"] as const;

/** The format asked for, else the one that the file's name says, else JSON. A CSV file is written for Excel. */
function resultFormat(format: string | undefined, out: string | undefined): RowFormat | "pptx" {
  const named = FORMATS.find((known) => out?.toLowerCase().endsWith(`.${known}`)) ?? "json";
  const chosen = format === undefined ? named : oneOf("--format", format, FORMATS);
  return chosen === "csv" && out !== undefined ? "excel-csv" : chosen;
}
