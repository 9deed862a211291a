import { AREA } from "../../catalog/levels.js";
import { AGE_CLASSES, type Geography, type Sex, SUBTOTAL } from "../../model/counts.js";
import type { Cell } from "../files/sheet.js";
import { comparable, DASHES } from "../files/text.js";
import { yearOfEra } from "../table/title.js";

const SEXES: ReadonlyMap<string, Sex | "both"> = new Map(
  Object.entries({
    男: "male",
    男性: "male",
    m: "male",
    male: "male",
    men: "male",
    女: "female",
    女性: "female",
    f: "female",
    female: "female",
    women: "female",
    男女: "both",
    男女計: "both",
    計: "both",
    総数: "both",
    合計: "both",
    both: "both",
    all: "both",
    total: "both",
  } as const),
);

/** "both" for men and women together, whose rows are sums of others; null where it is no sex. */
export function sexOf(cell: Cell): Sex | "both" | null {
  return SEXES.get(plain(cell)) ?? null;
}

const SUBTOTALS = /^(中計|計|小計|合計|総計|総数|全年齢|subtotal|total|all|40[~-]74歳?)$/;
const AGES = /^(\d{2})(?:歳)?(?:[~\-_]|to|から)(\d{2})歳?$/;

/** The column of a row of counts: 0 for 40–44 … 6 for 70–74, then 中計; null where it is none of these ages. */
export function ageColumn(cell: Cell): number | null {
  const text = plain(cell).replace(DASHES, "-");
  if (SUBTOTALS.test(text)) return SUBTOTAL;
  const [, from, to] = AGES.exec(text) ?? [];
  const found = (AGE_CLASSES as readonly string[]).indexOf(`${from}-${to}`);
  return found < 0 ? null : found;
}

/** "nation" is left out: it is the sum of the others. null where the text is no level. */
export function levelOf(cell: Cell): Geography | "nation" | null {
  const text = plain(cell).replace(/[_\-\s]/g, "");
  if (/^(二次医療圏|医療圏|area|secondary|secondarymedicalarea|medicalarea|sma)$/.test(text)) return AREA;
  if (/^(都道府県|県|prefecture|pref)$/.test(text)) return "prefecture";
  return /^(全国|国|nation|national|country|japan)$/.test(text) ? "nation" : null;
}

/** What people write behind a year: 年度, 年度実施, 年度健診分. */
const BEHIND_YEAR = /(?<=[\d元])(年度?)?((健診|受診|実施)分?|実績|分)?$/;

/** A fiscal year: 2020, 2020年度, R2, 令和2年度, H30, H30年度実施, 2018年度(H30). null where it is none, or where two differ. */
export function yearOf(cell: Cell): number | null {
  const text = plain(cell).replace(/\.0+$/, "");
  const [, one, other, behind = ""] = /^([^()]+)\(([^()]+)\)(年度?.*)?$/.exec(text) ?? [];
  if (one === undefined || other === undefined) return yearOfText(text);
  const year = yearOfText(one + behind);
  return year === yearOfText(other) ? year : null;
}

function yearOfText(written: string): number | null {
  const text = written.replace(BEHIND_YEAR, "");
  const western = /^(?:fy)?(20\d\d)$/.exec(text)?.[1];
  if (western) return Number(western);
  // Heisei ended in its year 31.
  const [, era, year] = /^(?!(?:平成|h)(?:3[2-9]|[4-9]\d))(平成|h|令和|r)(\d{1,2}|元)$/.exec(text) ?? [];
  return era === undefined || year === undefined ? null : yearOfEra(era, year);
}

/** A release: 8, 第8回. null where it is none. */
export function releaseOf(cell: Cell): number | null {
  const digits = /^(?:第|release|r|ndb)?(\d{1,2})(?:回)?$/.exec(plain(cell).replace(/\.0+$/, ""))?.[1];
  return digits === undefined ? null : Number(digits);
}

function plain(cell: Cell): string {
  return cell === null ? "" : comparable(String(cell)).toLowerCase();
}
