import { NORMAL_LIMITS } from "../../engine/statistics/significance.js";
import {
  type Spread,
  samplingVariance,
  spreadDeviation,
  spreadLimits,
} from "../../engine/statistics/spread.js";

interface LimitRequest {
  /** Share of areas that stay between the limits. */
  readonly level: 0.95 | 0.998;
  /** Prevalence in the reference, which a binomial count needs; 0 for Poisson limits. */
  readonly rate: number;
  /** The model of the spread among areas; null for limits of chance alone. */
  readonly spread: Spread | null;
}

/**
 * Control limits of ratio − 100 for an expected count, around a target of 0 (ratio 100).
 *
 * The observed count O of an area as the reference has variance E(1 − p) where p is the prevalence (binomial), so
 * that 100·O/E has standard deviation 100·√((1 − p)/E); limits of chance are ± z times that. With the spread among
 * areas log(O/E) has variance (1 − p)/E + τ²·(E/Ē)^(−2γ), and 100·O/E has limits 100·exp(± z·deviation), but none
 * inside those of chance: they are the limits that the adjusted marks test against.
 *
 * Spiegelhalter 2005, Funnel plots for comparing institutional performance, Stat Med 24:1185–1202: normal limits of
 * section 2 and appendix A.1, additive spread of section 3; see `spread.ts`. A ratio cannot fall below 0, so the lower
 * limit ends at −100.
 */
export function controlLimits(
  expected: number,
  { level, rate, spread }: LimitRequest,
): readonly [number, number] {
  const end = level === 0.95 ? "at95" : "at998";
  const sampling = samplingVariance("binomial", { expected, examined: expected / rate });
  const half = 100 * NORMAL_LIMITS[end] * Math.sqrt(sampling);
  if (!spread) return [Math.max(-100, -half), half];
  const logHalf = spreadLimits(spread)[end] * spreadDeviation(spread, sampling, expected);
  const [lower, upper] = [100 * Math.expm1(-logHalf), 100 * Math.expm1(logHalf)];
  return [Math.max(-100, Math.min(-half, lower)), Math.max(half, upper)];
}

const STEPS = 60;

/** The limits at `STEPS` + 1 expected counts, evenly spaced on a logarithmic axis. */
export function limitCurve([from, to]: readonly [number, number], request: LimitRequest) {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const expected = from * (to / from) ** (step / STEPS);
    const [lower, upper] = controlLimits(expected, request);
    return { expected, lower, upper };
  });
}
