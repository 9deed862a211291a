/** A number of a year, and what its weight may be. */
export interface Weighed {
  readonly value: number;
  /** 0 ≤ least ≤ most, which may be Infinity. */
  readonly least: number;
  readonly most: number;
}

/**
 * Least (direction −1) or largest (1) weighted mean Σw·x / Σw that the weights allow. A mean rises with the weight of a number
 * above it and falls with that of one below, so that at its least every weight stands at an end: the largest for the small
 * numbers, the least for the others, parted at one place of their order. Each place is tried.
 *
 * @returns null where all weights are 0
 */
export function weightedMeanBound(numbers: readonly Weighed[], direction: 1 | -1): number | null {
  const order = numbers.filter(({ most }) => most > 0).sort((a, b) => direction * (b.value - a.value));
  // A weight without limit draws the mean to its own number.
  const endless = order.filter(({ most }) => most === Number.POSITIVE_INFINITY).map(({ value }) => value);
  const means = endless.length > 0 ? [order[0]!.value] : [];
  for (let heavy = 0; heavy <= order.length && endless.length === 0; heavy++) {
    let [sum, weights] = [0, 0];
    for (const [i, { value, least, most }] of order.entries()) {
      const weight = i < heavy ? most : least;
      sum += weight * value;
      weights += weight;
    }
    if (weights > 0) means.push(sum / weights);
  }
  if (means.length === 0) return null;
  return direction > 0 ? Math.max(...means) : Math.min(...means);
}
