import { join } from "node:path";
import { z } from "zod";
import { loadCatalog } from "../catalog/load.js";
import type { Catalog } from "../catalog/schema.js";
import type { AreaBarsInput } from "../charts/area-bars.js";
import { sharedDomain } from "../charts/difference-scale.js";
import { Failure } from "../failure.js";
import { MANIFEST_SCHEMA, manifestText } from "../output/manifest.js";
import { type ResultHeader, resultCsv, resultJson } from "../output/result.js";
import type { RatioTable } from "../ratio-table.js";
import type { RatioRow } from "../ratios.js";
import { TOOL } from "../version.js";
import { computeRatios } from "./compute-ratios.js";
import type { Effects } from "./effects.js";
import { drawFigure, type FigureFormat, figureInput, referenceName } from "./figure.js";
import { chosenAges, inputOptions, oneOf, selectionOptions } from "./options.js";
import { refuseNoInput } from "./read-input.js";
import { hashOfValue, RunFolder } from "./run-folder.js";

export const runOptions = z.object({
  ...inputOptions.shape,
  ...selectionOptions.shape,
  out: z.string().optional(),
  png: z.boolean().default(false),
  scale: z.string().default("own"),
  check: z.string().optional(),
  tolerance: z.string().default("0.005"),
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
  const say = parsed.quiet ? () => {} : effects.say;
  if (parsed.check !== undefined) return check(paths, parsed, parsed.check, { ...effects, say });
  if (parsed.out === undefined) throw noFolder();
  const folder = new RunFolder(parsed.out);
  const level = ["nation", "prefecture", "area"];
  const { header, table, catalog } = computeRatios(
    paths,
    { ...parsed, level },
    { ...effects, say },
    loadCatalog(),
  );

  const from = hashOfValue([TOOL, header]);
  folder.putPieces("ratios.json", from, resultJson(header, table));
  folder.putPieces("ratios.csv", from, resultCsv(table, true));
  const figures = await drawFigures(folder, { header, table, catalog, options: parsed }, effects);
  folder.finish(
    manifestText({
      schema: MANIFEST_SCHEMA,
      tool: TOOL,
      credit: [...header.credit],
      options: manifestOptions(parsed),
      reference: header.reference,
      inputs: [...header.sources],
      notComputable: [...header.notComputable],
      outputs: [...folder.outputs].sort((a, b) => (a.path < b.path ? -1 : 1)),
    }),
  );
  const summary = {
    ratios: table.size,
    figures,
    kept: folder.kept,
    manifest: join(parsed.out, "manifest.json"),
  };
  await effects.write([parsed.json ? `${JSON.stringify(summary)}\n` : `${summary.manifest}\n`]);
  return 0;
}

async function check(
  paths: readonly string[],
  options: Options,
  folder: string,
  effects: Effects,
): Promise<0 | 1> {
  const tolerance = Number(options.tolerance);
  if (!(tolerance >= 0)) throw badTolerance(options.tolerance);
  const level = ["nation", "prefecture", "area"];
  const { table } = computeRatios(paths, { ...options, level }, effects, loadCatalog());
  const { compareWithRun, describeDifference } = await import("./run-check.js");
  const difference = await compareWithRun(folder, table, tolerance);
  await effects.write([
    options.json
      ? `${JSON.stringify({ ...difference, moved: difference.moved.length })}\n`
      : describeDifference(difference, effects.language),
  ]);
  const { moved, appeared, gone } = difference;
  return moved.length + appeared.length + gone.length > 0 ? 1 : 0;
}

interface FigureJob {
  readonly header: ResultHeader;
  readonly table: RatioTable;
  readonly catalog: Catalog;
  readonly options: Options;
}

/** Every prefecture × item; releases in folders of their own where there are several. */
async function drawFigures(folder: RunFolder, job: FigureJob, effects: Effects): Promise<number> {
  const { options, header } = job;
  const inputs = figureInputs(job);
  const shared = oneOf("--scale", options.scale, ["own", "shared"]) === "shared";
  const domain = shared ? { domain: sharedDomain(inputs.flatMap(({ rows }) => rows)) } : {};
  const formats: FigureFormat[] = options.png ? ["svg", "png"] : ["svg"];
  const severalReleases = new Set(header.sources.map(({ release }) => release)).size > 1;
  let drawn = 0;
  for (const [i, input] of inputs.entries()) {
    const figure = { ...input, ...domain };
    const base = `figures/${severalReleases ? `release-${String(input.release).padStart(2, "0")}/` : ""}${input.prefecture.code}/${input.item.id}`;
    const from = hashOfValue([TOOL, figure]);
    for (const format of formats) {
      await folder.put(`${base}.${format}`, from, () => drawFigure(figure, format));
      drawn++;
    }
    if (!options.quiet) effects.figureDrawn?.(i + 1, inputs.length);
  }
  return drawn;
}

function figureInputs({ header, table, catalog, options }: FigureJob): AreaBarsInput[] {
  const reference = referenceName(header.reference.population, header.reference.name);
  const ages = chosenAges(options.ages).map(({ id }) => id);
  const groups = new Map<string, RatioRow[]>();
  for (const row of table) {
    if (row.level === "nation" || row.prefectureCode === null || row.sex === "both") continue;
    const key = `${row.release} ${row.prefectureCode} ${row.item}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((rows) =>
    figureInput({ rows, catalog, reference, ages, language: options.lang, synthetic: header.synthetic }),
  );
}

/** What the outputs depend on; where they are written and how loudly is not among it. */
function manifestOptions({
  out: _out,
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
