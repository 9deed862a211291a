import { areasOfYear } from "../../../catalog/regions/areas.js";
import type { Area, Catalog } from "../../../catalog/schema.js";
import type { Bilingual } from "../../../text/language.js";
import { nameAgreement } from "../../area-name.js";
import type { RowProblem } from "../../row-problems.js";
import type { OwnRow } from "../own-rows.js";

type Places = Pick<Catalog, "areas" | "prefectures">;

/**
 * The secondary medical area that rows of one code are of, in the list of their years: codes of 秋田県 are of other areas from
 * FY2024 on.
 *
 * @param rows at least one, all of this code
 * @param code of four digits
 */
export function areaOfRows(
  rows: readonly OwnRow[],
  code: string,
  places: Places,
): { readonly area: Area } | { readonly problem: Bilingual } {
  const found = new Map<Area, number>();
  for (const year of new Set(rows.map((row) => row.year))) {
    const area = listOf(places, year).find((one) => one.code === code);
    if (area) found.set(area, year);
    else
      return {
        problem: notThere(
          rows[0]!.code,
          year,
          places.areas.some((one) => one.code === code),
        ),
      };
  }
  const [[area, year], another] = [...found] as [[Area, number], [Area, number] | undefined];
  if (!another) return { area };
  return {
    problem: {
      ja: `二次医療圏のコード ${code} は、${year}年度は${area.name}、${another[1]}年度は${another[0].name}です（区域が変わったので、年度ごとに別のファイルにしてください）`,
      en: `the area code ${code} is ${area.name} in FY${year} and ${another[0].name} in FY${another[1]}: the areas are others, so give each of the years a file`,
    },
  };
}

/** Names that are not of the area beside them, in whatever row, each once. */
export function otherAreaNames(rows: readonly OwnRow[], area: Area, places: Places): readonly RowProblem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ row, sheet, name, year }) => {
    if (name === "" || seen.has(name)) return [];
    seen.add(name);
    if (nameAgreement(name, area, { ...places, areas: listOf(places, year) }) === "same") return [];
    return [{ row, sheet, ...otherName(area.code, area.name, name) }];
  });
}

/** A code, and a name that is not its own. */
export const otherName = (code: string, known: string, name: string): Bilingual => ({
  ja: `コード ${code} は「${known}」ですが、「${name}」とあります`,
  en: `the code ${code} is of ${known}, but the row says ${name}`,
});

const listOf = (places: Places, year: number): readonly Area[] => areasOfYear(places, year) ?? places.areas;

function notThere(written: string, year: number, isOfOthers: boolean): Bilingual {
  return isOfOthers
    ? {
        ja: `「${written}」という二次医療圏のコードは、${year}年度にはありません（区域が変わりました）`,
        en: `there is no secondary medical area with the code "${written}" in FY${year}: the areas are others`,
      }
    : {
        ja: `「${written}」という二次医療圏のコードはありません`,
        en: `there is no secondary medical area with the code "${written}"`,
      };
}
