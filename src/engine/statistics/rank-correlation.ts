import { normalQuantile } from "./distributions/normal.js";
import type { Interval } from "./interval.js";

export interface RankCorrelation {
  /** Spearman's ρ, −1 to 1. */
  readonly rho: number;
  /** 95 % interval; null of fewer than four pairs, which say nothing of it. */
  readonly interval: Interval | null;
  readonly pairs: number;
}

/** Mid-ranks: equal values share the mean of their places. */
function midRanks(values: readonly number[]): Float64Array {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) to++;
    for (let place = from; place <= to; place++) ranks[order[place]!] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}

/**
 * Spearman's rank correlation: Pearson's of the mid-ranks. Its interval is tanh(artanh ρ ± z·√((1 + ρ²/2)/(n − 3))).
 *
 * Source of the variance: Bonett and Wright 2000, Psychometrika 65:23. It takes the pairs for independent; regions beside
 * each other are not, so that the interval is rather too narrow.
 *
 * @param pairs both values of each region
 * @returns null where there are fewer than two pairs, or where one of both does not vary
 */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): RankCorrelation | null {
  const n = pairs.length;
  const [a, b] = [midRanks(pairs.map(([x]) => x)), midRanks(pairs.map(([, y]) => y))];
  const mean = (n + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i]! - mean, b[i]! - mean];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  if (!(aa > 0 && bb > 0)) return null;
  const rho = Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
  return { rho, interval: n > 3 ? intervalOf(rho, n) : null, pairs: n };
}

function intervalOf(rho: number, n: number): Interval {
  const half = normalQuantile(0.975) * Math.sqrt((1 + (rho * rho) / 2) / (n - 3));
  const middle = Math.atanh(rho);
  return { lower: Math.tanh(middle - half), upper: Math.tanh(middle + half) };
}
