import { z } from "zod";
import { loadCatalog } from "../catalog/load.js";
import type { Bilingual } from "../language.js";
import { RESULT_SCHEMA, resultCsv, resultJson, resultNdjson } from "../output/result.js";
import { columnsCsv, columnsJson, columnsNdjson, RESULT_COLUMNS_SCHEMA } from "../output/result-columns.js";
import { RATIO_COLUMNS } from "../ratio-table.js";
import { type ComputedRatios, computeRatios } from "./compute-ratios.js";
import type { Effects } from "./effects.js";
import { markColours } from "./mark-colours.js";
import { inputOptions, selectionOptions } from "./options.js";
import { chosenFormat, columnarFile, refuseBinaryOnTerminal } from "./output-format.js";
import { refuseNoInput } from "./read-input.js";
import { chosenView, type ResultView } from "./result-view.js";

export const computeOptions = z.object({
  ...inputOptions.shape,
  ...selectionOptions.shape,
  format: z.string().optional(),
  out: z.string().optional(),
  columns: z.array(z.string()).optional(),
  sort: z.string().optional(),
  top: z.string().optional(),
});
export type ComputeOptions = z.input<typeof computeOptions>;

const FORMATS = ["json", "ndjson", "csv", "arrow", "parquet", "table"] as const;
type Format = (typeof FORMATS)[number];

/** `ndb-ratio compute PATH…`: ratios as JSON, NDJSON, CSV, Arrow, Parquet or a table for the terminal. */
export async function compute(
  paths: readonly string[],
  options: ComputeOptions,
  effects: Effects,
): Promise<void> {
  const parsed = computeOptions.parse(options);
  refuseNoInput(paths, parsed.table);
  const asked = chosenFormat(parsed.format, parsed.out, FORMATS);
  // JSON by the megabyte is of no use to somebody at a terminal.
  const isGlance = asked === undefined && parsed.out === undefined && effects.columns !== undefined;
  const format = asked ?? (isGlance ? "table" : "json");
  refuseBinaryOnTerminal(format, parsed.out, effects);
  const view = chosenView(isGlance ? { ...parsed, top: parsed.top ?? String(GLANCE_ROWS) } : parsed);
  const computed = computeRatios(paths, parsed, effects, loadCatalog());
  const pieces = await resultPieces(format, computed, view, parsed.out !== undefined, effects);
  if (parsed.out === undefined) await effects.write(pieces);
  else effects.writeFile(parsed.out, pieces);
  if (isGlance && parsed.top === undefined && computed.table.size > GLANCE_ROWS)
    effects.say(moreRows(computed.table.size));
}

const GLANCE_ROWS = 30;

function moreRows(all: number): Bilingual {
  return {
    ja: `全 ${all} 行のうち先頭の ${GLANCE_ROWS} 行です。すべては --out ratios.csv か --format csv で、並べ替えは --sort difference:desc で。`,
    en: `the first ${GLANCE_ROWS} of ${all} rows. All: --out ratios.csv or --format csv; in order: --sort difference:desc.`,
  };
}

async function resultPieces(
  format: Format,
  { header, table: all }: ComputedRatios,
  view: ResultView,
  toFile: boolean,
  effects: Effects,
): Promise<Iterable<string | Uint8Array>> {
  const { columns } = view;
  const table = view.rows(all);
  switch (format) {
    case "json":
      return columns ? columnsJson(header, table, columns) : resultJson(header, table);
    case "ndjson":
      return columns ? columnsNdjson(table, columns) : resultNdjson(table);
    case "csv":
      return columns ? columnsCsv(table, columns, toFile) : resultCsv(table, toFile);
    case "table": {
      const { resultTable, TABLE_COLUMNS } = await import("../output/result-table.js");
      const width = toFile ? undefined : effects.columns;
      return [
        resultTable(table, columns ?? TABLE_COLUMNS, { width, byMark: markColours(width !== undefined) }),
      ];
    }
    default: {
      const { ratioColumns } = await import("../output/columnar.js");
      const schema = columns ? RESULT_COLUMNS_SCHEMA : RESULT_SCHEMA;
      const { credit, suppression, reference } = header;
      return [
        await columnarFile(format, ratioColumns(table, columns ?? RATIO_COLUMNS), {
          schema,
          credit: credit.join("\n"),
          suppression,
          reference: reference.population,
          header: JSON.stringify({ schema, ...header }),
        }),
      ];
    }
  }
}
