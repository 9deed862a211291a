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
export function controlLimits(expected: number, request: LimitRequest): readonly [number, number] {
  const half = halfWidth(request) / Math.sqrt(expected);
  return [Math.max(-100, -half), half];
}

/** Of the limits at an expected count of 1. */
function halfWidth({ level, rate, phi }: LimitRequest): number {
  return 100 * normalQuantile((1 + level) / 2) * Math.sqrt(Math.max(1, phi ?? 1) * (1 - rate));
}

interface LimitPoint {
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
}

/** The limits at `steps` + 1 expected counts, evenly spaced on a logarithmic axis. */
export function limitCurve(
  [from, to]: readonly [number, number],
  request: LimitRequest,
  steps = 120,
): LimitPoint[] {
  const atOne = halfWidth(request);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const expected = from * (to / from) ** (step / steps);
    const half = atOne / Math.sqrt(expected);
    return { expected, lower: Math.max(-100, -half), upper: half };
  });
}

/** A point of a limit as it is drawn. */
export interface DrawnLimit {
  readonly side: "lower" | "upper";
  readonly expected: number;
  readonly limit: number;
}

/**
 * The two limits as far as they lie within a range of differences, cut at its ends: between two points a limit is a
 * straight line on the logarithmic axis. Where the lower one is held at −100 it is not drawn.
 */
export function limitsInside(
  curve: readonly LimitPoint[],
  [low, high]: readonly [number, number],
): DrawnLimit[] {
  return (["lower", "upper"] as const).flatMap((side) => {
    const drawn: DrawnLimit[] = [];
    for (let index = 0; index < curve.length; index++) {
      const at = curve[index]!;
      const limit = at[side];
      if (limit <= -100) continue;
      const next = curve[index + 1];
      if (limit >= low && limit <= high) drawn.push({ side, expected: at.expected, limit });
      // Limits come nearer to 0 from point to point: they can only come in.
      else if (next && next[side] >= low && next[side] <= high) {
        const edge = limit > high ? high : low;
        const share = (edge - limit) / (next[side] - limit);
        drawn.push({ side, expected: at.expected * (next.expected / at.expected) ** share, limit: edge });
      }
    }
    return drawn;
  });
}
