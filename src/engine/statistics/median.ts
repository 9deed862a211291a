/** The middle value; the mean of the two middle ones where they are an even number. NaN of nothing. */
export function median(values: Float64Array | readonly number[]): number {
  const scratch = Float64Array.from(values);
  return medianInPlace(scratch, scratch.length);
}

/** Median of the first `count` values, which it sorts. */
export function medianInPlace(values: Float64Array, count: number): number {
  if (count === 0) return Number.NaN;
  values.subarray(0, count).sort();
  const middle = count >> 1;
  const upper = values[middle]!;
  return count % 2 === 1 ? upper : (values[middle - 1]! + upper) / 2;
}

/**
 * For each value, the median of the others, NaN where fewer than `fewest` others are known; NaN values are left out. The
 * few values are sorted once for all.
 *
 * @param from index of the first of `count` values
 * @param sorted room for as many
 */
export function mediansOfOthers(
  values: Float64Array,
  from: number,
  count: number,
  fewest: number,
  sorted: Float64Array,
  into: Float64Array,
): void {
  let known = 0;
  for (let i = from; i < from + count; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    let at = known++;
    for (; at > 0 && sorted[at - 1]! > value; at--) sorted[at] = sorted[at - 1]!;
    sorted[at] = value;
  }
  for (let i = from; i < from + count; i++) {
    let own = 0;
    while (own < known && sorted[own] !== values[i]) own++;
    const others = own < known ? known - 1 : known;
    const other = (place: number) => sorted[place < own ? place : place + 1]!;
    const middle = others >> 1;
    if (others < fewest) into[i] = Number.NaN;
    else into[i] = others % 2 === 1 ? other(middle) : (other(middle - 1) + other(middle)) / 2;
  }
}

/** Of a normal spread, the median of |x| is 0.6745 standard deviations. */
export const SD_OF_MEDIAN_DEVIATION = 1.4826;
