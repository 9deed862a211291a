import { z } from "zod";
import { loadCatalog } from "../catalog/load.js";
import { Failure } from "../failure.js";
import { type ResultHeader, resultCsv, resultJson, resultNdjson } from "../output/result.js";
import { NATION_CODE } from "../output/workbook/input.js";
import type { RatioTable } from "../ratio-table.js";
import { computeRatios } from "./compute-ratios.js";
import type { Effects } from "./effects.js";
import { chosenAges, inputOptions, oneOf, selectionOptions } from "./options.js";
import { refuseNoInput } from "./read-input.js";

export const computeOptions = z.object({
  ...inputOptions.shape,
  ...selectionOptions.shape,
  format: z.string().optional(),
  out: z.string().optional(),
  lang: z.enum(["ja", "en"]).default("ja"),
});
export type ComputeOptions = z.input<typeof computeOptions>;

/** `ndb-ratio compute PATH…`: ratios as JSON, NDJSON, CSV or an Excel workbook. */
export async function compute(
  paths: readonly string[],
  options: ComputeOptions,
  effects: Effects,
): Promise<void> {
  const parsed = computeOptions.parse(options);
  refuseNoInput(paths, parsed.table);
  const format = resultFormat(parsed.format, parsed.out);
  const pieces =
    format === "xlsx"
      ? [await workbook(paths, parsed, effects)]
      : resultPieces(format, computeRatios(paths, parsed, effects, loadCatalog()), parsed.out !== undefined);
  if (parsed.out === undefined) await effects.write(pieces);
  else effects.writeFile(parsed.out, pieces);
}

const FORMATS = ["json", "ndjson", "csv", "xlsx"] as const;
type Format = (typeof FORMATS)[number];

/** The format asked for, else the one that the file's name says, else JSON. */
function resultFormat(format: string | undefined, out: string | undefined): Format {
  if (format !== undefined) return oneOf("--format", format, FORMATS);
  return FORMATS.find((known) => out?.toLowerCase().endsWith(`.${known}`)) ?? "json";
}

function resultPieces(
  format: Exclude<Format, "xlsx">,
  { header, table }: { readonly header: ResultHeader; readonly table: RatioTable },
  toFile: boolean,
): Iterable<Uint8Array> {
  if (format === "json") return resultJson(header, table);
  return format === "ndjson" ? resultNdjson(table) : resultCsv(table, toFile);
}

/** The workbook of the prefecture asked for, else of the nation. */
async function workbook(
  paths: readonly string[],
  options: z.output<typeof computeOptions>,
  effects: Effects,
): Promise<Uint8Array> {
  if (options.out === undefined && effects.columns !== undefined) throw noFile();
  const { planWorkbooks } = await import("./workbooks.js");
  const all = planWorkbooks(computeRatios(paths, options, effects, loadCatalog()), {
    ages: chosenAges(options.ages).map(({ id }) => id),
    language: options.lang,
  });
  const nation = all.filter(({ code }) => code === NATION_CODE);
  const planned = nation.length > 0 && options.prefecture === undefined ? nation : all;
  const [first, ...others] = planned;
  if (!first || others.length > 0) throw notOneWorkbook(planned.map(({ path }) => path));
  return first.make();
}

function noFile(): Failure {
  return new Failure(
    {
      ja: "Excel ファイルは画面に表示できません。--out に出力先のファイルを指定してください。",
      en: "a workbook cannot be shown on the terminal. Give the file to write with --out.",
    },
    { exitCode: 2 },
  );
}

function notOneWorkbook(paths: readonly string[]): Failure {
  const list = paths.join(", ");
  return new Failure(
    {
      ja: `1 つの Excel ファイルにできるのは、1 回の公表分の、1 都道府県とその二次医療圏か、全国の都道府県です（今回は${list === "" ? "どちらもありません" : list}）。--prefecture を 1 つにするか、ndb-ratio run --xlsx でまとめて作成してください。`,
      en: `a workbook holds one prefecture with its areas, or the nation's prefectures, of one release (these would be: ${list === "" ? "none" : list}). Give one --prefecture, or make them all with \`ndb-ratio run --xlsx\`.`,
    },
    { exitCode: 2 },
  );
}
