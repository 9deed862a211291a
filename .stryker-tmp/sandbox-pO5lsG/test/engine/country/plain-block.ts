// @ts-nocheck
import { AGES, COLUMNS, HIDDEN, SUBTOTAL } from "../../../src/model/counts.js";

/*
 * Boxes and estimates of a block once more, slowly and from their definitions, to compare the quick ones with.
 */

interface Equation {
  readonly parts: readonly number[];
  readonly total: number;
}

/** Σ ages = 中計 for every row, and where the block is additive Σ areas = prefecture for every column. */
function equations(rows: number, additive: boolean): Equation[] {
  const found: Equation[] = [];
  for (let row = 0; row < rows; row++) {
    const start = row * COLUMNS;
    found.push({ parts: Array.from({ length: AGES }, (_, age) => start + age), total: start + SUBTOTAL });
  }
  for (let column = 0; additive && column < COLUMNS; column++) {
    const cells = Array.from({ length: rows }, (_, row) => row * COLUMNS + column);
    found.push({ parts: cells.slice(0, -1), total: cells.at(-1)! });
  }
  return found;
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** The narrowest boxes that each equation alone leaves, until nothing moves; null where one is empty. */
export function plainBoxes(
  counts: readonly number[],
  additive: boolean,
): { lower: number[]; upper: number[] } | null {
  const lower = counts.map((count) => (count === HIDDEN ? 0 : count));
  const upper = counts.map((count) => (count === HIDDEN ? Number.POSITIVE_INFINITY : count));
  for (let moved = true; moved; ) {
    moved = false;
    const narrow = (cell: number, least: number, most: number) => {
      if (least > lower[cell]!) [lower[cell], moved] = [least, true];
      if (most < upper[cell]!) [upper[cell], moved] = [most, true];
    };
    for (const { parts, total } of equations(counts.length / COLUMNS, additive)) {
      narrow(total, sum(parts.map((part) => lower[part]!)), sum(parts.map((part) => upper[part]!)));
      for (const part of parts) {
        const others = parts.filter((other) => other !== part);
        narrow(
          part,
          lower[total]! - sum(others.map((other) => upper[other]!)),
          upper[total]! - sum(others.map((other) => lower[other]!)),
        );
      }
    }
    if (lower.some((least, cell) => least > upper[cell]!)) return null;
  }
  return { lower, upper };
}

const SMALLEST_SEED = 1e-9;

/** x = clamp(λ·seed) with the λ that makes the total, by halving; the nearest end where none does. */
export function plainFill(
  seeds: readonly number[],
  lower: readonly number[],
  upper: readonly number[],
  total: number,
): number[] {
  const at = (scale: number) =>
    seeds.map((seed, i) => Math.min(upper[i]!, Math.max(lower[i]!, scale * Math.max(seed, SMALLEST_SEED))));
  let [low, high] = [-40, 40];
  for (let round = 0; round < 90; round++) {
    const middle = (low + high) / 2;
    if (sum(at(Math.exp(middle))) < total) low = middle;
    else high = middle;
  }
  return at(Math.exp(high));
}

export interface PlainBoxes {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** What the estimate of a block leans on: weights of the seven ages, and of the areas. */
export interface PlainSeeds {
  readonly agePattern: readonly number[];
  readonly sizes: readonly number[];
}

/** The best estimate of a block as its description has it. */
export function plainEstimate(
  counts: readonly number[],
  boxes: PlainBoxes,
  seeds: PlainSeeds,
  additive: boolean,
): number[] {
  return additive ? plainAdditive(counts, boxes, seeds) : plainRows(counts, boxes, seeds);
}

/** Rows that add up to nothing: a hidden 中計 is the middle of its box, its ages go by the nation's. */
function plainRows(counts: readonly number[], boxes: PlainBoxes, { agePattern }: PlainSeeds): number[] {
  const { lower, upper } = boxes;
  const fit = fitting(counts, boxes);
  for (const { parts, total } of equations(counts.length / COLUMNS, false)) {
    if (fit.isHidden(total) && upper[total]! < Number.POSITIVE_INFINITY)
      fit.x[total] = (lower[total]! + upper[total]!) / 2;
    fit.seed(parts, total, agePattern);
    fit.adjust({ parts, total });
  }
  return fit.x;
}

/**
 * Areas that add up to their prefecture: the prefecture row by the nation's ages, hidden 中計 by size, ages by the
 * prefecture's, then columns and rows in turn.
 */
function plainAdditive(
  counts: readonly number[],
  boxes: PlainBoxes,
  { agePattern, sizes }: PlainSeeds,
): number[] {
  const { isHidden, seed, adjust, x } = fitting(counts, boxes);
  const rows = counts.length / COLUMNS;
  const all = equations(rows, true);
  const [areaRows, prefectureRow, columns] = [all.slice(0, rows - 1), all[rows - 1]!, all.slice(rows)];

  if (!isHidden(prefectureRow.total) && sum(agePattern) > 0)
    seed(prefectureRow.parts, prefectureRow.total, agePattern);
  adjust(prefectureRow);

  const subtotals = columns[SUBTOTAL]!;
  for (const [row, cell] of subtotals.parts.entries()) if (isHidden(cell)) x[cell] = sizes[row]!;
  adjust(subtotals);

  const prefectureAges = prefectureRow.parts.map((cell) => x[cell]!);
  for (const { parts, total } of areaRows) seed(parts, total, prefectureAges);
  for (let round = 0; round < 40; round++) {
    for (const column of columns.slice(0, AGES)) adjust(column);
    const before = [...x];
    for (const row of areaRows) adjust(row);
    if (Math.max(...x.map((people, cell) => Math.abs(people - before[cell]!))) < 1e-4) break;
  }
  return x;
}

/** The cells of a block, hidden ones at their lower ends, and the steps that move them inside their boxes. */
function fitting(counts: readonly number[], { lower, upper }: PlainBoxes) {
  const x = [...lower];
  const isHidden = (cell: number) => counts[cell] === HIDDEN;
  const clamped = (cell: number, value: number) => Math.min(upper[cell]!, Math.max(lower[cell]!, value));
  const seed = (parts: readonly number[], total: number, weights: readonly number[]) => {
    const all = sum(weights);
    for (const [i, cell] of parts.entries())
      if (isHidden(cell)) x[cell] = clamped(cell, x[total]! * (all > 0 ? weights[i]! / all : 1 / AGES));
  };
  const adjust = ({ parts, total }: Equation) => {
    const moving = parts.filter(isHidden);
    const rest = x[total]! - sum(parts.filter((cell) => !moving.includes(cell)).map((cell) => x[cell]!));
    const pick = (from: readonly number[]) => moving.map((cell) => from[cell]!);
    plainFill(pick(x), pick(lower), pick(upper), Math.max(0, rest)).forEach((people, i) => {
      x[moving[i]!] = people;
    });
  };
  return { x, isHidden, seed, adjust };
}
