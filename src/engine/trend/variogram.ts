import { madeOnce } from "../../model/grouped.js";
import type { RatiosOfRegions } from "../../model/ratios.js";
import type { TrendGroup } from "../../model/trends.js";
import { leastPoint } from "../statistics/least-point.js";
import { median } from "../statistics/median.js";
import { scaleLoss } from "../statistics/robust-scale.js";
import { NORMAL_LIMITS } from "../statistics/significance.js";
import { LEAST_REGIONS } from "../statistics/spread.js";
import type { LinePoint } from "./net-change.js";

/** Of the sampling variance of two independent years, so much is left at least where the same people come again. */
const LEAST_SAMPLING = 0.1;
/** γ = 0: noise of all sizes alike; γ = ½: as the square root of size. */
const STEEPEST = 0.5;
/**
 * Degrees of freedom for each region. In simulated countries the estimated standard deviation strays from the true one
 * by 4 to 8 % with 335 regions, as 1/√2ν does with ν from 80 to 300.
 */
const FREEDOM_OF_A_REGION = 0.5;
/** The search ends where the loss changes by less. The loss is about as large as the number of differences. */
const TOLERANCE = 1e-3;

/**
 * How ratios of a level stray from year to year when nothing happens to one region in particular. The variance of a
 * difference of two years that lie h years apart, in squared points, is
 *
 * a·(v₁ + v₂) + (2·σ_w² + h·σ_r²)·(E/Ē)^(−2γ)·R²
 *
 * with the sampling variances v, the region's expected number E and its median ratio R.
 */
export interface TrendNoise extends Omit<TrendGroup, keyof RatiosOfRegions> {
  /** Degrees of freedom that such an estimate of a variance has. */
  readonly freedom: number;
}

/** One region's ratios, in the order of the years. */
export type NoiseLine = readonly LinePoint[];

/** Differences of one lag over all regions, less their median: a move that all regions share is no noise. */
interface Lagged {
  readonly lag: number;
  readonly squares: Float64Array;
  readonly sampling: Float64Array;
  /** Which region each is of. */
  readonly region: Int32Array;
}

/**
 * The noise of a level's regions from the variogram of their lagged differences: a, σ_w², σ_r² and γ such that the
 * standardized differences of all lags are spread as a normal sample is, by a scale that a few wild regions do not
 * move (`scaleLoss`). Two years alone cannot tell the parts; what they show is all taken for wandering.
 * Source: Cressie & Hawkins 1980, Math. Geol. 12:115 (robust variogram); Huber's Proposal 2 for the scale.
 *
 * @param near the noise of nearly the same regions, to begin the search at
 * @returns null where fewer than LEAST_REGIONS regions have two ratios
 */
export function trendNoise(lines: readonly NoiseLine[], near: TrendNoise | null = null): TrendNoise | null {
  const regions = lines.filter((points) => points.length > 1 && levelOf(points) > 0);
  if (regions.length < LEAST_REGIONS) return null;
  const lagged = laggedDifferences(regions);
  const sizes = regions.map((points) => Math.log(expectedOf(points)));
  const size = sizes.reduce((sum, x) => sum + x, 0) / sizes.length;
  const levels = regions.map(levelOf);
  const longest = Math.max(...lagged.map(({ lag }) => lag));
  const isOneLag = lagged.every(({ lag }) => lag === longest);
  const loss = (point: readonly number[]) => {
    const { logScale, sampling, share, gamma, outside } = parametersOf(point, isOneLag);
    const own = levels.map(
      (level, i) => Math.exp(2 * logScale - 2 * gamma * (sizes[i]! - size)) * level ** 2,
    );
    let total = outside;
    for (const { lag, squares, sampling: ofYears, region } of lagged) {
      const part = 1 - share + (share * lag) / longest;
      let product = 1;
      for (let i = 0; i < squares.length; i++) {
        const variance = Math.max(sampling * ofYears[i]! + part * own[region[i]!]!, TINY);
        total += scaleLoss(squares[i]! / variance);
        // One logarithm for many variances: their product is taken before it leaves what a double can hold.
        product *= variance;
        if (product > 1e100 || product < 1e-100) {
          total += Math.log(product) / 2;
          product = 1;
        }
      }
      total += Math.log(product) / 2;
    }
    return total;
  };
  const [start, steps] = near
    ? [pointOf(near, longest), NEAR_STEPS]
    : [[Math.log(Math.max(usualScale(lagged, levels), 1e-6)), 0.5, 0.5, 0.15], FIRST_STEPS];
  const found = leastPoint(loss, start, steps, TOLERANCE);
  const { logScale, sampling, share, gamma } = parametersOf(found, isOneLag);
  const scale = Math.exp(2 * logScale);
  return {
    sampling,
    white: (scale * (1 - share)) / 2,
    wander: (scale * share) / longest,
    gamma,
    meanExpected: Math.exp(size),
    regions: regions.length,
    freedom: FREEDOM_OF_A_REGION * regions.length,
  };
}

/** Variance of a difference over so many years beyond sampling, in squared points. */
export function noiseVariance(noise: TrendNoise, points: NoiseLine, lag: number): number {
  const { white, wander, gamma, meanExpected } = noise;
  const size = (expectedOf(points) / meanExpected) ** (-2 * gamma);
  return (2 * white + lag * wander) * size * levelOf(points) ** 2;
}

/** How far the search first reaches: ln scale, a, share of the wandering part, γ. */
const FIRST_STEPS = [0.3, 0.3, 0.4, 0.15] as const;
const NEAR_STEPS = [0.1, 0.15, 0.15, 0.07] as const;

/** Where the search has a noise that was found before. */
function pointOf({ sampling, white, wander, gamma }: TrendNoise, longest: number): number[] {
  const whole = Math.max(2 * white + longest * wander, TINY);
  return [Math.log(whole) / 2, sampling, (longest * wander) / whole, gamma];
}

/** Squared points; no variance is 0. */
const TINY = 1e-12;

function parametersOf(point: readonly number[], isOneLag: boolean) {
  const [logScale = 0, a = 0, b = 0, c = 0] = point;
  const sampling = Math.min(1, Math.max(LEAST_SAMPLING, a));
  const share = isOneLag ? 1 : Math.min(1, Math.max(0, b));
  const gamma = Math.min(STEEPEST, Math.max(0, c));
  // Outside its limits a parameter would not change the loss: this leads the search back.
  const outside = (a - sampling) ** 2 + (isOneLag ? (b - 0.5) ** 2 : (b - share) ** 2) + (c - gamma) ** 2;
  return { logScale, sampling, share, gamma, outside };
}

/** Median of the ratios: one year that stands out does not tell how large they are. */
const levelOf = (points: NoiseLine) => median(points.map(({ ratio }) => ratio));

const expectedOf = (points: NoiseLine) =>
  points.reduce((sum, { expected }) => sum + expected, 0) / points.length;

/** Differences of all pairs of years, by pair. */
function laggedDifferences(regions: readonly NoiseLine[]): Lagged[] {
  const pairs = new Map<
    string,
    { lag: number; difference: number[]; sampling: number[]; region: number[] }
  >();
  for (const [index, points] of regions.entries()) {
    for (const [i, first] of points.entries()) {
      for (const last of points.slice(i + 1)) {
        const key = `${first.year} ${last.year}`;
        const lag = last.year - first.year;
        const pair = madeOnce(pairs, key, () => ({ lag, difference: [], sampling: [], region: [] }));
        pair.difference.push(last.ratio - first.ratio);
        pair.sampling.push(samplingVariance(first) + samplingVariance(last));
        pair.region.push(index);
      }
    }
  }
  return [...pairs.values()].map(({ lag, difference, sampling, region }) => {
    const common = median(difference);
    return {
      lag,
      squares: Float64Array.from(difference, (d) => (d - common) ** 2),
      sampling: Float64Array.from(sampling),
      region: Int32Array.from(region),
    };
  });
}

/** Median distance of all differences, relative to the ratio: where to begin. */
function usualScale(lagged: readonly Lagged[], levels: readonly number[]): number {
  return median(
    lagged.flatMap(({ squares, region }) =>
      Array.from(squares, (square, i) => Math.sqrt(square) / levels[region[i]!]!),
    ),
  );
}

/** Sampling variance of a ratio, from the width of its 95 % limits, squared points. */
function samplingVariance({ limits }: LinePoint): number {
  return ((limits.upper - limits.lower) / (2 * NORMAL_LIMITS.at95)) ** 2;
}
