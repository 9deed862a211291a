export const FIGURE_KINDS = ["area-bars", "heatmap", "caterpillar", "funnel", "profile"] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** Kinds that show every area of the nation, so that all their rows are needed whatever prefecture is asked for. */
export const NATIONAL_KINDS: readonly FigureKind[] = ["caterpillar", "funnel"];

/** What a profile needs beside the ages asked for: the whole, and the 5-year classes of its small multiples. */
export const PROFILE_AGES = ["40-74", "5-year"];

/** Kinds that show several years, so that they need the rows of several releases. */
export const TREND_KINDS = ["trend", "sparklines", "slope"] as const;
export type TrendKind = (typeof TREND_KINDS)[number];

export const isTrendKind = (kind: string): kind is TrendKind =>
  (TREND_KINDS as readonly string[]).includes(kind);
