import { normalQuantile } from "../../engine/statistics/normal.js";

export interface LimitRequest {
  /** Share of areas that chance alone leaves between the limits: 0.95, 0.998. */
  readonly level: number;
  /** Prevalence in the reference, which a binomial count needs; 0 for Poisson limits. */
  readonly rate: number;
  /** Overdispersion factor φ; null or 1 for limits of chance alone. */
  readonly phi: number | null;
}

/**
 * Control limits of ratio − 100 for an expected count, around a target of 0 (ratio 100).
 *
 * The observed count O of an area as the reference has variance E(1 − p) where p is the prevalence (binomial), so
 * that 100·O/E has standard deviation 100·√((1 − p)/E); limits are ± z times that. With multiplicative
 * overdispersion the variance is φ times as large: ± z·√φ·100·√((1 − p)/E). φ below 1 narrows nothing.
 *
 * Spiegelhalter 2005, Funnel plots for comparing institutional performance, Stat Med 24:1185–1202: normal limits of
 * section 2 and appendix A.1, overdispersion of section 3 and appendix A.3. They are the limits that the adjusted
 * marks test against. A ratio cannot fall below 0, so the lower limit ends at −100.
 */
export function controlLimits(
  expected: number,
  { level, rate, phi }: LimitRequest,
): readonly [number, number] {
  const z = normalQuantile((1 + level) / 2);
  const half = 100 * z * Math.sqrt((Math.max(1, phi ?? 1) * (1 - rate)) / expected);
  return [Math.max(-100, -half), half];
}

/** The limits at `steps` + 1 expected counts, evenly spaced on a logarithmic axis. */
export function limitCurve(
  [from, to]: readonly [number, number],
  request: LimitRequest,
  steps = 120,
): { readonly expected: number; readonly lower: number; readonly upper: number }[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const expected = from * (to / from) ** (step / steps);
    const [lower, upper] = controlLimits(expected, request);
    return { expected, lower, upper };
  });
}
