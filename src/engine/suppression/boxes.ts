import { AGES, COLUMNS, HIDDEN, SUBTOTAL } from "../../counts.js";

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

/** A block of `rows` rows from counts, HIDDEN as [0, ∞). */
export function openBlock(counts: ArrayLike<number>, rows: number, additive: boolean): Block {
  const size = rows * COLUMNS;
  const lower = new Float64Array(size);
  const upper = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const hidden = counts[i] === HIDDEN;
    lower[i] = hidden ? 0 : counts[i]!;
    upper[i] = hidden ? Number.POSITIVE_INFINITY : counts[i]!;
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
 * @returns index of a cell whose box became empty (the printed numbers contradict each other), or −1
 */
export function propagate(block: Block): number {
  const { rows, additive, lower, upper } = block;
  for (let moved = true; moved; ) {
    moved = false;
    for (let row = 0; row < rows; row++) {
      const outcome = narrow(lower, upper, row * COLUMNS, 1, AGES, row * COLUMNS + SUBTOTAL);
      if (outcome >= 0) return outcome;
      if (outcome === MOVED) moved = true;
    }
    if (!additive) continue;
    for (let column = 0; column < COLUMNS; column++) {
      const outcome = narrow(lower, upper, column, COLUMNS, rows - 1, (rows - 1) * COLUMNS + column);
      if (outcome >= 0) return outcome;
      if (outcome === MOVED) moved = true;
    }
  }
  return -1;
}

const STILL = -1;
const MOVED = -2;

/** One equation: `count` parts from `first` in steps of `step` add up to `total`. STILL, MOVED or an empty cell. */
function narrow(
  lower: Float64Array,
  upper: Float64Array,
  first: number,
  step: number,
  count: number,
  total: number,
): number {
  let sumLower = 0;
  let sumUpper = 0;
  let unbounded = 0;
  let open = upper[total]! > lower[total]!;
  const end = first + step * count;
  for (let i = first; i < end; i += step) {
    sumLower += lower[i]!;
    if (upper[i] === Number.POSITIVE_INFINITY) unbounded++;
    else sumUpper += upper[i]!;
    if (upper[i]! > lower[i]!) open = true;
  }
  if (!open) return sumLower === lower[total] ? STILL : total;

  let moved = false;
  if (sumLower > lower[total]!) {
    lower[total] = sumLower;
    moved = true;
  }
  if (unbounded === 0 && sumUpper < upper[total]!) {
    upper[total] = sumUpper;
    moved = true;
  }
  if (lower[total]! > upper[total]!) return total;
  const [totalLower, totalUpper] = [lower[total]!, upper[total]!];
  for (let i = first; i < end; i += step) {
    const [oldLower, oldUpper] = [lower[i]!, upper[i]!];
    if (oldUpper === oldLower) continue;
    const most = totalUpper - (sumLower - oldLower);
    const othersBounded = unbounded === 0 || (unbounded === 1 && oldUpper === Number.POSITIVE_INFINITY);
    const least = othersBounded
      ? totalLower - (oldUpper === Number.POSITIVE_INFINITY ? sumUpper : sumUpper - oldUpper)
      : 0;
    if (most < oldUpper) {
      upper[i] = most;
      if (oldUpper === Number.POSITIVE_INFINITY) unbounded--;
      else sumUpper -= oldUpper;
      sumUpper += most;
      moved = true;
    }
    if (least > oldLower) {
      lower[i] = least;
      sumLower += least - oldLower;
      moved = true;
    }
    if (lower[i]! > upper[i]!) return i;
  }
  return moved ? MOVED : STILL;
}
