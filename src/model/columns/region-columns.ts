import { LEVELS, levelName } from "../../catalog/levels.js";
import type { Bilingual } from "../../text/language.js";
import { SEXES_AND_BOTH } from "../counts.js";
import type { HeadedColumns } from "./columns.js";

const LEVEL_WORDS = Object.fromEntries(LEVELS.map((level) => [level, levelName(level)]));

/** Men and women in words. */
export const SEX_WORDS = {
  male: { ja: "男性", en: "Men" },
  female: { ja: "女性", en: "Women" },
  both: { ja: "男女計", en: "Men and women together" },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The columns that name the item, region, sex and ages of a row. */
export const REGION = {
  item: { head: "項目", type: "text", ja: "項目の id", en: "id of the item" },
  level: {
    head: "段階",
    type: "text",
    values: LEVELS,
    words: LEVEL_WORDS,
    ja: "段階：`nation`（全国）、`prefecture`（都道府県）、`area`（二次医療圏）、`municipality`（市区町村。独自の集計だけ）、`group`（独自の地域）",
    en: "`nation`, `prefecture`, `area` (secondary medical area), `municipality` (of counts of one's own) or `group` (a region of one's own)",
  },
  code: {
    head: "地域コード",
    type: "text",
    ja: "地域のコード：`00`、`11`、`1103` など。独自の地域ではその人の付けたもの。重なることはない",
    en: "code of the region: `00`, `11`, `1103`, or what the user calls a region of their own; never the same twice",
  },
  name: {
    head: "地域",
    type: "text",
    ja: "地域の名前。重なることがある（西部は 7 か所）",
    en: "name of the region; names repeat (西部 is the name of seven areas)",
  },
  prefectureCode: {
    head: "都道府県コード",
    type: "text",
    nullable: true,
    ja: "属する都道府県のコード。全国と、複数の都道府県にまたがる地域では空",
    en: "code of the prefecture it lies in; empty for the nation and for a region that reaches over several",
  },
  prefecture: {
    head: "都道府県",
    type: "text",
    nullable: true,
    ja: "属する都道府県。全国では空",
    en: "the prefecture it lies in; empty for the nation",
  },
  sex: {
    head: "性別",
    type: "text",
    values: SEXES_AND_BOTH,
    words: SEX_WORDS,
    ja: "`male`（男性）、`female`（女性）、`both`（男女の該当者数と期待該当者数をそれぞれ合計したもの）",
    en: "`male`, `female`, `both` (observed and expected of men and women added up)",
  },
  ages: {
    head: "年齢",
    type: "text",
    ja: "年齢：`40-74`、`40-64`、`65-74`、または `40-44` などの 5 歳階級",
    en: "`40-74`, `40-64`, `65-74`, or a 5-year class such as `40-44`",
  },
} as const satisfies HeadedColumns;

/** When the checkups were. */
export const RELEASE = {
  release: {
    head: "公表回",
    type: "whole",
    above: 0,
    ja: "NDBオープンデータの回",
    en: "release of the NDB Open Data",
  },
  fiscalYear: {
    head: "年度",
    type: "whole",
    ja: "健診の年度（回＋2012）",
    en: "fiscal year of the checkups (release + 2012)",
  },
} as const satisfies HeadedColumns;

/** "11" */
export const PREFECTURE_CODE = /^\d{2}$/;
/** "00" nation, "11" prefecture, "1103" area, "22100" municipality, "g01" a region of the user's own. Files are named by these. */
export const REGION_CODE = /^(\d{2}|\d{4,5}|(?!\d{1,5}$)[A-Za-z0-9-]{1,20})$/;
