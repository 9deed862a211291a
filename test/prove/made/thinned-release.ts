import {
  AGES,
  COLUMNS,
  type CountTable,
  HIDDEN,
  type ReleaseTables,
  SEXES,
  SUBTOTAL,
  type TablePair,
} from "../../../src/model/counts.js";
import type { Random } from "../../engine/country/random.js";

/** How a release is thinned: people by area, and people in the rarest stratum again. */
export interface Thinning {
  readonly name: string;
  /** Share of people that stay, every stratum. */
  readonly areas: number;
  /** Share that stays of the first stratum's people, on top. */
  readonly cases: number;
}

export const THINNINGS: readonly Thinning[] = [
  { name: "areas 1/20", areas: 1 / 20, cases: 1 },
  { name: "areas 1/50", areas: 1 / 50, cases: 1 },
  { name: "areas 1/200", areas: 1 / 200, cases: 1 },
  { name: "cases 1/100", areas: 1, cases: 1 / 100 },
];

/** Pairs of tables in which every cell is printed: their truth is known. */
export function printedInFull({ pairs }: ReleaseTables): TablePair[] {
  return pairs.filter(({ prefecture, area }) =>
    [prefecture, area].every((table) => table && SEXES.every((sex) => !table[sex].counts.includes(HIDDEN))),
  );
}

/**
 * A smaller country with the same shape: each area's ages drawn down binomially, 中計 and prefectures added up anew.
 * 判別不可 is thinned likewise.
 */
export function thin(pair: TablePair, { areas, cases }: Thinning, random: Random): TablePair {
  const area = pair.area!;
  const thinnedArea = withCounts(area, (sex) => {
    const { counts, strata } = area[sex];
    return counts
      .map((_, cell) => cell)
      .reduce((thinned, cell) => {
        const column = cell % COLUMNS;
        if (column === SUBTOTAL) return thinned;
        const stratum = Math.floor(cell / COLUMNS) % strata.length;
        const count = random.binomial(counts[cell]!, stratum === 0 ? areas * cases : areas);
        thinned[cell] = count;
        thinned[cell - column + SUBTOTAL]! += count;
        return thinned;
      }, new Int32Array(counts.length));
  });
  const prefecture = pair.prefecture!;
  const thinnedPrefecture = withCounts(prefecture, (sex) => {
    const { strata } = prefecture[sex];
    const width = strata.length * COLUMNS;
    const sums = new Int32Array(prefecture[sex].counts.length);
    for (const [r, region] of area.regions.entries()) {
      const p = prefecture.regions.findIndex(
        ({ prefectureCode }) => prefectureCode === region.prefectureCode,
      );
      for (let i = 0; i < width; i++) sums[p * width + i]! += thinnedArea[sex].counts[r * width + i]!;
    }
    return sums;
  });
  return { ...pair, area: thinnedArea, prefecture: thinnedPrefecture };
}

/** The table with every hidden cell filled in by a rule of thumb, 中計 added up where it was hidden. */
export function filled(table: CountTable, rule: "midpoint" | "equal-split"): CountTable {
  return withCounts(table, (sex) => {
    const counts = Int32Array.from(table[sex].counts);
    for (let row = 0; row < counts.length; row += COLUMNS) {
      const ages = Array.from({ length: AGES }, (_, age) => row + age);
      const hidden = ages.filter((cell) => counts[cell] === HIDDEN);
      const printed = ages.reduce((sum, cell) => sum + Math.max(0, counts[cell]!), 0);
      const subtotal = counts[row + SUBTOTAL]!;
      const rest = subtotal === HIDDEN ? 5 * hidden.length : subtotal - printed;
      hidden.forEach((cell, k) => {
        // Whole people: the first cells take what does not divide.
        const share = Math.floor(rest / hidden.length) + (k < rest % hidden.length ? 1 : 0);
        counts[cell] = rule === "midpoint" ? 5 : share;
      });
      counts[row + SUBTOTAL] = ages.reduce((sum, cell) => sum + counts[cell]!, 0);
    }
    return counts;
  });
}

export function withCounts(table: CountTable, counts: (sex: "male" | "female") => Int32Array): CountTable {
  return {
    ...table,
    male: { ...table.male, counts: counts("male") },
    female: { ...table.female, counts: counts("female") },
  };
}
