import { NATION_CODE } from "../../catalog/levels.js";
import { type Failure, misuse } from "../../text/failure.js";
import type { Language } from "../../text/language.js";
import { chosenAges } from "../chosen.js";
import type { ComputedRatios } from "../ratios/compute-ratios.js";
import type { RatioChoice } from "../ratios/request.js";
import { planWorkbooks } from "./plan-workbooks.js";

/**
 * The workbook of the prefecture asked for, else of the nation.
 *
 * @throws Failure where the result would make none or several
 */
export async function* workbookAsMade(
  result: ComputedRatios,
  { ages, prefectures }: Pick<RatioChoice, "ages" | "prefectures">,
  language: Language,
): AsyncGenerator<Uint8Array> {
  const all = planWorkbooks(result, {
    ages: chosenAges(ages).map(({ id }) => id),
    language,
  });
  const nation = all.filter(({ code }) => code === NATION_CODE);
  const planned = nation.length > 0 && prefectures === undefined ? nation : all;
  const [first, ...others] = planned;
  if (!first || others.length > 0) throw notOneWorkbook(planned.map(({ path }) => path));
  yield await first.make();
}

function notOneWorkbook(paths: readonly string[]): Failure {
  const list = paths.join(", ");
  return misuse((name) => ({
    ja: `1 つの Excel ファイルにできるのは、1 回の公表分の、1 都道府県とその二次医療圏か、全国の都道府県です（今回は${list === "" ? "どちらもありません" : list}）。${name("prefecture")} を 1 つにするか、ndb-ratio run --xlsx でまとめて作成してください。`,
    en: `a workbook holds one prefecture with its areas, or the nation's prefectures, of one release (these would be: ${list === "" ? "none" : list}). Give one ${name("prefecture")}, or make them all with \`ndb-ratio run --xlsx\`.`,
  }));
}
