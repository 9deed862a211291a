import type { Cell } from "../../../src/ingest/files/sheet.js";
import { AGE_CLASSES, COLUMNS, type CountTable, HIDDEN, SEXES, SUBTOTAL } from "../../../src/model/counts.js";

/** A count as somebody writes it into a long table. */
export interface LongCell {
  readonly table: string;
  readonly fiscalYear: number;
  readonly level: string;
  readonly code: string | null;
  readonly name: string;
  readonly prefectureCode: string | null;
  readonly sex: "male" | "female";
  /** "40-44" … "70-74", null for 中計. */
  readonly ages: string | null;
  readonly stratum: string;
  /** null where hidden. */
  readonly count: number | null;
}

/** All cells of a table in the order in which they are printed. */
export function longCells(table: CountTable): LongCell[] {
  const { fiscalYear, geography: level } = table;
  return table.regions.flatMap(({ code, name, prefectureCode }, r) =>
    SEXES.flatMap((sex) =>
      table[sex].strata.flatMap(({ label: stratum }, s) =>
        Array.from({ length: COLUMNS }, (_, column): LongCell => {
          const count = table[sex].counts[(r * table[sex].strata.length + s) * COLUMNS + column]!;
          const ages = column === SUBTOTAL ? null : AGE_CLASSES[column]!;
          const place = { table: table.table, fiscalYear, level, code, name, prefectureCode };
          return { ...place, sex, ages, stratum, count: count === HIDDEN ? null : count };
        }),
      ),
    ),
  );
}

/** The columns of `cases/long/database-long.csv`. */
export function databaseRows(cells: readonly LongCell[], item = "BMI"): Cell[][] {
  return [
    [
      "release",
      "data_year",
      "item_name",
      "area_type",
      "area_code",
      "area_name",
      "gender",
      "age_group",
      "range_label",
      "inspection_count",
    ],
    ...cells.map((cell): Cell[] => [
      cell.fiscalYear - 2012,
      cell.fiscalYear,
      item,
      cell.level === "area" ? "secondary_medical_area" : "prefecture",
      cell.code,
      cell.name,
      cell.sex === "male" ? "M" : "F",
      cell.ages ?? "total",
      cell.stratum,
      cell.count,
    ]),
  ];
}

/** What pandas makes of a prefecture table with melt, with an index. */
export function meltedRows(cells: readonly LongCell[]): Cell[][] {
  return [
    [null, "都道府県名", "検査値階層(kg/㎡)", "性別", "年齢", "人数"],
    ...cells.map((cell, i): Cell[] => [
      i,
      cell.name,
      cell.stratum,
      cell.sex === "male" ? "男" : "女",
      cell.ages === null ? "中計" : `${cell.ages.replace("-", "～")}歳`,
      cell.count ?? 0,
    ]),
  ];
}
