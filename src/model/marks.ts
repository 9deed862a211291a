/** Five classes against the reference, from significantly high at 99.8 % to significantly low at 99.8 %. */
export const MARKS = ["high-99.8", "high-95", "none", "low-95", "low-99.8"] as const;
export type Mark = (typeof MARKS)[number];
