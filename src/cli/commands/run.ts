import { join } from "node:path";
import { z } from "zod";
import { loadCatalog } from "../../catalog/load.js";
import { ownAges } from "../../figures/kinds.js";
import { tellMissingTables } from "../../jobs/missing-tables.js";
import { computeFrom, type RatioPass, readForRatios } from "../../jobs/ratios/compute-from.js";
import {
  computeRatios,
  resultHeader,
  tellNotComputable,
  tellReference,
} from "../../jobs/ratios/compute-ratios.js";
import { type RatioOptions, type RatioRequest, ratioRequest } from "../../jobs/ratios/request.js";
import { resultAsMade } from "../../jobs/ratios/result-as-made.js";
import { tellImplausible } from "../../jobs/ratios/tell-implausible.js";
import { refuseNoInput } from "../../jobs/read-input.js";
import { chosenKinds, drawFigures, needsWholeNation } from "../../jobs/run/figures.js";
import { hashOfValue, MANIFEST, RunFolder } from "../../jobs/run/folder.js";
import { MANIFEST_SCHEMA, manifestText } from "../../jobs/run/manifest.js";
import { classPass, REPORT, type ReportClasses, writeReport } from "../../jobs/run/report.js";
import { drawTrends, type RunTrends, trendPass, writeTrends } from "../../jobs/run/trends.js";
import { writeWorkbooks } from "../../jobs/run/workbooks.js";
import { ratioCrew, workersFor } from "../../jobs/workers/choose-crew.js";
import { DEFAULT_AGES } from "../../model/ages.js";
import { RatioTable } from "../../model/ratio-table.js";
import { ReportRatios } from "../../outputs/report/pack.js";
import type { ResultHeader } from "../../outputs/tables/result.js";
import type { RowFormat } from "../../outputs/tables/rows.js";
import type { Effects } from "../../process/effects.js";
import { sweepMemory } from "../../process/sweep-memory.js";
import { TOOL } from "../../process/version.js";
import { Failure } from "../../text/failure.js";
import { inputOptions, listOf, selectionOptions } from "../choices.js";

export const runOptions = z.object({
  ...inputOptions.shape,
  ...selectionOptions.shape,
  out: z.string().optional(),
  kinds: z.array(z.string()).optional(),
  png: z.boolean().default(false),
  xlsx: z.boolean().default(false),
  scale: z.string().default("own"),
  baseRelease: z.string().optional(),
  areaChanges: z.string().optional(),
  check: z.string().optional(),
  tolerance: z.string().default("0.005"),
  report: z.boolean().default(true),
  workers: z.string().optional(),
  quiet: z.boolean().default(false),
  json: z.boolean().default(false),
  lang: z.enum(["ja", "en"]).default("ja"),
});
export type RunOptions = z.input<typeof runOptions>;
type Options = z.output<typeof runOptions>;

/**
 * `ndb-ratio run PATH… --out DIR`: ratios, figures and manifest of a release, for every prefecture or those named.
 * With `--check DIR` nothing is written: the ratios are compared with those of an earlier run.
 *
 * @returns 1 where a check found a difference, else 0
 */
export async function run(paths: readonly string[], options: RunOptions, effects: Effects): Promise<0 | 1> {
  const parsed = runOptions.parse(options);
  refuseNoInput(paths, parsed.table);
  const heard = parsed.quiet ? silent(effects) : effects;
  const workers = workersFor(parsed.workers);
  if (parsed.check !== undefined) return check(paths, parsed, parsed.check, workers, heard);
  if (parsed.out === undefined) throw noFolder();
  const request = ratioRequest(ratioOptions(parsed), loadCatalog());
  const folder = new RunFolder(parsed.out);
  try {
    const made = await fill(folder, paths, parsed, request, workers, heard);
    const product = join(parsed.out, parsed.report ? REPORT : MANIFEST);
    const summary = { ...made, kept: folder.kept, manifest: join(parsed.out, MANIFEST) };
    await effects.write([parsed.json ? `${JSON.stringify(summary)}\n` : `${product}\n`]);
  } finally {
    folder.close();
  }
  return 0;
}

/** Makes everything that the folder of a run holds. @returns how many of each */
async function fill(
  folder: RunFolder,
  paths: readonly string[],
  options: Options,
  request: RatioRequest,
  workers: number,
  effects: Effects,
): Promise<{ ratios: number; figures: number; workbooks: number }> {
  const { header, table, trends } = await writeNumbers(folder, paths, options, request, workers, effects);
  sweepMemory();
  const job = { header, table, catalog: request.catalog, options, workers };
  const ofYears = trends ? await drawTrends(folder, trends, options, effects) : 0;
  const figures = ofYears + (await drawFigures(folder, job, effects));
  const workbooks = options.xlsx ? await writeWorkbooks(folder, job, effects) : 0;
  folder.finish(
    manifestText({
      schema: MANIFEST_SCHEMA,
      tool: TOOL,
      credit: [...header.credit],
      options: manifestOptions(options),
      reference: header.reference,
      inputs: [...header.sources],
      notComputable: [...header.notComputable],
      outputs: [...folder.outputs].sort((a, b) => (a.path < b.path ? -1 : 1)),
    }),
  );
  return { ratios: table.size, figures, workbooks };
}

/** The options as the ratios see them: all that the kinds of figures need. */
function ratioOptions(options: Options): RatioOptions {
  const kinds = chosenKinds(options.kinds);
  const ofKinds = kinds.flatMap((kind) => ownAges(kind) ?? []);
  const ages = ofKinds.length > 0 ? [...(listOf(options.ages) ?? DEFAULT_AGES), ...ofKinds] : options.ages;
  // Figures of the whole nation need all of it, whichever prefectures they are drawn for.
  const prefecture = needsWholeNation(kinds) ? undefined : options.prefecture;
  return { ...options, level: ["nation", "prefecture", "area"], ages, prefecture };
}

/** Ratios, trends and their report. Of what they were made with only ratios and trends stay in memory. */
async function writeNumbers(
  folder: RunFolder,
  paths: readonly string[],
  options: Options,
  request: RatioRequest,
  workers: number,
  effects: Effects,
): Promise<{ header: ResultHeader; table: RatioTable; trends: RunTrends | null }> {
  const written = await writeRatios(folder, paths, options, request, workers, effects);
  const { header, table, trends, from, classes } = written;
  if (classes) {
    const report = { header, table, classes, catalog: request.catalog, language: options.lang, trends };
    await writeReport(folder, from, report);
  }
  return { header, table, trends };
}

/** A run's ratios, after they were written. */
interface WrittenRatios {
  readonly header: ResultHeader;
  readonly table: RatioTable;
  /** Of several releases. */
  readonly trends: RunTrends | null;
  /** Hash of all that they depend on. */
  readonly from: string;
  /** The 5-year classes that the report needs, where one is wanted. */
  readonly classes: ReportClasses | null;
}

/** Reads, computes and writes the ratios. The threads that helped have ended then, and given back their memory. */
async function writeRatios(
  folder: RunFolder,
  paths: readonly string[],
  options: Options,
  request: RatioRequest,
  workers: number,
  effects: Effects,
): Promise<WrittenRatios> {
  const crew = ratioCrew(workers, request.catalog);
  try {
    const input = await readForRatios(paths, options, request, effects, crew);
    const table = new RatioTable();
    const main: RatioPass = { request: request.compute, into: table };
    const ofClasses = options.report ? new ReportRatios() : null;
    const ofYears = trendPass(request, options, input);
    const passes = [
      main,
      ...(ofClasses ? [classPass(request.compute, ofClasses)] : []),
      ...(ofYears ? [ofYears.pass] : []),
    ];
    const outcomes = await computeFrom(input, passes, effects);
    const header = resultHeader(request, outcomes[0]!, table, input);
    tellNotComputable(header.notComputable, effects, request.compute.items.length);
    tellReference(request, header, effects);
    tellImplausible(header, request.catalog, effects);
    tellMissingTables(input, request.compute.levels, header.notComputable, request.catalog, effects);
    const from = hashOfValue([TOOL, header]);
    const written = (format: RowFormat) => resultAsMade(format, header, table, crew, effects);
    await folder.putPieces("ratios.json", from, written("json"));
    await folder.putPieces("ratios.csv", from, written("excel-csv"));
    const trends = ofYears ? await writeTrends(folder, from, ofYears, header, options) : null;
    if (trends?.referenceRemark && header.reference.withoutUnassigned) effects.say(trends.referenceRemark);
    const classes = ofClasses && { ratios: ofClasses, groups: outcomes[1]!.groups };
    return { header, table, trends, from, classes };
  } finally {
    await crew.close();
  }
}

function silent({ progress: _, ...effects }: Effects): Effects {
  return { ...effects, say: () => {} };
}

async function check(
  paths: readonly string[],
  options: Options,
  folder: string,
  workers: number,
  effects: Effects,
): Promise<0 | 1> {
  const tolerance = Number(options.tolerance);
  if (!(tolerance >= 0)) throw badTolerance(options.tolerance);
  const level = ["nation", "prefecture", "area"];
  const catalog = loadCatalog();
  const crew = ratioCrew(workers, catalog);
  const { table } = await computeRatios(paths, { ...options, level }, effects, catalog, crew).finally(
    crew.close,
  );
  const { compareWithRun, describeDifference } = await import("../../jobs/run/check.js");
  const difference = await compareWithRun(folder, table, tolerance);
  await effects.write([
    options.json
      ? `${JSON.stringify({ ...difference, moved: difference.moved.length })}\n`
      : describeDifference(difference, effects.language),
  ]);
  const { moved, appeared, gone } = difference;
  return moved.length + appeared.length + gone.length > 0 ? 1 : 0;
}

/** What the outputs depend on; where they are written, by how many threads and how loudly is not among it. */
function manifestOptions({
  out: _out,
  workers: _workers,
  quiet: _quiet,
  json: _json,
  check: _check,
  ...options
}: Options): Record<string, unknown> {
  return options;
}

function noFolder(): Failure {
  return new Failure(
    { ja: "--out に出力先のフォルダーを指定してください。", en: "give the folder to write with --out." },
    { exitCode: 2 },
  );
}

function badTolerance(value: string): Failure {
  return new Failure(
    {
      ja: `--tolerance「${value}」を解釈できません。ポイント数（例 0.005）を指定してください。`,
      en: `--tolerance "${value}" is not understood. Give points, for example 0.005.`,
    },
    { exitCode: 2 },
  );
}
