// @ts-nocheck
import { LEVELS } from "../catalog/levels.js";
import type { Columns } from "./columns.js";
import { SEXES_AND_BOTH } from "./counts.js";

/** Of which item, region, sex and ages a row is. */
export const REGION = {
  item: { type: "text", ja: "項目の id", en: "id of the item" },
  level: {
    type: "text",
    values: LEVELS,
    ja: "段階：`nation`（全国）、`prefecture`（都道府県）、`area`（二次医療圏）",
    en: "`nation`, `prefecture` or `area` (secondary medical area)",
  },
  code: {
    type: "text",
    ja: "地域のコード：`00`、`11`、`1103` など。重なることはない",
    en: "code of the region: `00`, `11`, `1103`; never the same twice",
  },
  name: {
    type: "text",
    ja: "地域の名前。重なることがある（西部は 7 か所）",
    en: "name of the region; names repeat (西部 is the name of seven areas)",
  },
  prefectureCode: {
    type: "text",
    nullable: true,
    ja: "属する都道府県のコード。全国では空",
    en: "code of the prefecture it lies in; empty for the nation",
  },
  prefecture: {
    type: "text",
    nullable: true,
    ja: "属する都道府県。全国では空",
    en: "the prefecture it lies in; empty for the nation",
  },
  sex: {
    type: "text",
    values: SEXES_AND_BOTH,
    ja: "`male`（男性）、`female`（女性）、`both`（男女の該当者数と期待該当者数をそれぞれ合計したもの）",
    en: "`male`, `female`, `both` (observed and expected of men and women added up)",
  },
  ages: {
    type: "text",
    ja: "年齢：`40-74`、`40-64`、`65-74`、または `40-44` などの 5 歳階級",
    en: "`40-74`, `40-64`, `65-74`, or a 5-year class such as `40-44`",
  },
} as const satisfies Columns;

/** When the checkups were. */
export const RELEASE = {
  release: { type: "whole", above: 0, ja: "NDBオープンデータの回", en: "release of the NDB Open Data" },
  fiscalYear: {
    type: "whole",
    ja: "健診の年度（回＋2012）",
    en: "fiscal year of the checkups (release + 2012)",
  },
} as const satisfies Columns;

/** "11" */
export const PREFECTURE_CODE = /^\d{2}$/;
/** "00" nation, "11" prefecture, "1103" area. Files are named by these: nothing but digits. */
export const REGION_CODE = /^\d{2}(\d{2})?$/;
