// @ts-nocheck
import { AGES, COLUMNS, type CountTable, HIDDEN, type Sex, SUBTOTAL } from "../../../src/model/counts.js";
import { plainBoxes, plainEstimate } from "./plain-block.js";

/** What is known of one sex of a table, by the index of its counts. */
export interface PlainSex {
  readonly lower: number[];
  readonly upper: number[];
  readonly estimate: number[];
}

interface Line {
  readonly table: CountTable;
  readonly region: number;
}

/** Boxes and estimates of one sex of a pair of tables, slowly: block by block, put together by prefecture. */
export function plainPair(
  pair: { readonly prefecture: CountTable | null; readonly area: CountTable | null },
  sex: Sex,
  isComplete: (prefectureCode: string | null) => boolean,
): Map<CountTable, PlainSex> {
  const tables = [pair.prefecture, pair.area].filter((table) => table !== null);
  const known = new Map(tables.map((table) => [table, asPrinted(table, sex)]));
  for (const lines of blocks(pair, isComplete)) {
    for (const stratum of tables[0]![sex].strata.keys()) resolve(lines, stratum);
  }
  return known;

  function resolve(lines: readonly Line[], stratum: number): void {
    const additive = lines.length > 1;
    const at = (table: CountTable, region: number) => (region * table[sex].strata.length + stratum) * COLUMNS;
    const row = (table: CountTable, region: number) => [
      ...table[sex].counts.subarray(at(table, region), at(table, region) + COLUMNS),
    ];
    const counts = lines.flatMap(({ table, region }) => row(table, region));
    const boxes = plainBoxes(counts, additive)!;
    const regions = [...tables[0]!.regions.keys()];
    const agePattern = Array.from({ length: AGES }, (_, age) =>
      printedSum(regions.map((region) => row(tables[0]!, region)[age]!)),
    );
    const sizes = additive ? lines.slice(0, -1).map(({ table, region }) => sizeOf(table, region)) : [];
    const estimate = plainEstimate(counts, boxes, { agePattern, sizes }, additive);
    for (const [i, { table, region }] of lines.entries()) {
      const into = known.get(table)!;
      for (let column = 0; column < COLUMNS; column++) {
        const [cell, from] = [at(table, region) + column, i * COLUMNS + column];
        into.lower[cell] = boxes.lower[from]!;
        into.upper[cell] = boxes.upper[from]!;
        into.estimate[cell] = estimate[from]!;
      }
    }
  }

  /** People printed in 中計 over all strata. */
  function sizeOf(table: CountTable, region: number): number {
    const { counts, strata } = table[sex];
    const subtotals = strata.map((_, i) => counts[(region * strata.length + i) * COLUMNS + SUBTOTAL]!);
    return printedSum(subtotals);
  }
}

/** Areas with their prefecture last where they are all there; every other region by itself. */
function blocks(
  { prefecture, area }: { readonly prefecture: CountTable | null; readonly area: CountTable | null },
  isComplete: (prefectureCode: string | null) => boolean,
): Line[][] {
  const all = (table: CountTable | null) => [...(table?.regions ?? [])].map((of, region) => ({ of, region }));
  const found: Line[][] = [];
  const alone = new Set(all(area).map(({ region }) => region));
  for (const { of, region } of all(prefecture)) {
    const areas = isComplete(of.prefectureCode)
      ? all(area).filter((one) => one.of.prefectureCode === of.prefectureCode)
      : [];
    for (const one of areas) alone.delete(one.region);
    found.push([
      ...areas.map((one) => ({ table: area!, region: one.region })),
      { table: prefecture!, region },
    ]);
  }
  return [...found, ...[...alone].map((region) => [{ table: area!, region }])];
}

function asPrinted(table: CountTable, sex: Sex): PlainSex {
  const counts = [...table[sex].counts];
  return { lower: counts, upper: [...counts], estimate: [...counts] };
}

function printedSum(counts: readonly number[]): number {
  return counts.filter((count) => count !== HIDDEN).reduce((sum, count) => sum + count, 0);
}
