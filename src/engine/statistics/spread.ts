import type { Mark } from "../../model/marks.js";
import type { Counts } from "./interval.js";
import type { IntervalMethod } from "./interval-methods.js";
import { markOfZ, NORMAL_LIMITS, type ScoreLimits } from "./significance.js";

/**
 * How far regions lie from the reference, by size: the variance of log(O/E) is that of the counts plus
 * τ²·(E/Ē)^(−2γ). γ = 0 is the additive model (as in NHS England's SHMI), γ = ½ the multiplicative one where the
 * spread is large; the spread of Japan's areas falls with size in between.
 */
export interface Spread {
  /** Standard deviation, on the log scale, of the true ratios of regions of the mean size; 0 where chance explains all. */
  readonly tau: number;
  /** How fast it falls with size, 0 … ½; 0 where tau is 0. */
  readonly gamma: number;
  /** Ē, the geometric mean of the expected counts, people. */
  readonly meanExpected: number;
  /** How many regions tau and gamma were estimated from. */
  readonly regions: number;
}

/** With fewer regions a spread, of ratios or of their changes, is a guess. */
export const LEAST_REGIONS = 20;

/** γ of the multiplicative model. */
const LARGEST_GAMMA = 0.5;

/** The 90th percentile of the normal distribution: squares of scores are drawn in to its own, a tenth at each end. */
const C = 1.2815515655446004;
/** E[z²; |z| < C] of a normal score, = 0.8 − 2C·φ(C). */
const INNER = 0.35017967592291116;
/** E[min(z², C²)] = INNER + 0.2·C²: what the mean of the squares is, drawn in, when the model holds. */
const DRAWN_IN = INNER + 0.2 * C * C;
/** How steeply that mean, over DRAWN_IN, falls with the logarithm of the variance. */
const STEEPNESS = INNER / DRAWN_IN;

/** Rounds of scoring; most fits need about ten. */
const MOST_ROUNDS = 100;
const TOLERANCE = 1e-7;

/**
 * Variance of log(O/E) by sampling alone where the region is as the reference, by the delta method:
 * (1 − E/n)/E for a binomial count, 1/E for a Poisson one. Infinity where nobody is expected.
 */
export function samplingVariance(method: IntervalMethod, { expected, examined }: Omit<Counts, "observed">) {
  return (method === "binomial" ? Math.max(0, 1 - expected / examined) : 1) / expected;
}

/** Standard deviation of log(O/E) of a region with that sampling variance and that expected count. */
export function spreadDeviation(spread: Spread, sampling: number, expected: number): number {
  const between = spread.tau * (expected / spread.meanExpected) ** -spread.gamma;
  return Math.sqrt(sampling + between * between);
}

/**
 * τ and γ of all regions of a level, for one item, sex and age group; null with fewer than LEAST_REGIONS.
 *
 * With v the model's variance and z = log(O/E)/√v, both are where the squares, drawn in at C², are what they are for a
 * normal score at every size: Σ (min(z², C²)/E[min(z², C²)] − 1)·∂log v = 0 for τ² and for γ, found by Fisher scoring
 * inside τ² ≥ 0, 0 ≤ γ ≤ ½. Drawing in the scores' tenths is Spiegelhalter's winsorising; dividing by what it takes from a
 * normal score makes the estimate right where the spread is normal. A gross error or an O of 0 counts as C², no more.
 * The deviations are from the reference (ratio 100), not from the regions' own middle.
 *
 * Sources: Spiegelhalter 2005, Stat. Med. 24:1185 and Qual. Saf. Health Care 14:347 (additive and multiplicative
 * spread, winsorising); Mohammed & Manktelow and NHS England's SHMI (log scale); Huber 1981, Robust Statistics, §5.2
 * (proposal 2, consistent at the normal).
 */
export function estimateSpread(method: IntervalMethod, regions: readonly Counts[]): Spread | null {
  const known = regions.filter(({ expected }) => expected > 0);
  if (known.length < LEAST_REGIONS) return null;
  const size = new Float64Array(known.map(({ expected }) => Math.log(expected)));
  const mean = size.reduce((sum, value) => sum + value, 0) / size.length;
  for (let i = 0; i < size.length; i++) size[i]! -= mean;
  const sampling = new Float64Array(known.map((counts) => samplingVariance(method, counts)));
  const squares = new Float64Array(known.map(({ observed, expected }) => Math.log(observed / expected) ** 2));
  const { variance, gamma } = scoring(squares, sampling, size);
  return { tau: Math.sqrt(variance), gamma, meanExpected: Math.exp(mean), regions: known.length };
}

/** @param size log(E/Ē) */
function scoring(squares: Float64Array, sampling: Float64Array, size: Float64Array) {
  // Start: the median square of a normal score is 0.455. Where most regions have nobody observed, any start will do.
  let variance = Math.min(1, squares.toSorted()[squares.length >> 1]! / 0.455);
  let gamma = 0.15;
  let stride = 1;
  let lastVariance = 0;
  let lastGamma = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let byVariance = 0;
    let byGamma = 0;
    let ofVariance = 0;
    let mixed = 0;
    let ofGamma = 0;
    for (let i = 0; i < size.length; i++) {
      const fall = Math.exp(-2 * gamma * size[i]!);
      const whole = sampling[i]! + variance * fall;
      const excess = whole > 0 ? Math.min(squares[i]! / whole, C * C) / DRAWN_IN - 1 : -1;
      const perVariance = whole > 0 ? fall / whole : 0;
      const perGamma = -2 * size[i]! * variance * perVariance;
      byVariance += excess * perVariance;
      byGamma += excess * perGamma;
      ofVariance += perVariance * perVariance;
      mixed += perVariance * perGamma;
      ofGamma += perGamma * perGamma;
    }
    // Steps that overshoot are made smaller: scoring knows only how the sums change on average.
    const turned = byVariance * lastVariance + byGamma * lastGamma < 0;
    stride = turned ? stride / 2 : Math.min(1, stride * 1.2);
    const scale = stride / STEEPNESS;
    const determinant = ofVariance * ofGamma - mixed * mixed;
    let toGamma = gamma;
    if (determinant > 1e-12 * ofVariance * ofGamma)
      toGamma += (scale * (ofVariance * byGamma - mixed * byVariance)) / determinant;
    toGamma = Math.min(LARGEST_GAMMA, Math.max(0, toGamma));
    lastGamma = toGamma - gamma;
    // The step in τ² follows from the one in γ. It is 0 where no region has a variance.
    const step = ofVariance > 0 ? (scale * byVariance - mixed * lastGamma) / ofVariance : 0;
    const toVariance = Math.max(0, variance + step);
    lastVariance = toVariance - variance;
    variance = toVariance;
    gamma = toGamma;
    if (Math.abs(lastVariance) <= TOLERANCE * variance && Math.abs(lastGamma) <= TOLERANCE) break;
  }
  return { variance, gamma: variance > 0 ? gamma : 0 };
}

/** Degrees of freedom that τ̂ has for each region: the variance of log τ̂² is 2/(0.628·regions) in a normal spread. */
const FREEDOM = 0.628;
/** How much a region beyond C raises the deviation that it is compared with, times the number of regions. */
const OWN_PART = 1.376;

/**
 * The limits of log(O/E)/deviation that 95 and 99.8 % of normal regions stay within: normal quantiles z, made wider because τ
 * is itself estimated (Student's t to first order, with 0.628 degrees of freedom a region) and narrower because a
 * divergent region has a part in τ: z·(1 + ((z² + 1)/(4·0.628) − 1.376)/regions). For 335 areas 1.963 and 3.116, for 47
 * prefectures 1.983 and 3.276.
 */
export function spreadLimits({ regions }: Spread): ScoreLimits {
  const limit = (z: number) => z * (1 + ((z * z + 1) / (4 * FREEDOM) - OWN_PART) / regions);
  return { at95: limit(NORMAL_LIMITS.at95), at998: limit(NORMAL_LIMITS.at998) };
}

/** log(O/E) over its deviation in the spread: −Infinity where nobody is observed, 0 where nobody is expected. */
export function spreadScore(spread: Spread, method: IntervalMethod, counts: Counts): number {
  const deviation = spreadDeviation(spread, samplingVariance(method, counts), counts.expected);
  const score = Math.log(counts.observed / counts.expected) / deviation;
  return Number.isNaN(score) ? 0 : score;
}

/** The five-class mark of a region in the spread. */
export function markInSpread(spread: Spread, method: IntervalMethod, counts: Counts): Mark {
  return markOfZ(spreadScore(spread, method, counts), spreadLimits(spread));
}
