import { gammaStart, type Tail } from "./gamma-quantile.js";
import { betaKernel, regularizedBeta } from "./incomplete-beta.js";
import { upperDeviate } from "./tail-expansion.js";

/**
 * The x below (or, for the upper tail, above) which a share p of the beta distribution of a and b lies.
 * Relative error below 1e-13 for a, b ≥ 1, 1e-12 from 0.01 on. Large parameters take Temme's expansion. Small ones take Halley's method
 * for F = ln(tail) on the scale y = logit x, where F is concave:
 * F′ = ±kernel/tail, F″/F′ = a − (a + b)x − F′; the start is −ln(1−x) ≈ gamma quantile/(b + (a−1)/2), a ≤ b,
 * and the middle where the density has two poles.
 */
export function betaQuantile(p: number, a: number, b: number, tail: Tail = "lower"): number {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) return Number.NaN;
  if (p === 0 || p === 1) return (p === 0) === (tail === "lower") ? 0 : 1;
  const other = tail === "lower" ? "upper" : "lower";
  if (a === 1) return -Math.expm1((tail === "lower" ? Math.log1p(-p) : Math.log(p)) / b);
  if (b === 1) return Math.exp((tail === "lower" ? Math.log(p) : Math.log1p(-p)) / a);
  const r = a + b;
  const skew = (b - a) / Math.sqrt(a * b * r);
  const sign = tail === "upper" ? 1 : -1;
  const deviate = sign * upperDeviate(p, sign * skew, 1 / r, Math.min(a, b));
  if (!Number.isNaN(deviate)) return (a + deviate * Math.sqrt((a / r) * b)) / r;
  if (p > 0.5) return betaQuantile(1 - p, a, b, other);
  return a <= b ? smallQuantile(p, a, b, tail).x : smallQuantile(p, b, a, other).y;
}

/** The quantile x and y = 1 − x for a ≤ b, p ≤ ½. */
function smallQuantile(p: number, a: number, b: number, tail: Tail): { x: number; y: number } {
  const r = a + b;
  const logTail = Math.log(p);
  const longest = 2 + 2 / a;
  const exponent = b < 1 ? -Math.LN2 : -gammaStart(p, a, tail) / (b + 0.5 * (a - 1));
  let x = -Math.expm1(exponent);
  let y = Math.exp(exponent);
  for (let round = 0; round < 60 && x > 0 && y > 0; round++) {
    const share = regularizedBeta(x, a, b, y)[tail];
    // Without a share x is too far up, or too near 0 for a double.
    let step = 2;
    if (share > 0) {
      const first = (tail === "lower" ? 1 : -1) * (betaKernel(x, y, a, b) / share);
      const newton = (Math.log(share) - logTail) / first;
      step = newton / Math.max(0.5, 1 - 0.5 * newton * (a - r * x - first));
    }
    const factor = Math.exp(-Math.max(-longest, Math.min(longest, step)));
    const whole = y + x * factor;
    x = (x * factor) / whole;
    y /= whole;
    if (Math.abs(step) < 1e-5) break;
  }
  return { x, y };
}
