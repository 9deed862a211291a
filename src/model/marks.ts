import type { Bilingual } from "../text/language.js";

/** Five classes against the reference, from significantly high at 99.8 % to significantly low at 99.8 %. */
export const MARKS = ["high-99.8", "high-95", "none", "low-95", "low-99.8"] as const;
export type Mark = (typeof MARKS)[number];

/** What the marks say, in tables. */
export const MARK_WORDS: Readonly<Record<Mark, Bilingual>> = {
  "high-99.8": { ja: "有意に高い（99.8%）", en: "significantly high (99.8%)" },
  "high-95": { ja: "有意に高い（95%）", en: "significantly high (95%)" },
  none: { ja: "有意差なし", en: "not significant" },
  "low-95": { ja: "有意に低い（95%）", en: "significantly low (95%)" },
  "low-99.8": { ja: "有意に低い（99.8%）", en: "significantly low (99.8%)" },
};

/** Is a ratio significantly high or low? Not where it is not judged. */
export const isMarked = (mark: Mark | null): boolean => mark !== null && mark !== "none";

/** Five classes of a change over the years, from significantly rising at 99.8 % to significantly falling at 99.8 %. */
export const TREND_MARKS = ["rising-99.8", "rising-95", "none", "falling-95", "falling-99.8"] as const;
export type TrendMark = (typeof TREND_MARKS)[number];

export const TREND_MARK_WORDS: Readonly<Record<TrendMark, Bilingual>> = {
  "rising-99.8": { ja: "上昇（99.8%）", en: "rising (99.8%)" },
  "rising-95": { ja: "上昇（95%）", en: "rising (95%)" },
  none: { ja: "ふだんの範囲内", en: "as usual" },
  "falling-95": { ja: "低下（95%）", en: "falling (95%)" },
  "falling-99.8": { ja: "低下（99.8%）", en: "falling (99.8%)" },
};

/**
 * To which side a mark is: 1 above the reference, or rising; −1 below it, or falling; 0 where nothing is significant, or
 * not judged.
 */
export function sideOf(mark: Mark | TrendMark | null | undefined): 1 | -1 | 0 {
  if (!mark || mark === "none") return 0;
  return mark.startsWith("high") || mark.startsWith("rising") ? 1 : -1;
}

/** Why a change is not judged: too few regions tell what is usual, or its first or last ratio is implausible. */
export const UNMARKED = ["few-regions", "implausible", "implausible-reference"] as const;
export type Unmarked = (typeof UNMARKED)[number];

export const UNMARKED_WORDS: Readonly<Record<Unmarked, Bilingual>> = {
  "few-regions": { ja: "比べる地域が少ない", en: "few regions" },
  implausible: { ja: "元データの誤りとみられる", en: "an error of the source, it seems" },
  "implausible-reference": {
    ja: "基準に元データの誤りとみられる人数を含む",
    en: "an error of the source in its reference, it seems",
  },
};
