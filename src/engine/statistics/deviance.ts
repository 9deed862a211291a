/**
 * Deviance of a count from its mean, D(x, m) = x ln(x/m) + m − x ≥ 0, x ≥ 0, m > 0.
 * Near x = m the terms cancel, and the series x ln(x/m) = 2x artanh(v), v = (x−m)/(x+m), takes over.
 * Source: Loader 2000, "Fast and accurate computation of binomial probabilities", function bd0.
 */
export function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x === 0 ? mean : x * Math.log(x / mean) - difference;
  const v = difference / (x + mean);
  const square = v * v;
  let sum = difference * v;
  let power = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    power *= square;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
