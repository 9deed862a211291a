import type { HeadedColumns } from "./columns.js";

const LIMIT = { type: "number", nullable: true, unit: "ratio" } as const;

/** Limits at the best estimate. */
const atBest = (percent: string) =>
  ({
    lower: {
      head: `最良推定値での${percent}%信頼区間の下限`,
      ...LIMIT,
      isDetail: true,
      ja: `最良推定値での ${percent} % 信頼区間の下限`,
      en: `lower ${percent} % confidence limit at the best estimate`,
    },
    upper: {
      head: `最良推定値での${percent}%信頼区間の上限`,
      ...LIMIT,
      isDetail: true,
      ja: "同じく上限",
      en: `upper ${percent} % confidence limit at the best estimate`,
    },
  }) as const;

/** Limits wherever in its bounds the truth lies. */
const outer = (percent: string, best: string) =>
  ({
    lower: {
      head: `${percent}%信頼区間の下限`,
      ...LIMIT,
      repeats: `${best}Lower`,
      ja: `真の値が範囲のどこにあっても成り立つ ${percent} % 信頼区間の下限`,
      en: `lower ${percent} % limit that holds wherever in its bounds the truth lies`,
    },
    upper: {
      head: `${percent}%信頼区間の上限`,
      ...LIMIT,
      repeats: `${best}Upper`,
      ja: "同じく上限。上から決まらないときは空",
      en: `upper ${percent} % limit, likewise; empty where nothing bounds it`,
    },
  }) as const;

/** Columns of the limits of sampling error. */
export const INTERVALS = {
  ratioCi95Lower: atBest("95").lower,
  ratioCi95Upper: atBest("95").upper,
  ratioCi998Lower: atBest("99.8").lower,
  ratioCi998Upper: atBest("99.8").upper,
  ratioOuter95Lower: outer("95", "ratioCi95").lower,
  ratioOuter95Upper: outer("95", "ratioCi95").upper,
  ratioOuter998Lower: { ...outer("99.8", "ratioCi998").lower, isDetail: true },
  ratioOuter998Upper: { ...outer("99.8", "ratioCi998").upper, isDetail: true },
} as const satisfies HeadedColumns;
