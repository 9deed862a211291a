import { digammaLessLog, trigamma } from "./distributions/digamma.js";
import type { Counts } from "./interval.js";

/** What the estimate of the prior needs to know of a region. */
export type ObservedExpected = Pick<Counts, "observed" | "expected">;

/**
 * Gamma prior of the regions' true ratios (1 = as the reference): mean ν/α, variance ν/α².
 * Without a spread ν and α are Infinity, and every ratio is shrunk all the way to `mean`.
 */
export interface GammaPrior {
  readonly nu: number;
  readonly alpha: number;
  /** ν/α. */
  readonly mean: number;
  readonly degenerate: boolean;
}

/** Beyond this ν the prior's spread, 1/√ν, is below any that counts of people could show. */
const LARGEST_NU = 1e10;

/**
 * The mean μ = ν/α that maximises the likelihood for a given ν: Σ ν(O − μE)/(ν + μE) = 0, by Newton in ln μ.
 */
function meanGiven(nu: number, start: number, regions: readonly ObservedExpected[]): number {
  let mean = start;
  for (let round = 0; round < 100; round++) {
    let slope = 0;
    let curvature = 0;
    for (const { observed, expected } of regions) {
      const fitted = mean * expected;
      const whole = nu + fitted;
      slope += (nu * (observed - fitted)) / whole;
      curvature += (nu * fitted * (observed + nu)) / (whole * whole);
    }
    const step = Math.max(-2, Math.min(2, slope / curvature));
    mean *= Math.exp(step);
    if (Math.abs(step) < 1e-7) break;
  }
  return mean;
}

/**
 * Slope of the profile log-likelihood in ln ν at (ν, μ), and its derivative; with d = (O − μE)/(ν + μE)
 *   ∂L/∂ν = Σ ψ(O+ν) − ln(O+ν) − ψ(ν) + ln ν + ln(1+d) − d,
 * written so that nothing cancels when ν is large.
 */
function profileSlope(nu: number, mean: number, regions: readonly ObservedExpected[]): [number, number] {
  const atNu = digammaLessLog(nu);
  const trigammaAtNu = trigamma(nu);
  let slope = 0;
  let second = 0;
  let mixed = 0;
  let meanCurvature = 0;
  for (const { observed, expected } of regions) {
    const fitted = mean * expected;
    const whole = nu + fitted;
    const d = (observed - fitted) / whole;
    slope += digammaLessLog(observed + nu) - atNu + Math.log1p(d) - d;
    second += trigamma(observed + nu) - trigammaAtNu + (fitted / nu + d) / whole;
    mixed += (d * fitted) / whole;
    meanCurvature += (nu * fitted * (observed + nu)) / (whole * whole);
  }
  return [nu * slope, nu * nu * second + nu * slope + (nu * mixed) ** 2 / meanCurvature];
}

/**
 * Empirical Bayes prior by maximum marginal likelihood: given the ratios, O is Poisson with mean θE, θ gamma(ν, α),
 * so O is negative binomial. Newton in ln ν on the profile likelihood, kept inside a bracket by bisection.
 * Where the counts spread no more than Poisson counts do, Σ (O − μE)² ≤ Σ O at μ = ΣO/ΣE, the likelihood rises
 * towards ν → ∞ and the prior is degenerate. Regions with E = 0 are passed over; null where no one is observed.
 * Source: Clayton & Kaldor 1987, Biometrics 43:671.
 */
export function gammaPrior(regions: readonly ObservedExpected[]): GammaPrior | null {
  const known = regions.filter(({ expected }) => expected > 0);
  let observedSum = 0;
  let expectedSum = 0;
  for (const { observed, expected } of known) {
    observedSum += observed;
    expectedSum += expected;
  }
  if (!(observedSum > 0)) return null;
  const overall = observedSum / expectedSum;
  const degenerate = { nu: Infinity, alpha: Infinity, mean: overall, degenerate: true };

  let excess = 0;
  let scale = 0;
  for (const { observed, expected } of known) {
    excess += (observed - overall * expected) ** 2 - observed;
    scale += (overall * expected) ** 2;
  }
  if (!(excess > 0)) return degenerate;

  let low = Math.log(1e-6);
  let high = Math.log(LARGEST_NU);
  let logNu = Math.max(low, Math.min(high, Math.log(scale / excess)));
  let mean = overall;
  for (let round = 0; round < 200; round++) {
    const nu = Math.exp(logNu);
    mean = meanGiven(nu, mean, known);
    const [slope, derivative] = profileSlope(nu, mean, known);
    if (slope > 0) low = logNu;
    else high = logNu;
    let next = derivative < 0 ? logNu - slope / derivative : Number.NaN;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    const step = next - logNu;
    logNu = next;
    if (Math.abs(step) < 1e-7) break;
  }
  const nu = Math.exp(logNu);
  if (nu > 0.99 * LARGEST_NU) return degenerate;
  mean = meanGiven(nu, mean, known);
  return { nu, alpha: nu / mean, mean, degenerate: false };
}

/**
 * Smoothed ratio 100·(O + ν)/(E + α), the posterior mean; 100·ν/α where the prior is degenerate.
 * A region with E = 0 gets the prior's mean.
 */
export function empiricalBayesRatio(prior: GammaPrior, { observed, expected }: ObservedExpected): number {
  if (prior.degenerate) return 100 * prior.mean;
  return (100 * (observed + prior.nu)) / (expected + prior.alpha);
}
