/** Ways to set limits; `binomial`, the default, is right for a prevalence, the others for rare events. */
// @ts-nocheck

export const INTERVAL_METHODS = ["binomial", "poisson", "byar"] as const;
export type IntervalMethod = (typeof INTERVAL_METHODS)[number];
