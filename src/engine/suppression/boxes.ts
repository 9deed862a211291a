import { COLUMNS, HIDDEN, SUBTOTAL } from "../../model/counts.js";

/**
 * The cells of one stratum and sex within one prefecture: rows are its areas and, last, the prefecture itself;
 * columns are the seven ages and 中計. Row-major, `rows × COLUMNS` numbers.
 *
 * Every row adds up (Σ ages = 中計) and, where `additive`, every column does (Σ areas = prefecture). A printed cell
 * has lower = upper; a hidden one is an unknown whole number ≥ 0.
 */
export interface Block {
  readonly rows: number;
  /** The last row is the prefecture and equals the sum of the others. */
  readonly additive: boolean;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * A block of `rows` rows from counts, HIDDEN as [0, ∞).
 *
 * @param most what is known of each count otherwise: it is at most this
 */
export function openBlock(
  counts: ArrayLike<number>,
  rows: number,
  additive: boolean,
  most?: ArrayLike<number>,
): Block {
  const size = rows * COLUMNS;
  const lower = new Float64Array(size);
  const upper = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const hidden = counts[i] === HIDDEN;
    lower[i] = hidden ? 0 : counts[i]!;
    upper[i] = hidden ? (most?.[i] ?? Number.POSITIVE_INFINITY) : counts[i]!;
  }
  return { rows, additive, lower, upper };
}

/**
 * Interval propagation (bounds consistency of linear equations): in each equation total = Σ parts, a part is at
 * least total_lower − Σ upper of the other parts and at most total_upper − Σ lower of the other parts, and the total
 * lies between the sums. Repeated over all rows and columns until nothing moves.
 *
 * Every true table that agrees with the printed cells stays inside: the bounds are guaranteed. They are the tightest
 * for each equation alone, not for all together.
 *
 * @returns index of a cell whose box became empty (the printed numbers contradict each other), or null
 */
export function propagate(block: Block): number | null {
  const { rows, additive, lower, upper } = block;
  // One step narrows an equation for good; its row needs another only where a column has moved.
  for (let moved = true; moved; ) {
    moved = false;
    for (let row = 0; row < rows; row++) {
      const total = row * COLUMNS + SUBTOTAL;
      if (narrow(lower, upper, row * COLUMNS, 1, total) === "empty") return total;
    }
    if (!additive) return null;
    for (let column = 0; column < COLUMNS; column++) {
      const total = (rows - 1) * COLUMNS + column;
      const outcome = narrow(lower, upper, column, COLUMNS, total);
      if (outcome === "empty") return total;
      if (outcome === "moved") moved = true;
    }
  }
  return null;
}

/**
 * One equation: the parts from `first` up to `total` in steps of `step` add up to `total`. "empty": no count fits the
 * total; while one fits it, one fits every part.
 */
function narrow(
  lower: Float64Array,
  upper: Float64Array,
  first: number,
  step: number,
  total: number,
): "still" | "moved" | "empty" {
  let sumLower = 0;
  let sumUpper = 0;
  let unbounded = 0;
  for (let i = first; i < total; i += step) {
    sumLower += lower[i]!;
    if (upper[i] === Number.POSITIVE_INFINITY) unbounded++;
    else sumUpper += upper[i]!;
  }
  let moved = false;
  if (sumLower > lower[total]!) {
    lower[total] = sumLower;
    moved = true;
  }
  if (unbounded === 0 && sumUpper < upper[total]!) {
    upper[total] = sumUpper;
    moved = true;
  }
  const totalLower = lower[total]!;
  const totalUpper = upper[total]!;
  if (totalLower > totalUpper) return "empty";
  for (let i = first; i < total; i += step) {
    const oldLower = lower[i]!;
    const oldUpper = upper[i]!;
    const most = totalUpper - (sumLower - oldLower);
    if (most < oldUpper) {
      upper[i] = most;
      moved = true;
    }
    const othersUpper = oldUpper === Number.POSITIVE_INFINITY ? sumUpper : sumUpper - oldUpper;
    const othersUnbounded = oldUpper === Number.POSITIVE_INFINITY ? unbounded - 1 : unbounded;
    if (othersUnbounded === 0 && totalLower - othersUpper > oldLower) {
      lower[i] = totalLower - othersUpper;
      moved = true;
    }
  }
  return moved ? "moved" : "still";
}
