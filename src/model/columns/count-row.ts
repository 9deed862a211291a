import * as z from "zod";
import { GEOGRAPHIES } from "../../catalog/levels.js";
import { WHOLE_AGES } from "../ages.js";
import { AGE_CLASSES, SEXES } from "../counts.js";
import { type ColumnName, columnNames, type HeadedColumns, type RowOf } from "./columns.js";
import { REGION, RELEASE } from "./region-columns.js";
import { rowShape } from "./row-schema.js";

export const COUNTS_SCHEMA = "ndb-ratio/counts@1";

/**
 * The columns of the database of counts, a row a cell of an official table. Everything that the table says is in each row, so
 * that any choice of prefectures or tables can be read again.
 */
export const COUNT = {
  ...RELEASE,
  table: {
    head: "表",
    type: "text",
    isNeverEmpty: true,
    ja: "表のキー：`bmi`、`q01` など",
    en: "key of the table: `bmi`, `q01`",
  },
  block: {
    head: "※1・※2",
    words: { basic: { ja: "※1", en: "※1" }, detailed: { ja: "※2", en: "※2" } },
    type: "text",
    nullable: true,
    values: ["basic", "detailed"],
    ja: "※1（`basic`）と※2（`detailed`）の両方にある表のどちらか",
    en: "of tables that stand in both: ※1 (`basic`) or ※2 (`detailed`)",
  },
  level: {
    ...REGION.level,
    values: GEOGRAPHIES,
    ja: "`prefecture` か `area`（二次医療圏）",
    en: "`prefecture` or `area`",
  },
  code: {
    head: "地域コード",
    type: "text",
    nullable: true,
    ja: "地域のコード：`11`、`1103` など。判別不可では空",
    en: "code of the region: `11`, `1103`; empty for 判別不可",
  },
  name: REGION.name,
  prefectureCode: {
    ...REGION.prefectureCode,
    ja: "属する都道府県のコード",
    en: "code of the prefecture it lies in",
  },
  prefecture: { ...REGION.prefecture, ja: "属する都道府県", en: "the prefecture it lies in" },
  sex: { ...REGION.sex, values: SEXES, ja: "`male`（男性）、`female`（女性）", en: "`male` or `female`" },
  stratum: {
    head: "階層・回答",
    type: "text",
    isNeverEmpty: true,
    ja: "検査値の階層、または回答（NFKC で正規化）",
    en: "class of test values or answer, NFKC-normalised",
  },
  strata: {
    head: "階層・回答の数",
    type: "whole",
    above: 0,
    ja: "この性別の、表の階層（回答）の数。欠けた行に気づくため",
    en: "how many classes or answers the table has for this sex, so that one that is left out is missed",
  },
  ages: {
    head: "年齢",
    type: "text",
    values: [...AGE_CLASSES, WHOLE_AGES],
    ja: "5 歳階級。中計は `40-74`",
    en: "5-year class; `40-74` for the subtotal 中計",
  },
  kind: {
    head: "値の種類",
    words: { cell: { ja: "年齢別", en: "by age" }, subtotal: { ja: "中計", en: "subtotal" } },
    type: "text",
    values: ["cell", "subtotal"],
    ja: "`subtotal` は印字された中計。合計する前に除くこと",
    en: "`subtotal` is the printed 中計 of the seven ages: leave these rows out before adding up",
  },
  status: {
    head: "公表・秘匿",
    words: { printed: { ja: "公表", en: "printed" }, hidden: { ja: "秘匿", en: "hidden" } },
    type: "text",
    values: ["printed", "hidden"],
    ja: "印字されたか、伏せられたか",
    en: "printed or hidden",
  },
  count: {
    head: "人数",
    type: "whole",
    nullable: true,
    least: 0,
    unit: "people",
    ja: "人数。伏せられたものは空（0 ではない）",
    en: "people; empty where hidden, which is never 0",
  },
  lower: {
    head: "人数の下限",
    type: "whole",
    least: 0,
    unit: "people",
    ja: "取りうる人数の下限。印字されていればその人数、伏せられていれば 0",
    en: "the count where printed, 0 where hidden",
  },
  upper: {
    head: "人数の上限",
    type: "whole",
    nullable: true,
    least: 0,
    unit: "people",
    ja: "取りうる人数の上限。伏せられていれば、その行の中計が残す人数（9 より小さくはしない。公表された合計から 10 未満の人数がもっと詳しく分かるところでは、どの人数でも同じ値）。中計も伏せられていれば空",
    en: "the count where printed; where hidden, what the printed 中計 of the row leaves, though never less than 9, and where the published sums tell a count under 10 more closely the same for each of these; empty where 中計 is hidden too",
  },
  unit: {
    head: "単位",
    type: "text",
    nullable: true,
    ja: "検査値の単位（kg/㎡ など）",
    en: "unit of the classes of test values, such as kg/㎡",
  },
  title: { head: "表題", type: "text", ja: "表の題名", en: "title of the table" },
  source: { head: "ファイル", type: "text", ja: "公表されたファイルの名前", en: "name of the official file" },
  sheet: { head: "シート", type: "text", ja: "シートの名前", en: "name of the sheet" },
  sheetRow: {
    head: "シートの行",
    type: "whole",
    above: 0,
    ja: "シートの行（1 から）",
    en: "row of the sheet, from 1",
  },
  sheetColumn: {
    head: "シートの列",
    type: "text",
    pattern: /^[A-Z]{1,3}$/,
    ja: "シートの列の文字",
    en: "column letters of the sheet",
  },
  sha256: {
    head: "SHA-256",
    type: "text",
    ja: "公表されたファイルの SHA-256",
    en: "SHA-256 of the official file",
  },
} as const satisfies HeadedColumns;

/** One cell of one official table: a row of the database of counts. */
export type CountRow = RowOf<typeof COUNT>;

/** Columns of the database of counts, in the order in which they are written. */
export const COUNT_COLUMNS: readonly ColumnName<typeof COUNT>[] = columnNames(COUNT);

export const countRowSchema = z.object(rowShape(COUNT));
