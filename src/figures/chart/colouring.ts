/** What colours a map: how far a ratio is from the reference, or whether that could be chance. */
export const COLOURINGS = ["ratio", "mark"] as const;
export type Colouring = (typeof COLOURINGS)[number];
