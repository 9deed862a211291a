import { TREND_MARK_WORDS, TREND_MARKS, UNMARKED, UNMARKED_WORDS } from "../marks.js";
import { type HeadedColumns, nullable, withoutLimits } from "./columns.js";
import { RATIO } from "./ratio-columns.js";
import { REGION } from "./region-columns.js";

/** The columns that name the item, region, sex and ages of a trend. */
export const TREND_REGION = {
  ...REGION,
  reference: {
    head: "基準",
    type: "text",
    ja: "比べる基準。`national` は各年度をその年度の全国と、`national@6` はどの年度も第6回の全国と比べる",
    en: "`national`: each year against that year's; `national@6`: every year against the one of release 6",
  },
} as const satisfies HeadedColumns;

/** The ratio of one year, as a result has it, and the piece of the line that it is of. */
export const TREND_POINT = {
  release: RATIO.release,
  fiscalYear: RATIO.fiscalYear,
  ...withoutLimits({
    ratio: RATIO.ratio,
    ratioLower: RATIO.ratioLower,
    ratioUpper: RATIO.ratioUpper,
    ratioOuter95Lower: RATIO.ratioOuter95Lower,
    ratioOuter95Upper: RATIO.ratioOuter95Upper,
  }),
  segment: {
    head: "線の番号",
    type: "whole",
    least: 0,
    ja: "同じ番号の年度どうしは比べられる。0 から",
    en: "years with the same number compare with each other; from 0",
  },
  flags: RATIO.flags,
  referenceRate: RATIO.referenceRate,
  nationalCoverage: RATIO.nationalCoverage,
} as const satisfies HeadedColumns;

const YEARS = {
  firstYear: {
    head: "変化の最初の年度",
    type: "whole",
    ja: "比べられる最初の年度",
    en: "first fiscal year that compares",
  },
  lastYear: {
    head: "変化の最後の年度",
    type: "whole",
    ja: "比べられる最後の年度",
    en: "last fiscal year that compares",
  },
  years: {
    head: "比のある年度の数",
    type: "whole",
    least: 2,
    ja: "比のある年度の数",
    en: "how many years have a ratio",
  },
} as const satisfies HeadedColumns;

const POINTS = { type: "number", unit: "points" } as const;
const POINTS_IF_JUDGED = { ...POINTS, nullable: true } as const;

const NET_CHANGE = {
  netChange: {
    head: "期間の変化",
    ...POINTS,
    ja: "期間の変化：最後の比−最初の比",
    en: "change over the period: last less first ratio",
  },
  netChangeLower: {
    head: "期間の変化（下限）",
    ...POINTS,
    ja: "秘匿により変化が取りうる範囲の下限",
    en: "lower bound of the change that the hidden counts leave",
  },
  netChangeUpper: {
    head: "期間の変化（上限）",
    ...POINTS,
    ja: "同じく上限",
    en: "upper bound of the change",
  },
  netChange95Lower: {
    head: "変化の95%区間の下限",
    ...POINTS_IF_JUDGED,
    ja: "変化の 95 ％区間の下限。標本誤差、秘匿による幅、同じ規模の地域のふだんの動きを含む。判定しないときは空",
    en: "lower 95 % limit of the change: covers sampling error, hidden counts and the usual moves of regions of its size; empty where it is not judged",
  },
  netChange95Upper: {
    head: "変化の95%区間の上限",
    ...POINTS_IF_JUDGED,
    ja: "同じく上限",
    en: "upper 95 % limit of the change",
  },
  netChange998Lower: {
    head: "変化の99.8%区間の下限",
    ...POINTS_IF_JUDGED,
    isDetail: true,
    ja: "変化の 99.8 ％区間の下限",
    en: "lower 99.8 % limit of the change",
  },
  netChange998Upper: {
    head: "変化の99.8%区間の上限",
    ...POINTS_IF_JUDGED,
    isDetail: true,
    ja: "同じく上限",
    en: "upper 99.8 % limit of the change",
  },
  commonChange: {
    head: "共通の動き",
    ...POINTS_IF_JUDGED,
    ja: "共通の動き：同じ段階の全地域の、同じ期間の変化の中央値",
    en: "the move that all regions of the level share: the median of their changes over the same years",
  },
  changeMark: {
    head: "変化の判定",
    type: "text",
    nullable: true,
    values: TREND_MARKS,
    words: TREND_MARK_WORDS,
    ja: "判定：`rising-99.8`、`rising-95`、`none`、`falling-95`、`falling-99.8`。区間が 0 からも共通の動きからも外れているもの",
    en: "`rising-99.8`, `rising-95`, `none`, `falling-95`, `falling-99.8`: the interval lies beyond both 0 and the common change",
  },
  q: {
    head: "偶然と見込まれる割合q",
    type: "number",
    nullable: true,
    least: 0,
    most: 1,
    ja: "それ以上にはっきりした判定のうち、偶然と見込まれる割合",
    en: "share of the marks at least as clear that chance alone is expected to make",
  },
  unmarked: {
    head: "判定しない理由",
    type: "text",
    nullable: true,
    values: UNMARKED,
    words: UNMARKED_WORDS,
    ja: "判定しない理由：`few-regions`（比べる地域が少ない）、`implausible`（元データの誤りとみられる）、`implausible-reference`（属する都道府県の最初か最後の年度に、元データの誤りとみられる人数がある）",
    en: "why it is not judged: `few-regions`, `implausible` counts, or `implausible-reference`: such counts in the own prefecture, of the first or last year",
  },
} as const satisfies HeadedColumns;

/** The net change over the years of a segment. */
export const TREND_CHANGE = { ...YEARS, ...NET_CHANGE } as const;

/** A trend as one row: what stands in a list of objects in JSON is told by its ends there. */
export const TREND = {
  ...TREND_REGION,
  ...nullable(YEARS),
  firstRatio: {
    ...RATIO.ratio,
    head: "最初の比",
    ja: "最初の年度の標準化該当比",
    en: "standardized ratio of the first year",
  },
  lastRatio: {
    ...RATIO.ratio,
    head: "最後の比",
    ja: "最後の年度の標準化該当比",
    en: "standardized ratio of the last year",
  },
  ...nullable(NET_CHANGE),
  breaks: {
    head: "線の切れ目",
    type: "list",
    ja: "線の切れ目：`5|6` は第5回と第6回の間。空白区切り",
    en: "where the line breaks: `5|6` is between releases 5 and 6; separated by spaces",
  },
} as const satisfies HeadedColumns;
