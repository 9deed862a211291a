import { AGES, COLUMNS, SUBTOTAL } from "../../model/counts.js";
import type { Block } from "./boxes.js";
import { fillProportionally } from "./proportional-fill.js";

/** Fitting ends when no cell of a row moves by more people than this, which is far below what any ratio shows, or after so many rounds. */
const SETTLED = 1e-4;
const MAX_ROUNDS = 40;

/** What the estimate of a block leans on beside its boxes. */
export interface EstimateSeeds {
  /** The nation's age pattern of the stratum: seven weights. */
  readonly agePattern: Float64Array;
  /** Size of each area (people examined in the stratum's table); only their proportions count. */
  readonly sizes: Float64Array;
}

/**
 * Best estimate of the hidden cells of a block: bounded iterative proportional fitting (Deming & Stephan 1940).
 * Order: the prefecture row from the nation's age pattern; hidden 中計 of areas from their sizes; then cells, seeded by
 * the prefecture's ages × area size, columns and rows in turn, ending on an exact row step. All inside the boxes.
 *
 * @param hidden 1 for each cell that is not printed
 * @returns the block's cells, printed ones as printed
 */
export function estimateBlock(block: Block, hidden: Uint8Array, seeds: EstimateSeeds): Float64Array {
  const { rows, additive, lower, upper } = block;
  const x = Float64Array.from(lower);
  const scratch = new Int32Array(Math.max(rows, COLUMNS));
  const before = new Float64Array(AGES);
  const total = rows - 1;
  const areaRows = additive ? total : rows;

  const fillRow = (row: number): number => {
    const start = row * COLUMNS;
    let count = 0;
    let rest = x[start + SUBTOTAL]!;
    for (let cell = start; cell < start + AGES; cell++) {
      if (hidden[cell]) scratch[count++] = cell;
      else rest -= x[cell]!;
    }
    for (let cell = start; cell < start + AGES; cell++) before[cell - start] = x[cell]!;
    fillProportionally(x, lower, upper, scratch, count, rest);
    let moved = 0;
    for (let cell = start; cell < start + AGES; cell++) {
      moved = Math.max(moved, Math.abs(x[cell]! - before[cell - start]!));
    }
    return moved;
  };
  const seedRow = (row: number, pattern: (age: number) => number) => {
    const start = row * COLUMNS;
    if (hidden[start + SUBTOTAL]) return;
    let patternSum = 0;
    for (let age = 0; age < AGES; age++) patternSum += pattern(age);
    const scale = patternSum > 0 ? x[start + SUBTOTAL]! / patternSum : 0;
    for (let age = 0; age < AGES; age++) {
      const cell = start + age;
      x[cell] = clamp(scale * pattern(age), lower[cell]!, upper[cell]!);
    }
  };
  const fillColumn = (column: number) => {
    let count = 0;
    let rest = x[total * COLUMNS + column]!;
    for (let row = 0; row < total; row++) {
      const cell = row * COLUMNS + column;
      if (hidden[cell]) scratch[count++] = cell;
      else rest -= x[cell]!;
    }
    fillProportionally(x, lower, upper, scratch, count, rest);
  };

  /** Of a box; its lower end where it has no upper one. */
  const middle = (cell: number) =>
    Number.isFinite(upper[cell]!) ? (lower[cell]! + upper[cell]!) / 2 : lower[cell]!;

  const pattern = seeds.agePattern;
  if (additive) {
    seedRow(total, (age) => pattern[age]!);
    fillRow(total);
    for (let row = 0; row < areaRows; row++) {
      const cell = row * COLUMNS + SUBTOTAL;
      if (!hidden[cell]) continue;
      // Not clipped to its box yet, or two hidden ones would be split alike whatever their sizes are.
      x[cell] = seeds.sizes[row]!;
    }
    fillColumn(SUBTOTAL);
  } else {
    // Without a prefecture table nothing splits a hidden 中計.
    for (let row = 0; row < rows; row++) x[row * COLUMNS + SUBTOTAL] = middle(row * COLUMNS + SUBTOTAL);
  }
  const agesOf = additive ? (age: number) => x[total * COLUMNS + age]! : (age: number) => pattern[age]!;
  for (let row = 0; row < areaRows; row++) seedAges(row, x, lower, upper, agesOf);

  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (additive) for (let age = 0; age < AGES; age++) fillColumn(age);
    let moved = 0;
    for (let row = 0; row < areaRows; row++) moved = Math.max(moved, fillRow(row));
    if (!additive || moved < SETTLED) break;
  }
  return x;
}

function seedAges(
  row: number,
  x: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  pattern: (age: number) => number,
): void {
  const start = row * COLUMNS;
  let patternSum = 0;
  for (let age = 0; age < AGES; age++) patternSum += pattern(age);
  for (let age = 0; age < AGES; age++) {
    const cell = start + age;
    const share = patternSum > 0 ? pattern(age) / patternSum : 1 / AGES;
    x[cell] = clamp(x[start + SUBTOTAL]! * share, lower[cell]!, upper[cell]!);
  }
}

function clamp(value: number, lower: number, upper: number): number {
  return Math.min(upper, Math.max(lower, value));
}
