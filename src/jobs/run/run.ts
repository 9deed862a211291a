import { LEVELS } from "../../catalog/levels.js";
import { loadCatalog } from "../../catalog/load.js";
import { isNationWide, isTrendKind, ownAges } from "../../figures/kinds.js";
import { DEFAULT_AGES } from "../../model/ages.js";
import { RatioTable } from "../../model/tables/ratio-table.js";
import { ReportRatios } from "../../outputs/report/packed/pack.js";
import type { RowFormat } from "../../outputs/tables/rows.js";
import type { Effects } from "../../process/effects.js";
import { yieldToEvents } from "../../process/event-loop.js";
import { sweepMemory } from "../../process/sweep-memory.js";
import { TOOL } from "../../process/version.js";
import { chosenAges, chosenPrefectures } from "../chosen.js";
import { ownInput } from "../input/own-counts.js";
import type { InputRequest } from "../input/read-input.js";
import { newestComplete, type Usual } from "../input/settle-input.js";
import { naiveRefused } from "../naive.js";
import { readForRatios } from "../ratios/compute-from.js";
import {
  type ComputedRatios,
  ratiosOfFiles,
  ratiosOfInput,
  tellReference,
} from "../ratios/compute-ratios.js";
import { planRatios, type RatioChoice, type RatioPlan } from "../ratios/request.js";
import { resultAsMade } from "../ratios/result-as-made.js";
import { comparingReleases } from "../trends/compared-years.js";
import { planWorkbooks } from "../workbooks/plan-workbooks.js";
import { settleAges, tellAgesOfTrends } from "./ages.js";
import type { RunDifference } from "./check.js";
import type { RunChoice } from "./choice.js";
import { chosenKinds, drawFigures, type FigureJob } from "./figures.js";
import { hashOfValue, RunFolder } from "./folder.js";
import { MANIFEST_SCHEMA, manifestText, otherOptions } from "./manifest.js";
import { classPass, type ReportClasses, writeReport } from "./report.js";
import { drawTrends, type RunTrends, trendPass, writeTrends } from "./trends.js";

/** How much a run made. */
export interface RunSummary {
  readonly ratios: number;
  readonly figures: number;
  readonly workbooks: number;
  /** Files that were there already, made from the same. */
  readonly kept: number;
}

/**
 * Makes everything that the folder of a run holds: ratios, trends, report, figures, workbooks and the manifest.
 *
 * @param out the folder; what an earlier run left in it is kept where it was made from the same
 * @throws Failure where nothing can be computed, or another run writes the folder
 */
export async function makeRun(
  request: InputRequest,
  choice: RunChoice,
  out: string,
  effects: Effects,
): Promise<RunSummary> {
  const catalog = loadCatalog();
  const { own, ...given } = ownInput(request, choice.ratios, catalog, effects);
  const plan = planRatios(ratiosOfKinds(choice), catalog, own);
  if (plan.described.suppression === "naive") throw naiveRefused();
  settleAges(choice, plan, effects);
  const folder = new RunFolder(out);
  try {
    const { header, table, second, trends } = await writeNumbers(
      folder,
      given.request,
      choice,
      plan,
      given.effects,
    );
    sweepMemory();
    // What the first has emptied the second gives back to the system.
    sweepMemory();
    const job = { header, table, second, catalog: plan.catalog, choice };
    if (trends) tellAgesOfTrends(choice.ratios, effects);
    const ofYears = trends ? await drawTrends(folder, trends, choice, effects) : 0;
    const figures = ofYears + (await drawFigures(folder, job, effects));
    const workbooks = choice.xlsx ? await writeWorkbooks(folder, job, effects) : 0;
    folder.finish(
      manifestText({
        schema: MANIFEST_SCHEMA,
        tool: TOOL,
        credit: [...header.credit],
        options: choice.asked,
        reference: header.reference,
        notComputable: [...header.notComputable],
        inputs: [...header.sources],
        outputs: [...folder.outputs].sort((a, b) => (a.path < b.path ? -1 : 1)),
      }),
    );
    return { ratios: table.size + (second?.size ?? 0), figures, workbooks, kept: folder.kept };
  } finally {
    folder.close();
  }
}

/** Computes the ratios anew and compares them with those of an earlier run; nothing is written. */
export async function checkRun(
  request: InputRequest,
  choice: Pick<RunChoice, "ratios" | "kinds" | "asked">,
  folder: string,
  tolerance: number,
  effects: Effects,
): Promise<RunDifference> {
  const catalog = loadCatalog();
  const { table } = await ratiosOfFiles(request, ratiosOfKinds(choice), effects, catalog);
  const { compareWithRun } = await import("./check.js");
  return { ...(await compareWithRun(folder, table, tolerance)), options: otherOptions(folder, choice.asked) };
}

/** The ratios that the kinds of figures need. */
function ratiosOfKinds({ ratios, kinds: asked }: Pick<RunChoice, "ratios" | "kinds">): RatioChoice {
  const prefectures = ratios.prefectures ? new Set(ratios.prefectures) : null;
  const kinds = chosenKinds(asked, prefectures);
  const ofKinds = kinds.flatMap((kind) => ownAges(kind) ?? []);
  return {
    ...ratios,
    levels: LEVELS,
    ages: ofKinds.length > 0 ? [...(ratios.ages ?? DEFAULT_AGES), ...ofKinds] : ratios.ages,
    // Figures of the whole nation need all of it, whichever prefectures they are drawn for.
    prefectures: kinds.some((kind) => isNationWide(kind, prefectures)) ? undefined : ratios.prefectures,
  };
}

/** Ratios, trends and their report. Of what they were made with only ratios and trends stay in memory. */
async function writeNumbers(
  ...job: Parameters<typeof writeRatios>
): Promise<Omit<WrittenRatios, "from" | "classes">> {
  const { from, classes, ...written } = await writeRatios(...job);
  if (classes) {
    const [folder, , { language }, { catalog }] = job;
    const { header, table, trends } = written;
    await writeReport(folder, from, { header, table, classes, catalog, language, trends });
  }
  return written;
}

/** A run's ratios, after they were written. */
interface WrittenRatios extends Pick<ComputedRatios, "header" | "table" | "second"> {
  /** Of several releases. */
  readonly trends: RunTrends | null;
  /** Hash of all that they depend on. */
  readonly from: string;
  /** The 5-year classes that the report needs, where one is wanted. */
  readonly classes: ReportClasses | null;
}

/** Where nothing is said of what is to be read: all years where they are asked for, else the newest. */
function usualOf(plan: RatioPlan, { kinds, baseRelease }: RunChoice): Usual {
  const areYears = baseRelease !== undefined || (kinds ?? []).some(isTrendKind);
  return areYears ? () => comparingReleases(plan, plan.compute.levels) : newestComplete;
}

/** Reads, computes and writes the ratios. */
async function writeRatios(
  folder: RunFolder,
  request: InputRequest,
  choice: RunChoice,
  plan: RatioPlan,
  effects: Effects,
): Promise<WrittenRatios> {
  const input = await readForRatios(request, plan, effects, usualOf(plan, choice));
  const ofClasses = choice.report ? new ReportRatios() : null;
  const ofYears = trendPass(plan, choice, input);
  const { header, table, second, others } = await ratiosOfInput(plan, input, effects, [
    ...(ofClasses ? [classPass(plan.compute, ofClasses)] : []),
    ...(ofYears ? [ofYears.pass] : []),
  ]);
  tellReference(plan, header, effects);
  const from = hashOfValue([TOOL, header, choice.asked, plan.catalog]);
  const whole = second ? RatioTable.together([table, second]) : table;
  const written = (format: RowFormat) => resultAsMade(format, { header, table: whole }, effects);
  await folder.putPieces("ratios.json", from, written("json"));
  await folder.putPieces("ratios.csv", from, written("excel-csv"));
  const trends = ofYears
    ? await writeTrends(
        folder,
        from,
        ofYears,
        { ...header, referenceMoves: others.at(-1)!.referenceMoves },
        choice,
      )
    : null;
  if (trends?.referenceRemark && header.reference.withoutUnassigned) effects.say(trends.referenceRemark);
  const classes = ofClasses && { ratios: ofClasses, groups: others[0]!.groups };
  return { header, table, second, trends, from, classes };
}

/** A workbook of each prefecture and, where all were asked for, of the nation: `workbooks/11.xlsx`. */
async function writeWorkbooks(
  folder: RunFolder,
  { header, table, second, catalog, choice: { ratios, language } }: FigureJob,
  effects: Effects,
): Promise<number> {
  const request = {
    ages: chosenAges(ratios.ages).map(({ id }) => id),
    language,
    prefectures: chosenPrefectures(ratios.prefectures, catalog),
  };
  const planned = planWorkbooks({ header, table, second, catalog }, request);
  const names = hashOfValue(catalog);
  for (const [i, { path, rows, rowsBefore, make }] of planned.entries()) {
    await yieldToEvents();
    const ofYears = [rows(), rowsBefore()];
    const from = hashOfValue([
      TOOL,
      "workbook",
      path,
      request.language,
      request.ages,
      header,
      names,
      ...ofYears,
    ]);
    await folder.put(`workbooks/${path}.xlsx`, from, make);
    effects.progress?.("workbook", i + 1, planned.length);
  }
  return planned.length;
}
