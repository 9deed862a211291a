/** Seeds of 0 would never move in a proportional step; this is small beside one person. */
// @ts-nocheck

const SMALLEST_SEED = 1e-9;

/**
 * Splits a total over cells in proportion to their seeds, each kept inside its box: x_i = clamp(λ·seed_i, lower_i,
 * upper_i) with the λ that makes Σ x_i = total. One bounded step of iterative proportional fitting (Deming & Stephan
 * 1940). Where the boxes cannot reach the total, they are filled to the nearest end.
 *
 * Active set: with λ from the free cells, either all cells clipped from below or all clipped from above stay clipped
 * (whichever takes more), so at most `cells.length` rounds are needed.
 *
 * @param cells indices into the three arrays, left in any order; x at these cells is the seed on entry and the result
 *   on exit
 */
export function fillProportionally(
  x: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  cells: Int32Array,
  count: number,
  total: number,
): void {
  let free = count;
  let rest = total;
  while (free > 0) {
    let seeds = 0;
    for (let k = 0; k < free; k++) seeds += Math.max(x[cells[k]!]!, SMALLEST_SEED);
    const scale = Math.max(0, rest) / seeds;
    let excess = 0;
    let clipped = false;
    for (let k = 0; k < free; k++) {
      const cell = cells[k]!;
      const value = scale * Math.max(x[cell]!, SMALLEST_SEED);
      if (value < lower[cell]!) excess += lower[cell]! - value;
      else if (value > upper[cell]!) excess -= value - upper[cell]!;
      else continue;
      clipped = true;
    }
    if (!clipped) {
      for (let k = 0; k < free; k++) x[cells[k]!] = scale * Math.max(x[cells[k]!]!, SMALLEST_SEED);
      return;
    }
    for (let k = free - 1; k >= 0; k--) {
      const cell = cells[k]!;
      const value = scale * Math.max(x[cell]!, SMALLEST_SEED);
      const end =
        excess >= 0 && value < lower[cell]!
          ? lower[cell]!
          : excess <= 0 && value > upper[cell]!
            ? upper[cell]!
            : Number.NaN;
      if (Number.isNaN(end)) continue;
      x[cell] = end;
      rest -= end;
      free--;
      cells[k] = cells[free]!;
    }
  }
}
