import { ITEM_ID } from "../../catalog/items/item-id.js";
import { MARK_WORDS, MARKS } from "../marks.js";
import { type ColumnName, columnNames, type HeadedColumns } from "./columns.js";
import { INTERVALS } from "./interval-columns.js";
import { RATES } from "./rate-columns.js";
import { PREFECTURE_CODE, REGION, REGION_CODE, RELEASE } from "./region-columns.js";

const PEOPLE = { type: "number", least: 0, unit: "people" } as const;
const OF_RATIO = { type: "number", nullable: true, least: 0, unit: "ratio" } as const;
const MARK = { type: "text", nullable: true, values: MARKS, words: MARK_WORDS } as const;
const RANK = { type: "whole", nullable: true, above: 0 } as const;

/**
 * The columns of a result, a row a standardized ratio. `isDetail` are those that figures and their tables do without.
 */
export const RATIO = {
  ...RELEASE,
  ...REGION,
  item: { ...REGION.item, pattern: ITEM_ID },
  code: { ...REGION.code, pattern: REGION_CODE },
  prefectureCode: { ...REGION.prefectureCode, pattern: PREFECTURE_CODE },
  reference: {
    head: "基準",
    type: "text",
    ja: "期待該当者数を求めた基準。`national@8` は第8回の全国",
    en: "what the expected count is made with: `national@8` = the nation, release 8",
  },
  examined: {
    head: "測定者数・回答者数",
    ...PEOPLE,
    ja: "その項目の値がある人",
    en: "people with a value for this item",
  },
  observed: {
    head: "該当者数",
    ...PEOPLE,
    ja: "該当者数：最良推定値",
    en: "observed count (該当者数): best estimate",
  },
  observedLower: {
    head: "該当者数（下限）",
    ...PEOPLE,
    repeats: "observed",
    ja: "該当者数が必ず入る範囲の下限",
    en: "guaranteed lower bound of the observed count",
  },
  observedUpper: {
    head: "該当者数（上限）",
    ...PEOPLE,
    nullable: true,
    repeats: "observed",
    ja: "同じく上限。公表値から上限が決まらないときは空",
    en: "guaranteed upper bound; empty where nothing published bounds a hidden count from above",
  },
  expected: {
    head: "期待該当者数",
    ...PEOPLE,
    ja: "基準の該当率による期待該当者数：最良推定値",
    en: "expected count (期待該当者数) at the reference's rates: best estimate",
  },
  expectedLower: {
    head: "期待該当者数（下限）",
    ...PEOPLE,
    repeats: "expected",
    ja: "期待該当者数の範囲の下限",
    en: "lower bound of the expected count",
  },
  expectedUpper: {
    head: "期待該当者数（上限）",
    ...PEOPLE,
    nullable: true,
    repeats: "expected",
    ja: "同じく上限",
    en: "upper bound of the expected count",
  },
  ratio: {
    head: "標準化該当比",
    ...OF_RATIO,
    ja: "標準化該当比：最良推定値。決まらないときは空（理由は `flags`）",
    en: "standardized ratio (標準化該当比): best estimate; empty where there is none (`flags` says why)",
  },
  ratioLower: {
    head: "標準化該当比（取りうる範囲の下限）",
    ...OF_RATIO,
    repeats: "ratio",
    ja: "比が必ず入る範囲の下限",
    en: "guaranteed lower bound of the ratio",
  },
  ratioUpper: {
    head: "標準化該当比（取りうる範囲の上限）",
    ...OF_RATIO,
    repeats: "ratio",
    ja: "同じく上限",
    en: "guaranteed upper bound of the ratio",
  },
  difference: {
    head: "比-100",
    type: "number",
    nullable: true,
    unit: "points",
    ja: "比−100。図に示す値",
    en: "ratio − 100, what the figures show",
  },
  ...INTERVALS,
  z: {
    head: "z値",
    type: "number",
    nullable: true,
    isDetail: true,
    unit: "standardDeviations",
    ja: "最良推定値での該当者数−期待該当者数",
    en: "observed − expected at the best estimate",
  },
  mark: {
    head: "判定",
    ...MARK,
    ja: "基準との比較：`high-99.8`、`high-95`、`none`、`low-95`、`low-99.8`。外側の信頼区間で判定するので、伏せられた人数の値に左右されない",
    en: "against the reference: `high-99.8`, `high-95`, `none`, `low-95`, `low-99.8`; made from the outer limits, so it never rests on a hidden count",
  },
  adjustedMark: {
    head: "判定（同じ規模の地域のばらつきを超えるか）",
    ...MARK,
    ja: "同じ規模の地域のばらつきを超えて 100 から離れているかの判定。値は `mark` と同じ。入力が全国分そろっていないときと、比べられる地域が 20 未満のときは空",
    en: "does the region stand out from 100 more than regions of its size do? Same classes; empty if the input does not cover the nation, and with fewer than 20 regions to compare",
  },
  rank: {
    head: "順位",
    ...RANK,
    ja: "全医療圏（または全都道府県）での順位。1 が最も高い。入力が全国分そろっていないときは空",
    en: "1 = highest ratio of all areas (or prefectures); empty if the input does not cover the nation",
  },
  rankBest: {
    head: "順位（範囲の最上位）",
    ...RANK,
    ja: "範囲から考えられる最上位",
    en: "best rank that the bounds allow",
  },
  rankWorst: {
    head: "順位（範囲の最下位）",
    ...RANK,
    ja: "範囲から考えられる最下位",
    en: "worst rank that the bounds allow",
  },
  smoothedRatio: {
    head: "平滑化した比",
    type: "number",
    nullable: true,
    isDetail: true,
    unit: "ratio",
    ja: "経験ベイズ推定値（ポアソン・ガンマ）",
    en: "empirical-Bayes ratio (Poisson–gamma)",
  },
  referenceUncertainty: {
    head: "基準の秘匿による不確かさ",
    type: "number",
    isDetail: true,
    least: 0,
    unit: "points",
    ja: "基準の側の秘匿によって比が動きうる大きさ",
    en: "how far the reference's own hidden counts can move the ratio",
  },
  hiddenCells: {
    head: "秘匿されたセルの数",
    type: "whole",
    least: 0,
    ja: "該当者数と期待該当者数の計算に入るセルのうち、秘匿されたものの数",
    en: "hidden cells among those that observed and expected are made of",
  },
  flags: {
    head: "注記",
    type: "list",
    ja: "この比について知っておくべきこと。CSV では空白区切り",
    en: "what a reader of this ratio has to know; separated by spaces in CSV",
  },
  ...RATES,
} as const satisfies HeadedColumns;

export type RatioColumn = ColumnName<typeof RATIO>;

/** Columns of the result, in the order in which they are written. */
export const RATIO_COLUMNS = columnNames(RATIO);
