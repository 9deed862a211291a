import { deviance } from "../deviance.js";
import { type Tails, tailsOf } from "./incomplete-gamma.js";
import { stirlingError } from "./log-gamma.js";
import { logUpperTail } from "./tail-expansion.js";

/**
 * xᵃ(1−x)ᵇ/B(a, b), the density of logit x, with r = a + b and y = 1 − x, as
 * √(ab/2πr)·exp(−D(a, rx) − D(b, ry) + δ(r) − δ(a) − δ(b)): nothing large cancels.
 * Source: Loader 2000, the binomial density, as `stirlingError`.
 */
export function betaKernel(x: number, y: number, a: number, b: number): number {
  const r = a + b;
  return (
    Math.sqrt((a / r) * (b / (2 * Math.PI))) *
    Math.exp(stirlingError(r) - stirlingError(a) - stirlingError(b) - deviance(a, r * x) - deviance(b, r * y))
  );
}

/**
 * I/kernel as a continued fraction, for x below the mean and somewhat beyond: λ = a − (a+b)x > −1.
 * It takes λ, y and x as three arguments because none can be had from the others without losing digits.
 * Source: DiDonato & Morris 1992, ACM TOMS 18:360, algorithm 708 (BFRAC).
 */
function lowerFraction(x: number, y: number, lambda: number, a: number, b: number): number {
  const c = 1 + lambda;
  const c1 = 1 + 1 / a;
  let p = 1;
  let s = a + 1;
  let before = 0;
  let scale = c1 / c;
  let last = c1 / c;
  for (let n = 1; n < 100_000; n++) {
    const t = n / a;
    const w = n * (b - n) * x;
    const e = a / s;
    const alpha = p * (p + b / a) * e * e * (w * x);
    const beta = n + w / s + ((t + 1) / (c1 + t + t)) * (c + n * (y + 1));
    p = t + 1;
    s += 2;
    const denominator = alpha * scale + beta;
    const next = (alpha * before + beta * last) / denominator;
    before = last / denominator;
    scale = 1 / denominator;
    const change = Math.abs(next - last);
    last = next;
    if (change <= 1e-16 * next) break;
  }
  return last;
}

/**
 * Regularized incomplete beta functions Iₓ(a, b) and 1 − Iₓ for a, b > 0:
 * Temme's expansion where it holds, else the continued fraction of the tail that x lies in.
 * `y` = 1 − x may be given to keep its digits when x is close to 1.
 */
export function regularizedBeta(x: number, a: number, b: number, y = 1 - x): Tails {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0)) return { lower: Number.NaN, upper: Number.NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  const r = a + b;
  const above = r * x >= a;
  const skew = (b - a) / Math.sqrt(a * b * r);
  const root = Math.sqrt(2 * (deviance(a, r * x) + deviance(b, r * y)));
  const logTail = logUpperTail(root, above ? skew : -skew, 1 / r, Math.min(a, b));
  if (!Number.isNaN(logTail)) return tailsOf(Math.exp(logTail), above);
  const kernel = betaKernel(x, y, a, b);
  const lambda = x <= y ? a - r * x : r * y - b;
  return x * (r + 2) < a + 1
    ? tailsOf(Math.min(1, kernel * lowerFraction(x, y, lambda, a, b)), false)
    : tailsOf(Math.min(1, kernel * lowerFraction(y, x, -lambda, b, a)), true);
}
