import type { ComparedGroup } from "../../engine/group-statistics.js";
import { CLASS_GROUPS } from "../../model/ages.js";
import { AGE_CLASSES, SEXES } from "../../model/counts.js";
import { RatioTable } from "../../model/tables/ratio-table.js";
import type { ReportRatios } from "../../outputs/report/packed/pack.js";
import { yieldToEvents } from "../../process/event-loop.js";
import type { Language } from "../../text/language.js";
import type { RatioPass } from "../ratios/compute-from.js";
import type { ComputedRatios } from "../ratios/compute-ratios.js";
import { hashOfValue, type RunFolder } from "./folder.js";
import type { RunTrends } from "./trends.js";

export const REPORT = "report.html";
const ROWS_A_BREATH = 10_000;

/** The pass that computes the report's 5-year classes, beside the ratios that a run writes: men and women apart. */
export function classPass(request: RatioPass["request"], ratios: ReportRatios): RatioPass {
  const table = new RatioTable();
  return {
    request: { ...request, ages: CLASS_GROUPS, sexes: SEXES },
    into: table,
    isCleared: true,
    // The report keeps less of a row than a table does.
    onRows: () => {
      for (const row of table) ratios.push(row);
      table.clear();
    },
  };
}

/** What the 5-year classes gave. */
export interface ReportClasses {
  readonly ratios: ReportRatios;
  readonly groups: readonly ComparedGroup[];
}

/** A result as its report needs it. */
export interface ReportJob extends Pick<ComputedRatios, "header" | "table" | "catalog"> {
  readonly classes: ReportClasses;
  readonly language: Language;
  /** Of several releases. */
  readonly trends: RunTrends | null;
}

/** The report of a result as one HTML file. */
export async function reportOf({ header, table, classes, ...rest }: ReportJob): Promise<string> {
  const { makeReport } = await import("../../outputs/report/report.js");
  const { ratios } = classes;
  const isClass = (ages: string) => (AGE_CLASSES as readonly string[]).includes(ages);
  let rows = 0;
  for (const row of table) {
    if (!isClass(row.ages)) ratios.push(row);
    if (++rows % ROWS_A_BREATH === 0) await yieldToEvents();
  }
  const groups = [...header.groups.filter(({ ages }) => !isClass(ages)), ...classes.groups];
  return makeReport({ header: { ...header, groups }, ratios, ...rest });
}

/**
 * Writes the report, unless it is there already, made from the same.
 *
 * @param from all that the result depends on
 */
export async function writeReport(folder: RunFolder, from: string, job: ReportJob): Promise<void> {
  await folder.put(REPORT, hashOfValue([from, job.language, job.trends?.from ?? null]), () => reportOf(job));
}
