import { AGE_CLASSES, SEXES } from "../counts.js";
import type { Columns } from "./columns.js";
import { REGION } from "./region-columns.js";

/** What a file of reference rates has for each item, sex and 5-year class; the numbers of the seven classes stand in one list there. */
export const REFERENCE = {
  item: REGION.item,
  sex: { type: "text", values: SEXES, ja: "`male`（男性）、`female`（女性）", en: "`male` or `female`" },
  ages: { type: "text", values: AGE_CLASSES, ja: "5 歳階級", en: "5-year class" },
  examined: { type: "number", least: 0, unit: "people", ja: "値がある人", en: "people with a value" },
  observed: {
    type: "number",
    least: 0,
    unit: "people",
    ja: "該当者数",
    en: "cases, people who meet the criterion (該当者数)",
  },
  rate: {
    type: "number",
    least: 0,
    most: 1,
    ja: "該当率：該当者数÷値がある人。読むときに人数から計算し直し、合わなければエラーにする",
    en: "observed / examined, for readers; computed anew when it is loaded, and refused where the two differ",
  },
  rateLower: {
    type: "number",
    least: 0,
    most: 1,
    ja: "基準の側の秘匿により該当率が取りうる範囲の下限",
    en: "lower bound of the rate that the population's own hidden cells leave",
  },
  rateUpper: { type: "number", least: 0, most: 1, ja: "同じく上限", en: "upper bound of the rate" },
} as const satisfies Columns;
