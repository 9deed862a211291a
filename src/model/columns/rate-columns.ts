import type { HeadedColumns } from "./columns.js";

const PER_CENT = { type: "number", nullable: true, least: 0, unit: "percent" } as const;
const SHARE = { ...PER_CENT, most: 100 } as const;

/** Columns of a result that are per cent. */
export const RATES = {
  rate: {
    head: "該当率（％）",
    ...SHARE,
    ja: "該当率（粗率）：100×該当者数÷測定者数・回答者数。年齢構成の違いは調整していない。最良推定値",
    en: "crude rate, 100 · observed / examined, not adjusted for age: best estimate",
  },
  rateLower: {
    head: "該当率（下限、％）",
    ...SHARE,
    repeats: "rate",
    ja: "該当率が必ず入る範囲の下限",
    en: "guaranteed lower bound of the rate",
  },
  rateUpper: {
    head: "該当率（上限、％）",
    ...SHARE,
    repeats: "rate",
    ja: "同じく上限。公表値から上限が決まらないときは空",
    en: "guaranteed upper bound of the rate; empty where nothing published bounds a hidden count from above",
  },
  referenceRate: {
    head: "基準の該当率（％）",
    ...SHARE,
    isShared: true,
    ja: "基準の集団の、同じ性・年齢の該当率（粗率）。年齢ごとの人数の合計から求めるので、秘匿があれば、中計から求める基準そのものの `rate` と小数第4位ほどで異なる",
    en: "crude rate of the reference population, same sex and ages; it is made of people by age, so that where some are hidden it can differ in the fourth decimal or so from the reference's own `rate`, which is made of row totals",
  },
  referenceRateLower: {
    head: "基準の該当率（下限、％）",
    ...SHARE,
    isShared: true,
    isDetail: true,
    ja: "基準の側の秘匿により基準の該当率が取りうる範囲の下限",
    en: "lower bound of it that the reference's own hidden counts leave",
  },
  referenceRateUpper: {
    head: "基準の該当率（上限、％）",
    ...SHARE,
    isShared: true,
    isDetail: true,
    ja: "同じく上限",
    en: "upper bound of it",
  },
  adjustedRate: {
    head: "年齢調整該当率（％）",
    ...PER_CENT,
    ja: "年齢調整該当率（間接法）：基準の該当率×比÷100。最良推定値。同じ基準・性・年齢どうしで比べる",
    en: "indirectly age-adjusted rate, reference rate · ratio / 100: best estimate; it compares with those of the same reference, sex and ages",
  },
  adjustedRateLower: {
    head: "年齢調整該当率（下限、％）",
    ...PER_CENT,
    repeats: "adjustedRate",
    ja: "年齢調整該当率が必ず入る範囲の下限",
    en: "guaranteed lower bound of the adjusted rate",
  },
  adjustedRateUpper: {
    head: "年齢調整該当率（上限、％）",
    ...PER_CENT,
    repeats: "adjustedRate",
    ja: "同じく上限",
    en: "guaranteed upper bound of the adjusted rate",
  },
  coverage: {
    head: "測定・回答の割合（％）",
    ...SHARE,
    ja: "測定・回答の割合：同じ地域・性・年齢の受診者（腹囲か BMI の値がある人の多いほう）のうち、その項目の値がある人。腹囲や BMI の表がないときと、独自の集計では空",
    en: "share of the people examined in the region, of the same sex and ages (those in the table of waist or BMI, whichever has more), who have a value for this item; empty without these tables and for counts of one's own",
  },
  nationalCoverage: {
    head: "全国の測定・回答の割合（％）",
    ...SHARE,
    isShared: true,
    ja: "同じく全国の割合（同じ性・年齢）。入力に全国の都道府県の表がないときは空",
    en: "the same of the nation, same sex and ages; empty where the input has no tables of all prefectures",
  },
} as const satisfies HeadedColumns;
