/** The middle value; the mean of the two middle ones where they are an even number. NaN of nothing. */
export function median(values: Float64Array | readonly number[]): number {
  const scratch = Float64Array.from(values);
  return medianInPlace(scratch, scratch.length);
}

/** Median of the first `count` values, whose order is lost: Hoare's quickselect (1961, CACM 4:321). */
export function medianInPlace(values: Float64Array, count: number): number {
  if (count === 0) return Number.NaN;
  const middle = count >> 1;
  const upper = select(values, count, middle);
  if (count % 2 === 1) return upper;
  let lower = values[0]!;
  for (let i = 1; i < middle; i++) if (values[i]! > lower) lower = values[i]!;
  return (lower + upper) / 2;
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

/** The value that would stand at `place` if they were sorted; smaller ones end up before it, larger ones behind. */
function select(values: Float64Array, count: number, place: number): number {
  let left = 0;
  let right = count - 1;
  while (left < right) {
    const pivot = values[(left + right) >> 1]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const swapped = values[i]!;
      values[i++] = values[j]!;
      values[j--] = swapped;
    }
    if (place <= j) right = j;
    else if (place >= i) left = i;
    else break;
  }
  return values[place]!;
}

/** Of a normal spread, the median of |x| is 0.6745 standard deviations. */
export const SD_OF_MEDIAN_DEVIATION = 1.4826;
