import { HALF_LOG_TWO_PI } from "./log-gamma.js";
import { millsRatio, normalQuantile } from "./normal.js";

/*
 * Gamma and beta distributions are close to normal on one scale, that of the signed root of the deviance,
 *   w = sign(x − mean)·√(2D),
 * and on that scale their density is φ(w)·g(w)/S with a smooth g, so that a tail needs no continued fraction
 * of thousands of steps: it is a short sum over the moments of a normal tail.
 *
 * With U = (x − mean)/sd (gamma of shape a: mean a, sd √a, on the scale ln x;
 * beta of a and b, r = a + b: mean a/r, sd √(ab/r³), on the scale logit x) both obey one equation,
 *   U·U′ = w(1 + βU − δU²),   gamma: β = 1/√a, δ = 0;   beta: β = (b − a)/√(abr), δ = 1/r,
 * and g = w/U. The series of U and g in w converges for |w| < 2√(π·min(a, b)); its integral is asymptotic
 * with a smallest term of about exp(−2π·min(a, b)).
 *
 * Source: Temme 1979, SIAM J. Math. Anal. 10:757 and 1992, "Asymptotic inversion of the incomplete beta
 * function"; here the series are taken in w itself, which suits tails of at most a dozen standard deviations.
 */

/** Most terms that the series is taken to. */
const MOST_TERMS = 40;
/** The smallest of the parameters at which the sum is trusted to 1e-14. */
const SMALLEST_PARAMETER = 10;

const LENGTH = MOST_TERMS + 3;

/** uₖ of U = Σ uₖ wᵏ, vₖ of U² and gₖ of w/U of one distribution, as far as they were worked out. */
class Series {
  readonly u = new Float64Array(LENGTH);
  readonly g = new Float64Array(LENGTH);
  private readonly v = new Float64Array(LENGTH);
  private skew = Number.NaN;
  private curvature = Number.NaN;
  private terms = 0;

  constructor() {
    this.u[1] = this.v[2] = this.g[0] = 1;
  }

  isOf(skew: number, curvature: number): boolean {
    return this.skew === skew && this.curvature === curvature;
  }

  /** Becomes the series of another distribution, of which nothing is worked out. */
  start(skew: number, curvature: number): void {
    this.skew = skew;
    this.curvature = curvature;
    this.terms = 0;
  }

  /**
   * Works out so many terms, those that are not known.
   *
   * V = U² has V′ = 2w(1 + βU − δV), so k·vₖ = 2(βuₖ₋₂ − δvₖ₋₂); uₖ₋₁ follows from V = U·U,
   * and g = U′ − βw + δwU from the equation itself.
   */
  upTo(terms: number): void {
    const { u, v, g, skew, curvature } = this;
    const first = this.terms;
    if (terms <= first) return;
    this.terms = terms;
    for (let k = first + 3; k <= terms + 2; k++) {
      const square = (2 / k) * (skew * u[k - 2]! - curvature * v[k - 2]!);
      v[k] = square;
      let sum = 0;
      const half = k >> 1;
      for (let i = 2; i < half; i++) sum += u[i]! * u[k - i]!;
      sum *= 2;
      if (half >= 2) sum += k & 1 ? 2 * u[half]! * u[half + 1]! : u[half]! * u[half]!;
      u[k - 1] = 0.5 * (square - sum);
    }
    g[1] = 2 * u[2]! - skew;
    for (let k = Math.max(2, first + 1); k <= terms; k++) g[k] = (k + 1) * u[k + 1]! + curvature * u[k - 1]!;
  }
}

/** The limits of an interval are of two distributions, and those of a second level are of the same ones. */
let latest = new Series();
let before = new Series();

/** The series of a distribution, to so many terms; its arrays are filled anew with those of another one. */
function seriesOf(skew: number, curvature: number, terms: number): Series {
  if (!latest.isOf(skew, curvature)) {
    [latest, before] = [before, latest];
    if (!latest.isOf(skew, curvature)) latest.start(skew, curvature);
  }
  latest.upTo(terms);
  return latest;
}

/**
 * Terms that make the remainder less than 1e-15 at a distance of w ≥ 0 when the smallest parameter is m,
 * or 0 where the expansion must not be used.
 */
function termsNeeded(w: number, smallest: number): number {
  if (!(smallest >= SMALLEST_PARAMETER)) return 0;
  const ratio = Math.max(w + 1, 3) / (2 * Math.sqrt(Math.PI * smallest));
  if (ratio > 0.44) return 0;
  return Math.min(MOST_TERMS, 2 + Math.ceil(-32 / Math.log(ratio)));
}

/** S = ∫ φg over the whole line = Σ g₂ₖ(2k − 1)!! */
function wholeIntegral({ g }: Series, terms: number): number {
  let sum = 1;
  let moment = 1;
  for (let k = 2; k <= terms; k += 2) {
    moment *= k - 1;
    sum += g[k]! * moment;
  }
  return sum;
}

/**
 * ∫ φg from w up, over φ(w): Σ gₖnₖ with n₀ = Mills' ratio, n₁ = 1, nₖ = wᵏ⁻¹ + (k−1)nₖ₋₂.
 * For w ≥ 0 every nₖ is a sum of positive terms.
 */
function tailIntegral({ g }: Series, w: number, terms: number): number {
  let previous = millsRatio(w);
  let last = 1;
  let power = 1;
  let sum = previous + g[1]!;
  for (let k = 2; k <= terms; k++) {
    power *= w;
    const next = power + (k - 1) * previous;
    sum += g[k]! * next;
    previous = last;
    last = next;
  }
  return sum;
}

/**
 * Natural logarithm of the upper tail beyond the signed root w ≥ 0 of the deviance,
 * or NaN where the expansion does not hold. The lower tail beyond −w is the upper one with −skew.
 */
export function logUpperTail(w: number, skew: number, curvature: number, smallest: number): number {
  const terms = termsNeeded(w, smallest);
  if (terms === 0) return Number.NaN;
  const series = seriesOf(skew, curvature, terms);
  return (
    Math.log(tailIntegral(series, w, terms) / wholeIntegral(series, terms)) - 0.5 * w * w - HALF_LOG_TWO_PI
  );
}

/**
 * U = (x − mean)/sd beyond which a share `tail` of the distribution lies, or NaN where the expansion does not hold.
 * Halley's method on the logarithm of the tail F(w): F′ = −g/A, F″/F′ = g′/g − w − F′, with A the tail integral;
 * the start is the three leading terms of w = z + ln g(z)/z.
 */
export function upperDeviate(tail: number, skew: number, curvature: number, smallest: number): number {
  if (tail > 0.5) return -upperDeviate(1 - tail, -skew, curvature, smallest);
  const z = -normalQuantile(tail);
  const terms = termsNeeded(z, smallest);
  if (terms === 0) return Number.NaN;
  const series = seriesOf(skew, curvature, terms);
  const { u, g } = series;
  const target = Math.log(tail * wholeIntegral(series, terms)) + HALF_LOG_TWO_PI;
  const g1 = g[1]!;
  const g2 = g[2]!;
  let w = z + g1 + z * (g2 - 0.5 * g1 * g1 + z * (g[3]! - g1 * (g2 - (g1 * g1) / 3)));
  let step: number;
  do {
    const integral = tailIntegral(series, w, terms);
    let density = g[terms]!;
    let slope = 0;
    for (let k = terms - 1; k >= 0; k--) {
      slope = slope * w + density;
      density = density * w + g[k]!;
    }
    const first = -density / integral;
    const newton = (Math.log(integral) - 0.5 * w * w - target) / first;
    step = newton / (1 - 0.5 * newton * (slope / density - w - first));
    w -= step;
  } while (Math.abs(step) >= 1e-4);
  let deviate = 0;
  for (let k = terms + 1; k >= 1; k--) deviate = (deviate + u[k]!) * w;
  return deviate;
}
