import { deviance } from "../deviance.js";
import { stirlingError } from "./log-gamma.js";
import { logUpperTail } from "./tail-expansion.js";

/** Both tails of a distribution; the smaller one has full relative accuracy. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/**
 * xᵃe⁻ˣ/Γ(a), the density of ln x, as √(a/2π)·exp(−D(a, x) − δ(a)): nothing large cancels.
 * Source: Loader 2000, as `stirlingError`.
 */
export function gammaKernel(shape: number, x: number): number {
  return Math.sqrt(shape / (2 * Math.PI)) * Math.exp(-deviance(shape, x) - stirlingError(shape));
}

/** Σ xᵏ/((a+1)…(a+k)), k = 0, 1, …; P = kernel/a times this. Source: DLMF 8.7.1. */
function lowerSeries(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; ; k++) {
    term *= x / (shape + k);
    sum += term;
    if (term < sum * 1e-17) return sum;
  }
}

/** Q/kernel as Legendre's continued fraction, by Lentz's method. Source: DLMF 8.9.2; Thompson & Barnett 1986. */
function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < 100_000; k++) {
    const numerator = -k * (k - shape);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return fraction;
}

/**
 * Regularized incomplete gamma functions P(a, x) = γ(a, x)/Γ(a) and Q = 1 − P, for shape a > 0 and x ≥ 0:
 * Temme's expansion where it holds, else the series below a + 1 and the continued fraction above.
 */
export function regularizedGamma(shape: number, x: number): Tails {
  if (!(shape > 0 && x >= 0)) return { lower: Number.NaN, upper: Number.NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const above = x >= shape;
  const skew = 1 / Math.sqrt(shape);
  const logTail = logUpperTail(Math.sqrt(2 * deviance(shape, x)), above ? skew : -skew, 0, shape);
  if (!Number.isNaN(logTail)) return tailsOf(Math.exp(logTail), above);
  const kernel = gammaKernel(shape, x);
  return x < shape + 1
    ? tailsOf(Math.min(1, (kernel / shape) * lowerSeries(shape, x)), false)
    : tailsOf(kernel * upperFraction(shape, x), true);
}

/** Both tails of the upper or the lower one. */
export function tailsOf(tail: number, isUpper: boolean): Tails {
  return isUpper ? { lower: 1 - tail, upper: tail } : { lower: tail, upper: 1 - tail };
}
