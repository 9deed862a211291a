import type { Effects } from "../../process/effects.js";
import { yieldToEvents } from "../../process/event-loop.js";
import { TOOL } from "../../process/version.js";
import { chosenAges, chosenPrefectures } from "../chosen.js";
import { planWorkbooks } from "../workbooks/plan-workbooks.js";
import type { FigureJob } from "./figures.js";
import { hashOfValue, type RunFolder } from "./folder.js";

/** A workbook of each prefecture and, where all were asked for, of the nation: `workbooks/11.xlsx`. */
export async function writeWorkbooks(
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
  for (const [i, { path, rows, rowsBefore, make }] of planned.entries()) {
    await yieldToEvents();
    const ofYears = [rows(), rowsBefore()];
    const from = hashOfValue([TOOL, "workbook", path, request.language, request.ages, header, ...ofYears]);
    await folder.put(`workbooks/${path}.xlsx`, from, make);
    effects.progress?.("workbook", i + 1, planned.length);
  }
  return planned.length;
}
