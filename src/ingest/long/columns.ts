import { type Cell, HEAD_ROWS, type Sheet } from "../files/sheet.js";
import { comparable } from "../files/text.js";
import { parseValueClass } from "../table/labels.js";
import { ageColumn, sexOf } from "./words.js";

/** What a column of a long table can be. */
export type LongRole =
  | "sex"
  | "ages"
  | "stratum"
  | "count"
  | "prefecture"
  | "prefectureCode"
  | "areaCode"
  | "areaName"
  | "level"
  | "item"
  | "year"
  | "release";

/** Where a long table, a row a count, has its header, and in which columns what. Zero-based. */
export interface LongHeader {
  readonly row: number;
  readonly columns: Readonly<Partial<Record<LongRole, number>>>;
  readonly names: readonly Cell[];
}

/** Headers in lower case, without white space, signs and what stands in parentheses. The first that fits is taken. */
const NAMES: Readonly<Record<LongRole, RegExp>> = {
  sex: /^(性別|男女別?|sex|gender)$/,
  ages: /^(年齢(階級|階層|区分|層)?|年代|ages?|age(group|class|category|range|band))$/,
  stratum:
    /^(検査値階層|検査値(区分|範囲)?|階層|階級|回答|(range|class|answer|stratum|value)(label|class|range|category)|range|class|answer|stratum|category|strata)$/,
  count:
    /^(人数|件数|度数|値|(inspection|people|person|patient|examinee)?s?(count|counts|number|num)|n|value|people|persons)$/,
  prefecture: /^(都道府県名?|prefecture(name)?|pref(name)?)$/,
  prefectureCode: /^(都道府県(コード|番号|cd)|(prefecture|pref)(code|id|no|cd))$/,
  areaCode:
    /^((二次)?医療圏(コード|番号|cd)|(secondarymedical|secondary|medical)?area(code|id|no|cd)|(region)?code)$/,
  areaName: /^((二次)?医療圏名?|(secondarymedical|secondary|medical)?area(name)?|(region)?name|region)$/,
  level: /^(地域(区分|種別|単位)|level|(area|region|geo)(type|level)|geography)$/,
  item: /^((検査|質問)?項目名?|質問(番号|項目)?|(test|inspection|exam)?item(name|code|id)?|test(name)?|question(id|no|number)?|table)$/,
  year: /^((健診)?(実施)?年度?|(data|fiscal|checkup)?year|fy)$/,
  release: /^((第?n?回)|公表回|(ndb)?release|edition|version)$/,
};
const REQUIRED = ["sex", "ages", "stratum", "count"] as const;
const PLACES = ["prefecture", "prefectureCode", "areaCode"] as const;

/** Known by what stands in them where their header says nothing. */
const CONTENTS: readonly (readonly [LongRole, (cell: Cell) => boolean])[] = [
  ["sex", (cell) => sexOf(cell) !== null],
  ["ages", (cell) => ageColumn(cell) !== null],
  ["stratum", (cell) => parseValueClass(comparable(String(cell))) !== null],
];

/**
 * The header of a long table: NDB counts as databases and pandas have them, a row a region, sex, age and class. null where
 * the sheet has none within its first rows.
 */
export function findLongHeader(sheet: Sheet): LongHeader | null {
  for (const [row, names] of sheet.rows.slice(0, HEAD_ROWS).entries()) {
    if (!names.some((cell) => NAMES.count.test(headerName(cell)))) continue;
    const known = namedColumns(names);
    if (known.count === undefined || !PLACES.some((place) => known[place] !== undefined)) continue;
    const columns = withContents(known, names, sheet.rows.slice(row + 1, HEAD_ROWS));
    if (REQUIRED.every((role) => columns[role] !== undefined)) return { row, columns, names };
  }
  return null;
}

function namedColumns(names: readonly Cell[]): Partial<Record<LongRole, number>> {
  const columns: Partial<Record<LongRole, number>> = {};
  for (const [column, cell] of names.entries()) {
    const name = headerName(cell);
    if (name === "") continue;
    for (const role of Object.keys(NAMES) as LongRole[]) {
      if (columns[role] !== undefined || !NAMES[role].test(name)) continue;
      columns[role] = column;
      break;
    }
  }
  return columns;
}

function withContents(
  known: Partial<Record<LongRole, number>>,
  names: readonly Cell[],
  rows: Sheet["rows"],
): Partial<Record<LongRole, number>> {
  const columns = { ...known };
  // 検査項目 is what some tables call their classes.
  if (columns.stratum === undefined && columns.item !== undefined) {
    const [, , isClass] = CONTENTS.map(([, fits]) => fits);
    const cells = rows.map((row) => row[columns.item!] ?? null).filter((cell) => cell !== null);
    if (cells.length > 0 && cells.every((cell) => isClass!(cell))) {
      columns.stratum = columns.item;
      delete columns.item;
    }
  }
  for (const [role, fits] of CONTENTS) {
    if (columns[role] !== undefined) continue;
    const taken = new Set(Object.values(columns));
    const found = names.findIndex((_, column) => {
      if (taken.has(column)) return false;
      const cells = rows.map((row) => row[column] ?? null).filter((cell) => cell !== null);
      return cells.length > 0 && cells.every(fits);
    });
    if (found >= 0) columns[role] = found;
  }
  return columns;
}

function headerName(cell: Cell): string {
  if (typeof cell !== "string") return "";
  return comparable(cell)
    .toLowerCase()
    .replace(/[([【].*$/, "")
    .replace(/[_\-.・\s]/g, "");
}
