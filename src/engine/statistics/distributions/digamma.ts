/** From here on the asymptotic series are exact to a double. */
const ASYMPTOTIC_FROM = 10;

/**
 * ψ(x) − ln x for x > 0: the digamma function without its leading term, which cancels in differences.
 * Below 10 by ψ(x) = ψ(x+1) − 1/x. Source: DLMF 5.5.2, 5.11.2.
 */
export function digammaLessLog(x: number): number {
  let shifted = x;
  let sum = 0;
  while (shifted < ASYMPTOTIC_FROM) {
    sum -= 1 / shifted;
    shifted += 1;
  }
  const s = 1 / (shifted * shifted);
  const series =
    s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760 - s / 12))))));
  const tail = -0.5 / shifted - series;
  return shifted === x ? tail : sum + tail + Math.log(shifted / x);
}

/** Trigamma ψ′(x) for x > 0; below 10 by ψ′(x) = ψ′(x+1) + 1/x². Source: DLMF 5.15.5, 5.15.8. */
export function trigamma(x: number): number {
  let shifted = x;
  let sum = 0;
  while (shifted < ASYMPTOTIC_FROM) {
    sum += 1 / (shifted * shifted);
    shifted += 1;
  }
  const s = 1 / (shifted * shifted);
  const series =
    1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66 - s * (691 / 2730 - s * (7 / 6))))));
  return sum + (1 + (0.5 + series / shifted) / shifted) / shifted;
}
