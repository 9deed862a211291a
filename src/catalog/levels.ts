/** How large the regions of a row are, from large to small: the nation, a prefecture, a secondary medical area. */
export const LEVELS = ["nation", "prefecture", "area"] as const;
export type Level = (typeof LEVELS)[number];
