import { AREA, isInPrefecture, isPrefecture } from "../../catalog/levels.js";
import { prefectureNamed } from "../../catalog/regions/areas.js";
import type { Catalog } from "../../catalog/schema.js";
import type { Geography, Region } from "../../model/counts.js";
import { visible } from "../../text/visible-text.js";
import { comparable, withoutFraction } from "../files/text.js";
import type { LongRole } from "./columns.js";
import type { LongRow } from "./row.js";
import { levelOf } from "./words.js";

/** Where a row belongs. */
export interface LongPlace {
  readonly level: Geography;
  readonly region: Region;
}

const NOT_ASSIGNABLE = /判別不可|unknown|notassignable/i;
const NATION = /^(全国|全国計|日本|nation|national|japan|total)$/i;

/**
 * The region of a row; null for the nation, which is the sum of all. Codes may have lost their zeros or be 101.0.
 *
 * @throws Failure where codes and names name no region, or contradict each other
 */
export function placeOf(row: LongRow, catalog: Pick<Catalog, "prefectures">): LongPlace | null {
  const text = (role: LongRole) => visible(comparable(String(row.cell(role) ?? "")));
  const code = (role: LongRole) => withoutFraction(text(role));
  const said = levelOf(row.cell("level"));
  if (said === "nation" || NATION.test(text("prefecture")) || NATION.test(text("areaName"))) return null;
  const areaCode = code("areaCode");
  const isPrefectureCode = /^\d{1,2}$/.test(areaCode);
  const level = said ?? (areaCode === "" || isPrefectureCode ? "prefecture" : AREA);
  const names = isInPrefecture(level)
    ? [text("areaName"), text("prefecture")]
    : [text("prefecture"), text("areaName")];
  if (names.some((name) => NOT_ASSIGNABLE.test(name))) {
    const name = names.find((name) => NOT_ASSIGNABLE.test(name))!;
    return { level, region: { code: null, name, prefectureCode: null } };
  }
  if (isPrefecture(level)) {
    const known = prefectureOf(code("prefectureCode") || areaCode, names[0] || names[1]!, catalog, row);
    return { level, region: { code: known.code, name: known.name.ja, prefectureCode: known.code } };
  }
  const padded = areaCode.padStart(4, "0");
  if (!/^\d{4}$/.test(padded)) {
    throw row.failure(
      "areaCode",
      `二次医療圏番号「${areaCode}」を解釈できません（4 桁の番号が必要です）。`,
      `area code "${areaCode}" is not understood (four digits are wanted).`,
    );
  }
  const prefectureText = code("prefectureCode") || text("prefecture");
  const prefecture =
    prefectureText === "" ? null : prefectureOf(code("prefectureCode"), text("prefecture"), catalog, row);
  const owner = catalog.prefectures.find((known) => padded.startsWith(known.code));
  if (!owner || (prefecture && prefecture.code !== owner.code)) {
    throw row.failure(
      "areaCode",
      `二次医療圏番号「${padded}」は${prefecture?.name.ja ?? "どの都道府県"}の番号でもありません。`,
      `area code "${padded}" does not belong to ${prefecture?.name.ja ?? "any prefecture"}.`,
    );
  }
  return { level, region: { code: padded, name: text("areaName"), prefectureCode: owner.code } };
}

function prefectureOf(code: string, name: string, catalog: Pick<Catalog, "prefectures">, row: LongRow) {
  const byCode =
    code === "" ? undefined : catalog.prefectures.find((known) => known.code === code.padStart(2, "0"));
  const byName = name === "" ? undefined : prefectureNamed(name, catalog);
  const known = byCode ?? byName;
  if (known && (code === "" || byCode) && (name === "" || byName === known)) return known;
  const found = [code, name].filter((part) => part !== "").join(" ");
  throw row.failure(
    code === "" ? "prefecture" : "prefectureCode",
    `「${found}」という都道府県はありません。`,
    `no prefecture is "${found}".`,
  );
}
