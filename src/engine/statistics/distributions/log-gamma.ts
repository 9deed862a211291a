/** ½ ln 2π. */
export const HALF_LOG_TWO_PI = 0.9189385332046728;
/** From here on Stirling's series below is exact to a double. */
const STIRLING_FROM = 10;

/** Σ B₂ₖ/(2k(2k−1)·a²ᵏ⁻¹), k = 1 … 7, with the Bernoulli numbers B. Source: DLMF 5.11.1. */
function stirlingSeries(a: number): number {
  const s = 1 / (a * a);
  return (
    (1 / 12 -
      s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s * (1 / 156))))))) /
    a
  );
}

/** ln Γ(a+1) for a < 10, by Γ(a+1) = Γ(a+1+k)/((a+1)…(a+k)). */
function shiftedLogGamma(a: number): number {
  let product = 1;
  let shifted = a;
  while (shifted < STIRLING_FROM) {
    shifted += 1;
    product *= shifted;
  }
  return (
    HALF_LOG_TWO_PI +
    (shifted + 0.5) * Math.log(shifted) -
    shifted +
    stirlingSeries(shifted) -
    Math.log(product)
  );
}

/** ln a! below 10: most counts are whole, small ones come often, and their factorials are exact. */
const LOG_FACTORIALS = new Float64Array(STIRLING_FROM);
for (let a = 2, factorial = 1; a < STIRLING_FROM; a++) {
  factorial *= a;
  LOG_FACTORIALS[a] = Math.log(factorial);
}

/**
 * Error of Stirling's formula, δ(a) = ln Γ(a+1) − (a+½) ln a + a − ½ ln 2π, a > 0.
 * What is left of ln Γ when its large, cancelling terms have been taken out by hand.
 * Source: Loader 2000, "Fast and accurate computation of binomial probabilities".
 */
export function stirlingError(a: number): number {
  if (a >= STIRLING_FROM) return stirlingSeries(a);
  return logFactorial(a) - (a + 0.5) * Math.log(a) + a - HALF_LOG_TWO_PI;
}

/** ln Γ(a+1) = ln a!, a ≥ 0. */
export function logFactorial(a: number): number {
  if (a < STIRLING_FROM) return LOG_FACTORIALS[a] ?? shiftedLogGamma(a);
  return HALF_LOG_TWO_PI + (a + 0.5) * Math.log(a) - a + stirlingSeries(a);
}
