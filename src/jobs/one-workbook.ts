import { chosenAges } from "../cli/choices.js";
import { planWorkbooks } from "../cli/commands/workbooks.js";
import { NATION_CODE } from "../outputs/workbook/input.js";
import { Failure } from "../text/failure.js";
import type { Language } from "../text/language.js";
import type { ComputedRatios } from "./ratios/compute-ratios.js";

export interface WorkbookOptions {
  readonly ages?: readonly string[] | undefined;
  readonly prefecture?: readonly string[] | undefined;
  readonly lang: Language;
}

/** The workbook of the prefecture asked for, else of the nation. */
export async function* workbookAsMade(
  result: ComputedRatios,
  options: WorkbookOptions,
): AsyncGenerator<Uint8Array> {
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
