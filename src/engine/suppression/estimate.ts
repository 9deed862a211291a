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
 * @returns the block's cells, people; printed ones as printed
 */
export function estimateBlock(block: Block, hidden: Uint8Array, seeds: EstimateSeeds): Float64Array {
  const estimate = new BlockEstimate(block, hidden);
  estimate.seed(seeds);
  estimate.fit();
  return estimate.cells;
}

class BlockEstimate {
  readonly cells: Float64Array;
  /** The row of the prefecture, the last one, where the areas add up to it. */
  private readonly total: number;
  private readonly areaRows: number;
  /** Room for the hidden cells of a row or column, and for a row as it was. */
  private readonly scratch: Int32Array;
  private readonly before = new Float64Array(AGES);

  constructor(
    private readonly block: Block,
    private readonly hidden: Uint8Array,
  ) {
    const { rows, additive, lower } = block;
    this.cells = Float64Array.from(lower);
    this.total = rows - 1;
    this.areaRows = additive ? this.total : rows;
    this.scratch = new Int32Array(Math.max(rows, COLUMNS));
  }

  /** Where fitting begins. */
  seed({ agePattern, sizes }: EstimateSeeds): void {
    const { cells, hidden, total, areaRows } = this;
    if (!this.block.additive) {
      // Without a prefecture table nothing splits a hidden 中計.
      for (let row = 0; row < areaRows; row++) {
        const subtotal = row * COLUMNS + SUBTOTAL;
        cells[subtotal] = this.middle(subtotal);
        this.seedAges(row, agePattern);
      }
      return;
    }
    this.seedPrefecture(agePattern);
    this.fillRow(total);
    for (let row = 0; row < areaRows; row++) {
      const subtotal = row * COLUMNS + SUBTOTAL;
      // Not clipped to its box yet, or two hidden ones would be split alike whatever their sizes are.
      if (hidden[subtotal]) cells[subtotal] = sizes[row]!;
    }
    this.fillColumn(SUBTOTAL);
    const ages = cells.subarray(total * COLUMNS, total * COLUMNS + AGES);
    for (let row = 0; row < areaRows; row++) this.seedAges(row, ages);
  }

  /** Columns and rows in turn, until the rows settle. */
  fit(): void {
    const { additive } = this.block;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      if (additive) for (let age = 0; age < AGES; age++) this.fillColumn(age);
      let moved = 0;
      for (let row = 0; row < this.areaRows; row++) moved = Math.max(moved, this.fillRow(row));
      if (!additive || moved < SETTLED) break;
    }
  }

  /** Makes the hidden ages of a row add up to its 中計. @returns how far a cell moved at most, people */
  private fillRow(row: number): number {
    const { cells, hidden, scratch, before } = this;
    const { lower, upper } = this.block;
    const start = row * COLUMNS;
    let count = 0;
    let rest = cells[start + SUBTOTAL]!;
    for (let cell = start; cell < start + AGES; cell++) {
      if (hidden[cell]) scratch[count++] = cell;
      else rest -= cells[cell]!;
    }
    for (let cell = start; cell < start + AGES; cell++) before[cell - start] = cells[cell]!;
    fillProportionally(cells, lower, upper, scratch, count, rest);
    let moved = 0;
    for (let cell = start; cell < start + AGES; cell++) {
      moved = Math.max(moved, Math.abs(cells[cell]! - before[cell - start]!));
    }
    return moved;
  }

  /** Makes the hidden areas of a column add up to the prefecture. */
  private fillColumn(column: number): void {
    const { cells, hidden, scratch, total } = this;
    const { lower, upper } = this.block;
    let count = 0;
    let rest = cells[total * COLUMNS + column]!;
    for (let row = 0; row < total; row++) {
      const cell = row * COLUMNS + column;
      if (hidden[cell]) scratch[count++] = cell;
      else rest -= cells[cell]!;
    }
    fillProportionally(cells, lower, upper, scratch, count, rest);
  }

  /** The prefecture's ages in proportion to a pattern, where its 中計 is printed. */
  private seedPrefecture(pattern: Float64Array): void {
    const { cells, total } = this;
    const { lower, upper } = this.block;
    const start = total * COLUMNS;
    if (this.hidden[start + SUBTOTAL]) return;
    const sum = sumOf(pattern);
    const scale = sum > 0 ? cells[start + SUBTOTAL]! / sum : 0;
    for (let age = 0; age < AGES; age++) {
      const cell = start + age;
      cells[cell] = clamp(scale * pattern[age]!, lower[cell]!, upper[cell]!);
    }
  }

  /** The ages of an area in proportion to a pattern; alike where that is empty. */
  private seedAges(row: number, pattern: Float64Array): void {
    const { cells } = this;
    const { lower, upper } = this.block;
    const start = row * COLUMNS;
    const sum = sumOf(pattern);
    for (let age = 0; age < AGES; age++) {
      const cell = start + age;
      const share = sum > 0 ? pattern[age]! / sum : 1 / AGES;
      cells[cell] = clamp(cells[start + SUBTOTAL]! * share, lower[cell]!, upper[cell]!);
    }
  }

  /** Of a box; its lower end where it has no upper one. */
  private middle(cell: number): number {
    const { lower, upper } = this.block;
    return Number.isFinite(upper[cell]!) ? (lower[cell]! + upper[cell]!) / 2 : lower[cell]!;
  }
}

function sumOf(pattern: Float64Array): number {
  let sum = 0;
  for (let age = 0; age < AGES; age++) sum += pattern[age]!;
  return sum;
}

function clamp(value: number, lower: number, upper: number): number {
  return Math.min(upper, Math.max(lower, value));
}
