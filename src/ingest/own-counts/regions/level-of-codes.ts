import { AREA } from "../../../catalog/levels.js";
import type { Catalog } from "../../../catalog/schema.js";
import type { Bilingual } from "../../../text/language.js";
import { nameAgreement } from "../../area-name.js";
import type { WrittenCode } from "./municipality-codes.js";
import { isMunicipalityNamed } from "./place-names.js";

type Level = "municipality" | typeof AREA;

/** What codes are of; or why that cannot be told, and of which code. */
export type LevelOfCodes = { readonly level: Level } | { readonly code: string; readonly problem: Bilingual };

/**
 * What codes of at most four digits are of. "1101" is 南部 of 埼玉県, and 札幌市中央区 (01101) whose zero a spreadsheet took:
 * codes that can be one of them only tell it of the others, then the names beside them.
 *
 * @param written codes of digits, each once
 * @param isOfAreas does the head of their column say that they are of areas?
 * @param names of municipalities by code
 */
export function levelOfCodes(
  written: readonly WrittenCode[],
  isOfAreas: boolean,
  names: ReadonlyMap<string, string>,
  { areas, prefectures }: Pick<Catalog, "areas" | "prefectures">,
): LevelOfCodes {
  if (written.some(({ code }) => code.length > 4)) return { level: "municipality" };
  if (isOfAreas) return { level: AREA };
  const areasOf = (code: string) => areas.filter((area) => area.code === code.padStart(4, "0"));
  const isArea = (code: string) => areasOf(code).length > 0;
  const isMunicipality = (code: string) => code.length === 4 && names.has(`0${code}`);
  const both = written.filter(({ code }) => isArea(code) && isMunicipality(code));
  const one = {
    area: written.filter(({ code }) => isArea(code) && !isMunicipality(code)).length,
    municipality: written.filter(({ code }) => isMunicipality(code) && !isArea(code)).length,
  };
  const named = {
    area: both.filter(({ code, name }) => areasOf(code).some((area) => isNamed(area, name))).length,
    municipality: both.filter(({ code, name }) => isOf(names.get(`0${code}`)!, name)).length,
  };
  // One code that stands alone may be a slip of one's hand.
  const least = both.length > 0 ? 2 : 1;
  if (named.area !== named.municipality) return { level: larger(named) };
  if (Math.max(one.area, one.municipality) >= least) return { level: larger(one) };
  const [first] = both;
  if (!first) return { level: larger(one) };
  return { code: first.code, problem: twoLevels(first.code, areasOf(first.code)[0]!.name, names) };

  function isNamed(area: (typeof areas)[number], name: string): boolean {
    return name !== "" && nameAgreement(name, area, { areas, prefectures }) === "same";
  }
}

const isOf = (known: string, name: string): boolean => name !== "" && isMunicipalityNamed(known, name);

const larger = ({ area, municipality }: Readonly<Record<Level, number>>): Level =>
  municipality > area ? "municipality" : AREA;

function twoLevels(code: string, area: string, names: ReadonlyMap<string, string>): Bilingual {
  const five = `0${code}`;
  return {
    ja: `コード「${code}」は、二次医療圏の${area}とも、先頭の 0 が消えた${names.get(five)}（${five}）とも読めます（市区町村なら 0 を付けて 5 桁で書き、二次医療圏なら列の見出しを「医療圏コード」としてください。名称の列があれば、それでも見分けられます）`,
    en: `the code "${code}" can be the secondary medical area ${area} or, without its leading zero, ${names.get(five)} (${five}): write codes of municipalities with their zeros, or call the column "area_code" where they are of areas; a column of names tells them apart too`,
  };
}
