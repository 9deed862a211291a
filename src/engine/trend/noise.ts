import { normalQuantile } from "../statistics/normal.js";
import { type LinePoint, residuals, slopeWeights } from "./line.js";

/** Below so many degrees of freedom the noise is not told. */
export const LEAST_FREEDOM = 20;

const Z_95 = normalQuantile(0.975);

/** How far one region strays: a sum of squares, and the sampling variance that each of its degrees of freedom holds. */
interface Straying {
  readonly squares: number;
  readonly sampling: number;
}

/**
 * Variance τ² by which a region strays from its own line in a year beyond sampling error, in squared points, from all
 * regions of a level together: the τ² ≥ 0 at which Σ RSS/(v + τ²) = Σ df over the regions (a generalized method of
 * moments). Two years lie on their line whatever happens; there the regions' changes stray from their common mean
 * instead, so that real differences among the changes count as noise too and the answer is on the safe side.
 * Source: Paule & Mandel 1982, J. Res. Natl. Bur. Stand. 87:377; DerSimonian & Kacker 2007, Contemp. Clin. Trials 28:105.
 *
 * @returns null where the regions have fewer than LEAST_FREEDOM degrees of freedom together
 */
export function trendNoise(lines: readonly (readonly LinePoint[])[]): number | null {
  const long = lines.filter((points) => points.length > 2);
  const freedom = long.reduce((sum, points) => sum + points.length - 2, 0);
  if (freedom >= LEAST_FREEDOM) return solve(() => long.map(strayingFromLine), freedom);
  const short = lines.filter((points) => points.length === 2);
  if (short.length - 1 < LEAST_FREEDOM) return null;
  return solve((noise) => strayingFromMean(short, noise), short.length - 1);
}

/** The τ² at which the sum, which falls with τ², equals the degrees of freedom; 0 where it never exceeds them. */
function solve(strayingAt: (noise: number) => readonly Straying[], freedom: number): number {
  const excess = (noise: number) =>
    strayingAt(noise).reduce(
      (sum, { squares, sampling }) => sum + (squares > 0 ? squares / (sampling + noise) : 0),
      -freedom,
    );
  if (!(excess(0) > 0)) return 0;
  let high = 1;
  while (excess(high) > 0) high *= 4;
  let low = 0;
  for (;;) {
    const middle = (low + high) / 2;
    // Between neighbouring numbers there is none.
    if (middle === low || middle === high) return middle;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
}

/** E[RSS] = Σ (1 − h)(v + τ²) with the leverages h of the years; the 1 − h add up to the degrees of freedom. */
function strayingFromLine(points: readonly LinePoint[]): Straying {
  const weights = slopeWeights(points.map(({ year }) => year));
  const spread = 1 / weights.reduce((sum, c) => sum + c * c, 0);
  let sampling = 0;
  for (const [i, point] of points.entries()) {
    const leverage = 1 / points.length + weights[i]! ** 2 * spread;
    sampling += (1 - leverage) * variance(point);
  }
  const squares = residuals(points).reduce((sum, distance) => sum + distance ** 2, 0);
  return { squares, sampling: sampling / (points.length - 2) };
}

/** Of two years each: (d − d̄)²/2, whose expectation is the mean of both v plus τ². d̄ is weighted by precision. */
function strayingFromMean(lines: readonly (readonly LinePoint[])[], noise: number): Straying[] {
  const changes = lines.map(([first, last]) => ({
    difference: last!.ratio - first!.ratio,
    sampling: (variance(first!) + variance(last!)) / 2,
  }));
  let sum = 0;
  let total = 0;
  for (const { difference, sampling } of changes) {
    const weight = 1 / Math.max(sampling + noise, Number.MIN_VALUE);
    sum += weight * difference;
    total += weight;
  }
  const mean = sum / total;
  return changes.map(({ difference, sampling }) => ({
    squares: (difference - mean) ** 2 / 2,
    sampling,
  }));
}

/** Sampling variance of a ratio, from the width of its 95 % limits, squared points. */
function variance({ limits }: LinePoint): number {
  return ((limits.upper - limits.lower) / (2 * Z_95)) ** 2;
}
