import { z } from "zod";
import { loadCatalog } from "../catalog/load.js";
import { Failure } from "../failure.js";
import type { RowFormat } from "../output/result-rows.js";
import { NATION_CODE } from "../output/workbook/input.js";
import { type ComputedRatios, computeRatios } from "./compute-ratios.js";
import type { Effects } from "./effects.js";
import { chosenAges, inputOptions, oneOf, selectionOptions } from "./options.js";
import { resultAsMade } from "./ratios/result-as-made.js";
import { refuseNoInput } from "./read-input.js";
import { ratioCrew, workersFor } from "./workers/choose-crew.js";

export const computeOptions = z.object({
  ...inputOptions.shape,
  ...selectionOptions.shape,
  format: z.string().optional(),
  out: z.string().optional(),
  workers: z.string().optional(),
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
  if (format === "pptx") return (await import("./deck.js")).deck(paths, options, effects);
  if (format === "xlsx" && parsed.out === undefined && effects.columns !== undefined) throw noFile();
  const catalog = loadCatalog();
  const crew = ratioCrew(workersFor(parsed.workers, paths, effects), catalog);
  try {
    const result = await computeRatios(paths, parsed, effects, catalog, crew);
    const pieces =
      format === "xlsx"
        ? workbookAsMade(result, parsed)
        : resultAsMade(format, result.header, result.table, crew, effects);
    await (parsed.out === undefined ? effects.write(pieces) : effects.writeFileAsMade(parsed.out, pieces));
  } finally {
    await crew.close();
  }
}

const FORMATS = ["json", "ndjson", "csv", "xlsx", "pptx"] as const;

/** The format asked for, else the one that the file's name says, else JSON. A CSV file is written for Excel. */
function resultFormat(format: string | undefined, out: string | undefined): RowFormat | "xlsx" | "pptx" {
  const named = FORMATS.find((known) => out?.toLowerCase().endsWith(`.${known}`)) ?? "json";
  const chosen = format === undefined ? named : oneOf("--format", format, FORMATS);
  return chosen === "csv" && out !== undefined ? "excel-csv" : chosen;
}

/** The workbook of the prefecture asked for, else of the nation. */
async function* workbookAsMade(
  result: ComputedRatios,
  options: z.output<typeof computeOptions>,
): AsyncGenerator<Uint8Array> {
  const { planWorkbooks } = await import("./workbooks.js");
  const all = planWorkbooks(result, {
    ages: chosenAges(options.ages).map(({ id }) => id),
    language: options.lang,
  });
  const nation = all.filter(({ code }) => code === NATION_CODE);
  const planned = nation.length > 0 && options.prefecture === undefined ? nation : all;
  const [first, ...others] = planned;
  if (!first || others.length > 0) throw notOneWorkbook(planned.map(({ path }) => path));
  yield await first.make();
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
