import { z } from "zod";
import { selectItems } from "../../catalog/items.js";
import { loadCatalog } from "../../catalog/load.js";
import { releaseGuards } from "../../engine/resolve-release.js";
import { credits, isSynthetic } from "../../jobs/credit.js";
import { noTableFound } from "../../jobs/missing-tables.js";
import { withOwnItems } from "../../jobs/ratios/request.js";
import { type Input, readInput, refuseDoubtfulInput, refuseNoInput } from "../../jobs/read-input.js";
import { COUNTS_SCHEMA } from "../../model/count-row.js";
import type { CountTable, Geography } from "../../model/counts.js";
import { type CountChoice, countPieces } from "../../outputs/tables/counts-rows.js";
import { resultSource } from "../../outputs/tables/result.js";
import type { Effects } from "../../process/effects.js";
import { TOOL } from "../../process/version.js";
import { chosenPrefectures, inputOptions, listOf, oneOf } from "../choices.js";
import { chosenFormat, columnarFile, refuseBinaryOnTerminal } from "../output-format.js";

const FORMATS = ["csv", "ndjson", "arrow", "parquet"] as const;
type Format = (typeof FORMATS)[number];
const LEVELS: readonly Geography[] = ["prefecture", "area"];

export const countsOptions = z.object({
  ...inputOptions.shape,
  item: z.array(z.string()).optional(),
  prefecture: z.array(z.string()).optional(),
  level: z.array(z.string()).optional(),
  format: z.string().optional(),
  out: z.string().optional(),
});
export type CountsOptions = z.input<typeof countsOptions>;

/** `ndb-ratio counts PATH…`: every cell of the official tables as one long table. */
export async function counts(
  paths: readonly string[],
  options: CountsOptions,
  effects: Effects,
): Promise<void> {
  const parsed = countsOptions.parse(options);
  refuseNoInput(paths, parsed.table);
  const format = chosenFormat(parsed.format, parsed.out, FORMATS) ?? "csv";
  refuseBinaryOnTerminal(format, parsed.out, effects);
  const { catalog } = withOwnItems(loadCatalog(), parsed.itemsFile);
  const ids = listOf(parsed.item);
  const wanted = ids && new Set(selectItems(catalog, ids).map(({ table }) => table));
  const levels = chosenLevels(parsed.level);
  const prefectures = chosenPrefectures(parsed.prefecture, catalog);
  const input = await readInput(paths, parsed, wanted, effects, catalog);
  refuseDoubtfulInput(input, parsed);
  const choice: CountChoice = {
    prefectures,
    prefectureNames: new Map(catalog.prefectures.map(({ code, name }) => [code, name.ja])),
    guards: releaseGuards(input.releases, catalog),
  };
  const tables = tablesOf(input).filter(({ geography }) => levels.includes(geography));
  if (tables.length === 0) throw noTableFound(input.reading.setAside);
  const pieces = await countsPieces(format, tables, choice, parsed.out !== undefined);
  if (parsed.out === undefined) await effects.write(pieces);
  else effects.writeFile(parsed.out, pieces);
}

async function countsPieces(
  format: Format,
  tables: readonly CountTable[],
  choice: CountChoice,
  toFile: boolean,
): Promise<Iterable<string | Uint8Array>> {
  if (format === "csv" || format === "ndjson")
    return countPieces(format === "csv" && toFile ? "excel-csv" : format, tables, choice);
  const { countColumns } = await import("../../outputs/tables/columnar.js");
  const columns = await countColumns(tables, choice);
  const metadata = {
    schema: COUNTS_SCHEMA,
    credit: credits(tables).join("\n"),
    header: JSON.stringify(header(tables)),
  };
  return [await columnarFile(format, columns, metadata)];
}

function header(tables: readonly CountTable[]) {
  return {
    schema: COUNTS_SCHEMA,
    tool: TOOL,
    credit: credits(tables),
    synthetic: tables.some(isSynthetic),
    sources: tables.map(resultSource),
  };
}

function tablesOf({ releases }: Input): CountTable[] {
  return releases.flatMap(({ pairs }) =>
    pairs.flatMap(({ prefecture, area }) => [prefecture, area].filter((table) => table !== null)),
  );
}

function chosenLevels(values: readonly string[] | undefined): readonly Geography[] {
  return listOf(values)?.map((value) => oneOf("--level", value, LEVELS)) ?? LEVELS;
}
