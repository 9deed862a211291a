import { describe, expect, it } from "vitest";
import { openBlock, propagate } from "../../../src/engine/suppression/boxes.js";
import { COLUMNS, HIDDEN, SUBTOTAL } from "../../../src/model/counts.js";
import { boxesOf, fullBlock, masked, randomBlock, sparseBlock } from "../country/blocks.js";
import { plainBoxes } from "../country/plain-block.js";
import { randomFrom } from "../country/random.js";

const _ = HIDDEN;
const box = ({ lower, upper }: { lower: Float64Array; upper: Float64Array }, cell: number) => [
  lower[cell],
  upper[cell],
];

describe("boxes of one row", () => {
  it("give a lone hidden age exactly", () => {
    const block = boxesOf([20, 30, _, 12, 15, 11, 10, 105], false);
    expect(box(block, 2)).toEqual([7, 7]);
  });

  it("leave two hidden ages anything from 0 to what 中計 leaves", () => {
    const block = boxesOf([20, 30, _, _, 15, 11, 10, 105], false);
    expect([box(block, 2), box(block, 3)]).toEqual([
      [0, 19],
      [0, 19],
    ]);
  });

  it("give a hidden 中計 as the sum of its printed ages", () => {
    expect(box(boxesOf([20, 30, 10, 12, 15, 11, 10, _], false), SUBTOTAL)).toEqual([108, 108]);
  });

  it("leave a hidden age open above where 中計 is hidden too", () => {
    const block = boxesOf([20, 30, _, 12, 15, 11, 10, _], false);
    expect(box(block, 2)).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(box(block, SUBTOTAL)).toEqual([98, Number.POSITIVE_INFINITY]);
  });
});

describe("boxes of a prefecture", () => {
  it("take what the column says where the row says less", () => {
    const truth = fullBlock(
      [
        [20, 7, 6, 12, 15, 11, 10],
        [20, 30, 5, 12, 15, 11, 10],
      ],
      true,
    );
    // First area: both hidden ages share 13; the column of the first tells 37 − 30 = 7, so the other is 6.
    const block = boxesOf(
      masked(truth, (cell) => [1, 2, COLUMNS + 2].includes(cell)),
      true,
    );
    expect([box(block, 1), box(block, 2), box(block, COLUMNS + 2)]).toEqual([
      [7, 7],
      [6, 6],
      [5, 5],
    ]);
  });

  it("say nothing across rows where the areas are not all there", () => {
    const counts = [...[20, _, _, 12, 15, 11, 10, 81], ...[40, 37, 11, 24, 30, 22, 20, 184]];
    expect(box(boxesOf(counts, false), 1)).toEqual([0, 13]);
  });

  it("hold the truth of every random table, and are never empty", () => {
    const random = randomFrom(11);
    for (let i = 0; i < 600; i++) {
      const { truth, shown } = randomBlock(random);
      const { lower, upper } = boxesOf(shown, true);
      const inside = truth.map((count, cell) => count >= lower[cell]! && count <= upper[cell]!);
      expect(inside).not.toContain(false);
    }
  });

  it("never widen when one more cell is published", () => {
    const random = randomFrom(12);
    for (let i = 0; i < 300; i++) {
      const { truth, shown } = randomBlock(random);
      const hidden = shown.flatMap((count, cell) => (count === HIDDEN ? [cell] : []));
      if (hidden.length === 0) continue;
      const published = hidden[random.whole(0, hidden.length - 1)]!;
      const before = boxesOf(shown, true);
      const after = boxesOf(
        shown.map((count, cell) => (cell === published ? truth[cell]! : count)),
        true,
      );
      const isNarrower = (cell: number) =>
        after.lower[cell]! >= before.lower[cell]! && after.upper[cell]! <= before.upper[cell]!;
      expect(hidden.filter((cell) => !isNarrower(cell))).toEqual([]);
    }
  });
});

describe("numbers that contradict each other", () => {
  const truth = fullBlock(
    [
      [20, 31, 16, 12, 15, 11, 10],
      [21, 32, 17, 13, 16, 12, 11],
    ],
    true,
  );
  const emptyCell = (counts: readonly number[]) => propagate(openBlock(counts, 3, true));

  it("name the total of a printed row that does not add up", () => {
    expect(emptyCell(truth.map((count, cell) => (cell === SUBTOTAL ? count + 1 : count)))).toBe(SUBTOTAL);
  });

  it("name the prefecture's cell where printed areas do not add up to it", () => {
    const changed = truth.map(
      (count, cell) => count + (cell === 2 * COLUMNS + 3 ? -5 : 0) + (cell === 2 * COLUMNS + 4 ? 5 : 0),
    );
    expect(emptyCell(changed)).toBe(2 * COLUMNS + 3);
  });

  it("name the total of a row in which no count fits the hidden age", () => {
    const cell = 1;
    const changed = truth.map((count, i) => (i === cell ? HIDDEN : i === SUBTOTAL ? 60 : count));
    expect(emptyCell(changed)).toBe(SUBTOTAL);
  });

  it("are none in a true table, whatever is hidden", () => {
    expect(emptyCell(truth)).toBeNull();
  });
});

describe("the quick propagation", () => {
  it("arrives where the plain one does, whether the block is additive or not", () => {
    const random = randomFrom(77);
    for (let i = 0; i < 300; i++) {
      const { shown } = randomBlock(random);
      for (const additive of [true, false]) {
        const { lower, upper } = boxesOf(shown, additive);
        expect({ lower: [...lower], upper: [...upper] }).toEqual(plainBoxes(shown, additive));
      }
    }
  });

  it("arrives there too where few cells are hidden and one equation helps the next", () => {
    const random = randomFrom(79);
    for (let i = 0; i < 1500; i++) {
      const { shown } = sparseBlock(random, 12);
      const { lower, upper } = boxesOf(shown, true);
      expect({ lower: [...lower], upper: [...upper] }).toEqual(plainBoxes(shown, true));
    }
  });

  it("finds an empty box in the same blocks, and a cell of it", () => {
    const random = randomFrom(78);
    let empty = 0;
    for (let i = 0; i < 400; i++) {
      const { shown } = randomBlock(random);
      const printed = shown.flatMap((count, cell) => (count === HIDDEN ? [] : [cell]));
      const changed = shown.with(printed[random.whole(0, printed.length - 1)]!, random.whole(0, 200));
      const found = propagate(openBlock(changed, changed.length / COLUMNS, true));
      expect(found === null).toBe(plainBoxes(changed, true) !== null);
      if (found === null) continue;
      expect(changed[found]).toBeDefined();
      empty++;
    }
    expect(empty).toBeGreaterThan(100);
    expect(empty).toBeLessThan(400);
  });
});
