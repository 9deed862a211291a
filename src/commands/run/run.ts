import { join } from "node:path";
import { z } from "zod";
import { loadCatalog } from "../../catalog/load.js";
import { DEFAULT_AGES } from "../../engine/ages.js";
import { Failure } from "../../failure.js";
import { MANIFEST_SCHEMA, manifestText } from "../../output/manifest.js";
import { resultCsv, resultJson } from "../../output/result.js";
import { TOOL } from "../../version.js";
import { computeRatios } from "../compute-ratios.js";
import type { Effects } from "../effects.js";
import { PROFILE_AGES } from "../figures/plan.js";
import { inputOptions, listOf, selectionOptions } from "../options.js";
import { refuseNoInput } from "../read-input.js";
import { chosenKinds, drawFigures, needsWholeNation } from "./figures.js";
import { hashOfValue, RunFolder } from "./folder.js";
import { writeWorkbooks } from "./workbooks.js";

export const runOptions = z.object({
  ...inputOptions.shape,
  ...selectionOptions.shape,
  out: z.string().optional(),
  kinds: z.array(z.string()).optional(),
  png: z.boolean().default(false),
  xlsx: z.boolean().default(false),
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
  const kinds = chosenKinds(parsed.kinds);
  const ages = kinds.includes("profile")
    ? [...(listOf(parsed.ages) ?? DEFAULT_AGES), ...PROFILE_AGES]
    : parsed.ages;
  const { header, table, catalog } = computeRatios(
    paths,
    // Figures of the whole nation need all of it, whichever prefectures they are drawn for.
    { ...parsed, level, ages, ...(needsWholeNation(kinds) ? { prefecture: undefined } : {}) },
    { ...effects, say },
    loadCatalog(),
  );

  const from = hashOfValue([TOOL, header]);
  folder.putPieces("ratios.json", from, resultJson(header, table));
  folder.putPieces("ratios.csv", from, resultCsv(table, true));
  const figures = await drawFigures(folder, { header, table, catalog, options: parsed }, effects);
  const workbooks = parsed.xlsx
    ? await writeWorkbooks(folder, { header, table, catalog, options: parsed }, effects)
    : 0;
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
    workbooks,
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
  const { compareWithRun, describeDifference } = await import("./check.js");
  const difference = await compareWithRun(folder, table, tolerance);
  await effects.write([
    options.json
      ? `${JSON.stringify({ ...difference, moved: difference.moved.length })}\n`
      : describeDifference(difference, effects.language),
  ]);
  const { moved, appeared, gone } = difference;
  return moved.length + appeared.length + gone.length > 0 ? 1 : 0;
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
