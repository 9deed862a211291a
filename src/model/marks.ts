/** Five classes against the reference, from significantly high at 99.8 % to significantly low at 99.8 %. */
export const MARKS = ["high-99.8", "high-95", "none", "low-95", "low-99.8"] as const;
export type Mark = (typeof MARKS)[number];

/** Is a ratio significantly high or low? Not where it is not judged. */
export const isMarked = (mark: Mark | null): boolean => mark !== null && mark !== "none";

/** Five classes of a change over the years, from significantly rising at 99.8 % to significantly falling at 99.8 %. */
export const TREND_MARKS = ["rising-99.8", "rising-95", "none", "falling-95", "falling-99.8"] as const;
export type TrendMark = (typeof TREND_MARKS)[number];

/** Why a change is not judged: too few regions tell what is usual, or its first or last ratio is implausible. */
export const UNMARKED = ["few-regions", "implausible"] as const;
export type Unmarked = (typeof UNMARKED)[number];
