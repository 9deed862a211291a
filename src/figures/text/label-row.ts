/**
 * Moves labels that want to stand at given places along a line just so far that they no longer overlap: the places
 * with the least sum of squared moves (pool adjacent violators, as in isotonic regression), within `from` … `to`.
 *
 * @param wanted where each label's middle should be, in any order
 * @param sizes how much of the line each takes, its gap included
 * @returns the middles, in the order given; labels keep the order of their wanted places
 */
export function spreadLabels(
  wanted: readonly number[],
  sizes: readonly number[],
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  // Once the sizes of the labels before it are taken off each place, "not overlapping" means "not falling".
  const offsets: number[] = [];
  let before = 0;
  for (const index of order) {
    offsets.push(before + sizes[index]! / 2);
    before += sizes[index]!;
  }
  const pools: { sum: number; count: number }[] = [];
  for (const [at, index] of order.entries()) {
    let pool = { sum: wanted[index]! - offsets[at]!, count: 1 };
    for (
      let last = pools.at(-1);
      last && last.sum / last.count > pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  }
  const middles = new Array<number>(wanted.length).fill(0);
  let at = 0;
  for (const { sum, count } of pools) {
    const start = Math.max(from, Math.min(to - before, sum / count));
    for (let step = 0; step < count; step++, at++) middles[order[at]!] = start + offsets[at]!;
  }
  return middles;
}
