import { areasOfYear, type ChosenAreas, qualifiedName, yearsRemark } from "../catalog/regions/areas.js";
import type { Area, Catalog } from "../catalog/schema.js";
import { releaseOfYear } from "../model/fiscal-year.js";
import { Failure } from "../text/failure.js";
import type { Bilingual, Language } from "../text/language.js";

/**
 * Says why a result is empty where none of the areas asked for exists in its years, and which areas stand for them there.
 *
 * @param areas asked for; null where none were
 * @param years fiscal years of the input
 * @throws Failure where there are such areas
 */
export function refuseAbsentAreas(
  areas: Pick<ChosenAreas, "chosen" | "has"> | null,
  years: Iterable<number>,
  catalog: Catalog,
): void {
  // Years without a list of areas tell nothing.
  const list = [...new Set(years)].filter((year) => areasOfYear(catalog, year)).sort((a, b) => a - b);
  const exists = areas?.chosen.some((area) => list.some((year) => areas.has(area.code, year)));
  if (!areas || exists || list.length === 0) return;
  const sentences = areas.chosen.map((area) => ofArea(area, list, catalog));
  throw new Failure({
    ja: `入力の年度（${list.join("、")}年度）には、指定された二次医療圏がありません。${sentences.map(({ ja }) => ja).join("")}`,
    en: `the areas asked for do not exist in the input's ${list.length > 1 ? "years" : "year"} (FY${list.join(", FY")}). ${sentences.map(({ en }) => en).join(" ")}`,
  });
}

function ofArea(area: Area, years: readonly number[], catalog: Catalog): Bilingual {
  const name = qualifiedName(catalog, area);
  const remark = yearsRemark(catalog, area);
  const others = insteadOf(area, years, catalog);
  const names = (language: Language) =>
    others.map((other) => `${other.name} (${other.code})`).join(language === "ja" ? "、" : ", ");
  return {
    ja: `${name}${remark.ja}${others.length > 0 ? `の代わりに、${names("ja")} を指定できます。` : "は、この年度の一覧にありません。"}`,
    en: `${name}${remark.en} ${others.length > 0 ? `is, in other years, ${names("en")}: ask for these.` : "is not on the list of these years."}`,
  };
}

/** The areas of the years that became an area, or that it became. */
function insteadOf({ code, from, to }: Area, years: readonly number[], catalog: Catalog): readonly Area[] {
  const changesOf = (year: number) =>
    catalog.areaChanges.find((change) => change.from === releaseOfYear(year))?.changes ?? [];
  const isEarlier = from !== null && years.every((year) => year < from);
  const codes = isEarlier
    ? changesOf(from).flatMap((change) => (change.to.includes(code) ? change.from : []))
    : changesOf((to ?? Number.NaN) + 1).flatMap((change) => (change.from.includes(code) ? change.to : []));
  const ofYear = areasOfYear(catalog, isEarlier ? years.at(-1)! : years[0]!) ?? [];
  return ofYear.filter((area) => codes.includes(area.code));
}
