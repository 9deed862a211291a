import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CellNetwork } from "../../../src/engine/suppression/cell-network.js";
import { hideIn } from "../../../src/engine/suppression/hide-small-counts.js";
import { COLUMNS, SUBTOTAL } from "../../../src/model/counts.js";

const AGES_IN_USE = [0, 1, 5];

/** A prefecture of two regions and three ages; counts and people examined, 中計 and the prefecture added up. */
function network(cells: readonly { readonly found: number; readonly examined: number }[]): CellNetwork {
  const [counts, most] = [new Int32Array(3 * COLUMNS), new Int32Array(3 * COLUMNS)];
  for (const [i, { found, examined }] of cells.entries()) {
    const row = Math.floor(i / AGES_IN_USE.length);
    const column = AGES_IN_USE[i % AGES_IN_USE.length]!;
    for (const to of [row, 2]) {
      for (const at of [column, SUBTOTAL]) {
        counts[to * COLUMNS + at]! += found;
        most[to * COLUMNS + at]! += examined;
      }
    }
  }
  return new CellNetwork(counts, most);
}

const cell = fc
  .integer({ min: 0, max: 5 })
  .chain((examined) =>
    fc.record({ examined: fc.constant(examined), found: fc.integer({ min: 0, max: examined }) }),
  );
const prefecture = fc.array(cell, { minLength: 6, maxLength: 6 });

/** Every table of counts that agrees with what is shown, found by trying all. */
function* possible({ counts, most, hidden }: CellNetwork): Generator<Int32Array> {
  const inner = [0, 1].flatMap((row) => AGES_IN_USE.map((column) => row * COLUMNS + column));
  const tried = new Int32Array(counts.length);
  function* from(i: number): Generator<Int32Array> {
    const at = inner[i];
    if (at === undefined) {
      for (const row of [0, 1]) tried[row * COLUMNS + SUBTOTAL] = sumOf(tried, row, AGES_IN_USE);
      for (const column of [...AGES_IN_USE, SUBTOTAL])
        tried[2 * COLUMNS + column] = tried[column]! + tried[COLUMNS + column]!;
      if (counts.every((count, c) => hidden[c] || tried[c] === count)) yield tried;
      return;
    }
    const values = hidden[at] ? Array.from({ length: most[at]! + 1 }, (_, value) => value) : [counts[at]!];
    for (const value of values) {
      tried[at] = value;
      yield* from(i + 1);
    }
  }
  yield* from(0);
}

const sumOf = (counts: Int32Array, row: number, columns: readonly number[]): number =>
  columns.reduce((sum, column) => sum + counts[row * COLUMNS + column]!, 0);

/** Counts that results show: each cell, and the sums of the two wide groups and of the regions put together. */
const SHOWN: readonly (readonly number[])[] = [0, 1, 2].flatMap((row) => [
  ...[...AGES_IN_USE, SUBTOTAL].map((column) => [row * COLUMNS + column]),
  [row * COLUMNS + 0, row * COLUMNS + 1],
]);

describe("small counts that are hidden", () => {
  it("can be each of 0 to one less than the bound, whatever somebody works out of the rest", () => {
    fc.assert(
      fc.property(prefecture, fc.integer({ min: 2, max: 4 }), (cells, below) => {
        const hidden = network(cells);
        hideIn(hidden, below);
        const { counts, most } = hidden;
        const tables = [...possible(hidden)].length;
        expect(tables).toBeGreaterThan(0);
        for (const sum of SHOWN) {
          const total = (of: Int32Array) => sum.reduce((all, at) => all + of[at]!, 0);
          const [found, examined] = [total(counts), total(most)];
          if (examined === 0 || Math.min(found, examined - found) >= below) continue;
          const values = new Set<number>();
          for (const table of possible(hidden)) values.add(total(table));
          const largest = Math.min(below - 1, examined);
          for (let value = 0; value <= largest; value++) {
            if (found < below) expect(values).toContain(value);
            if (examined - found < below) expect(values).toContain(examined - value);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it("leave what is not small where it gives nothing away", () => {
    const large = { found: 40, examined: 100 };
    const hidden = network([{ found: 2, examined: 50 }, large, large, large, large, large]);
    hideIn(hidden, 10);
    // The count, one more of its row and of its column, and the one across.
    expect(hidden.hidden.reduce((sum, is) => sum + is, 0)).toBe(4);
    expect(hidden.hidden[0]).toBe(1);
  });

  it("are none where nobody was examined, and where nothing is small", () => {
    const none = { found: 0, examined: 0 };
    const large = { found: 40, examined: 100 };
    const shown = network([none, large, large, none, large, large]);
    hideIn(shown, 10);
    expect([...shown.hidden]).toEqual(Array(shown.hidden.length).fill(0));
  });
});
