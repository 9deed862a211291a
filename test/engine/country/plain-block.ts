import { AGES, COLUMNS, HIDDEN, SUBTOTAL } from "../../../src/counts.js";

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

/**
 * The best estimate of an additive block whose rows no guard has relaxed, as its description has it: the prefecture row
 * by the nation's ages, hidden 中計 by size, ages by the prefecture's, then columns and rows in turn.
 */
export function plainEstimate(
  counts: readonly number[],
  { lower, upper }: { readonly lower: readonly number[]; readonly upper: readonly number[] },
  agePattern: readonly number[],
  sizes: readonly number[],
): number[] {
  const isHidden = (cell: number) => counts[cell] === HIDDEN;
  const x = [...lower];
  const clamped = (cell: number, value: number) => Math.min(upper[cell]!, Math.max(lower[cell]!, value));
  const rows = counts.length / COLUMNS;
  const prefecture = (rows - 1) * COLUMNS;
  const adjust = (parts: readonly number[], total: number) => {
    const hidden = parts.filter(isHidden);
    if (hidden.length === 0) return;
    const rest = x[total]! - sum(parts.filter((cell) => !isHidden(cell)).map((cell) => x[cell]!));
    const pick = (from: readonly number[]) => hidden.map((cell) => from[cell]!);
    plainFill(pick(x), pick(lower), pick(upper), Math.max(0, rest)).forEach((people, i) => {
      x[hidden[i]!] = people;
    });
  };
  const all = equations(rows, true);
  const [areaRows, prefectureRow, columns] = [all.slice(0, rows - 1), all[rows - 1]!, all.slice(rows)];

  for (let age = 0; age < AGES; age++) {
    const cell = prefecture + age;
    if (!isHidden(cell) || isHidden(prefecture + SUBTOTAL)) continue;
    x[cell] = clamped(cell, (x[prefecture + SUBTOTAL]! * agePattern[age]!) / sum(agePattern));
  }
  adjust(prefectureRow.parts, prefectureRow.total);

  const subtotals = columns[SUBTOTAL]!;
  for (const [row, cell] of subtotals.parts.entries()) if (isHidden(cell)) x[cell] = sizes[row]!;
  adjust(subtotals.parts, subtotals.total);
  for (const cell of subtotals.parts) x[cell] = clamped(cell, x[cell]!);

  const prefectureAges = x.slice(prefecture, prefecture + AGES);
  for (const { parts, total } of areaRows) {
    for (const [age, cell] of parts.entries()) {
      const share = sum(prefectureAges) > 0 ? prefectureAges[age]! / sum(prefectureAges) : 1 / AGES;
      if (isHidden(cell)) x[cell] = clamped(cell, x[total]! * share);
    }
  }
  for (let round = 0; round < 40; round++) {
    for (const { parts, total } of columns.slice(0, AGES)) adjust(parts, total);
    const before = [...x];
    for (const { parts, total } of areaRows) adjust(parts, total);
    if (Math.max(...x.map((people, cell) => Math.abs(people - before[cell]!))) < 1e-4) break;
  }
  return x;
}
