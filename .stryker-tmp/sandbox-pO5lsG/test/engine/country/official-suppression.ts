// @ts-nocheck
import {
  AGES,
  COLUMNS,
  type CountTable,
  HIDDEN,
  type ReleaseTables,
  SEXES,
} from "../../../src/model/counts.js";

/**
 * The ministry's rule: counts under 10 are hidden. "row": where exactly one age of a row would be hidden, the smallest
 * count of 10 or more is hidden with it (release 6). "row-and-column": also, within a prefecture and for one stratum,
 * sex and column, never exactly one area is hidden (from release 7 on).
 */
export type HidingRule = "row" | "row-and-column";

const SMALLEST_PRINTED = 10;

/** The tables as the ministry would publish them. */
export function suppressRelease(release: ReleaseTables, rule: HidingRule): ReleaseTables {
  return {
    ...release,
    pairs: release.pairs.map((pair) => ({
      ...pair,
      prefecture: pair.prefecture && suppressTable(pair.prefecture, "row"),
      area: pair.area && suppressTable(pair.area, rule),
    })),
  };
}

function suppressTable(table: CountTable, rule: HidingRule): CountTable {
  const groups = rule === "row" ? [] : regionsByPrefecture(table);
  const suppressed = SEXES.map((sex) => {
    const { counts, strata } = table[sex];
    const hidden = hiddenCells(counts, strata.length, groups);
    return { ...table[sex], counts: counts.map((count, cell) => (hidden[cell] ? HIDDEN : count)) };
  });
  return { ...table, male: suppressed[0]!, female: suppressed[1]! };
}

function regionsByPrefecture(table: CountTable): number[][] {
  const groups = new Map<string | null, number[]>();
  for (const [i, { prefectureCode }] of table.regions.entries()) {
    groups.set(prefectureCode, [...(groups.get(prefectureCode) ?? []), i]);
  }
  return [...groups.values()];
}

/** 1 for each hidden cell. Hiding along a column can leave a row with one hidden cell, so both repeat until all is still. */
function hiddenCells(counts: Int32Array, strata: number, groups: readonly (readonly number[])[]): Uint8Array {
  const hidden = Uint8Array.from(counts, (count) => (count < SMALLEST_PRINTED ? 1 : 0));
  for (let moved = true; moved; ) {
    moved = false;
    for (let row = 0; row < counts.length; row += COLUMNS) {
      const ages = Array.from({ length: AGES }, (_, age) => row + age);
      if (hideWithLone(counts, hidden, ages)) moved = true;
    }
    for (const regions of groups) {
      for (let cell = 0; cell < strata * COLUMNS; cell++) {
        const cells = regions.map((region) => region * strata * COLUMNS + cell);
        if (hideWithLone(counts, hidden, cells)) moved = true;
      }
    }
  }
  return hidden;
}

/** Where exactly one of these cells is hidden, hides all that equal the smallest printed one. */
function hideWithLone(counts: Int32Array, hidden: Uint8Array, cells: readonly number[]): boolean {
  if (cells.reduce((sum, cell) => sum + hidden[cell]!, 0) !== 1) return false;
  const printed = cells.filter((cell) => !hidden[cell]);
  if (printed.length === 0) return false;
  const smallest = Math.min(...printed.map((cell) => counts[cell]!));
  for (const cell of printed) if (counts[cell] === smallest) hidden[cell] = 1;
  return true;
}
