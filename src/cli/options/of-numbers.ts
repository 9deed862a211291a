import { GEOGRAPHIES } from "../../catalog/levels.js";
import { INPUT, pool } from "./input.js";
import { byDefault, flag, oneOf, someOf, text, texts, withHelp } from "./option.js";
import { headers, json, out, wholeNumber } from "./output.js";
import {
  area,
  level,
  oneOrTwoReferences,
  prefecture,
  SELECTION,
  SELECTION_WITHOUT_AGES,
  sex,
  YEARS,
} from "./selection.js";

const apart = withHelp(sex, "male,female（既定）、both（男女計）", "male,female (default), both");

export const COMPUTE = {
  ...INPUT,
  ...SELECTION,
  reference: oneOrTwoReferences,
  area,
  level,
  sex,
  pool,
  format: oneOf(
    "format",
    ["json", "ndjson", "csv", "arrow", "parquet", "table", "xlsx", "pptx"],
    "json（既定）、ndjson、csv、arrow、parquet、table（画面用）、xlsx（Excel：1 都道府県と二次医療圏、指定がなければ全国）、pptx（deck と同じ）",
    "json (default), ndjson, csv, arrow, parquet, table (for people), xlsx (Excel: one prefecture with its areas, else the nation), pptx (as deck)",
  ),
  columns: texts("column", "出力する列（既定：すべて）", "columns to give (default: all)"),
  sort: text(
    "column",
    "並べ替える列（降順は difference:desc）",
    "column to sort by (difference:desc for the largest first)",
  ),
  top: wholeNumber("先頭の件数", "only the first rows"),
  headers,
  out,
};

export const TREND = {
  ...INPUT,
  ...SELECTION,
  ...YEARS,
  area,
  level,
  sex: apart,
  format: oneOf(
    "format",
    ["json", "ndjson", "csv", "table"],
    "json（既定）、ndjson、csv、table（画面用）",
    "json (default), ndjson, csv, table (for people)",
  ),
  headers,
  out,
};

export const REFERENCE = {
  ...INPUT,
  item: texts("item", "項目の id（既定：すべて）", "item ids (default: all)"),
  population: {
    ...text(
      "population",
      "national（既定）、national-assigned、prefecture:11",
      "national (default), national-assigned, prefecture:11",
    ),
    words: ["national", "national-assigned"],
  },
  release: withHelp(
    INPUT.release,
    "内蔵の公表値の回。ファイルに複数の回があれば、その回を選ぶ",
    "a release of the built-in counts; of files of several releases this one is chosen",
  ),
  out,
};

export const INSPECT = {
  release: INPUT.release,
  table: withHelp(
    INPUT.table,
    "表題のないファイルが何の表かを指定",
    "name the table of a file without title",
  ),
  fiscalYear: INPUT.fiscalYear,
  zeros: INPUT.zeros,
  all: flag("特定健診と関係のないファイルも一覧する", "list other files too"),
  json,
};

export const SUPPRESSION = { ...INPUT, ...SELECTION };

export const COUNTS = {
  ...INPUT,
  item: texts("item", "この項目の表だけ", "only the tables of these items"),
  prefecture,
  level: someOf("level", GEOGRAPHIES, GEOGRAPHIES.join(), GEOGRAPHIES.join()),
  format: oneOf(
    "format",
    ["csv", "ndjson", "arrow", "parquet"],
    "csv（既定）、ndjson、arrow、parquet",
    "csv (default), ndjson, arrow, parquet",
  ),
  headers: withHelp(
    headers,
    "CSV の見出しと値：en（既定）、ja（日本語。どのコマンドもそのまま読み込めます）",
    "heads and values of CSV: en (default), ja (Japanese; every command reads them back)",
  ),
  out,
};

export const TOP = {
  ...INPUT,
  ...SELECTION_WITHOUT_AGES,
  area,
  pool,
  sex: apart,
  count: byDefault(wholeNumber("地域・性別ごとの項目数（既定 5）", "items a region and sex (5)"), 5),
  rising: flag(
    "何年かで好ましくないほうへ動いた項目：いま高いもの、まだ低いもの",
    "items that moved to the unfavourable side over the years: those that are high now, and those still low",
  ),
};
