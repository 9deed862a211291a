/**
 * q-values of Benjamini and Hochberg: with the m p-values in rising order, q(i) = min over j ≥ i of p(j)·m/j. Of the
 * tests with q up to a bound, on average at most so large a share is false.
 * Source: Benjamini & Hochberg 1995, J. R. Stat. Soc. B 57:289.
 *
 * @param p null where there is no test: it neither gets a q nor counts among the m
 */
// @ts-nocheck

export function falseDiscoveryRates(p: readonly (number | null)[]): (number | null)[] {
  const tests = p
    .flatMap((value, index) => (value === null ? [] : [{ value, index }]))
    .sort((a, b) => b.value - a.value);
  const rates: (number | null)[] = p.map(() => null);
  let least = 1;
  for (const [above, { value, index }] of tests.entries()) {
    least = Math.min(least, (value * tests.length) / (tests.length - above));
    rates[index] = least;
  }
  return rates;
}
