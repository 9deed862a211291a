import { AGE_GROUPS, isWhole } from "../../model/ages.js";
import {
  COLUMNS,
  type CountTable,
  HIDDEN,
  type ReleaseTables,
  SEXES,
  type SexCounts,
  type TablePair,
  withCounts,
} from "../../model/counts.js";
import { blockCounts, blockRegions } from "./blocks.js";
import { CellNetwork } from "./cell-network.js";

/**
 * Tables of counts that a user brought with the small ones hidden as the ministry hides its own, so that all that is made
 * of them can be handed on. How many people were examined stays known. Hidden are
 *
 * - counts of fewer than `below` people found, or of whose people examined fewer than `below` are not among them: of
 *   regions, their 中計 and the prefecture, a sex, age and item each; not where nobody was examined;
 * - beside these as many others as it takes that no sum or difference of what is shown tells more of a small count than
 *   that it is one of 0 … `below` − 1, or as many as were examined (complementary suppression). The same holds of the
 *   people of an age group, and of regions that are put together, where they are so few.
 *
 * @param groups codes of regions that are put together, a list each
 */
export function hideSmallCounts(
  releases: readonly ReleaseTables[],
  below: number,
  groups: readonly (readonly string[])[] = [],
): ReleaseTables[] {
  return releases.map((release) => ({
    ...release,
    pairs: release.pairs.map((pair) => hiddenPair(pair, below, groups)),
  }));
}

function hiddenPair(pair: TablePair, below: number, groups: readonly (readonly string[])[]): TablePair {
  const copies = new Map<CountTable, CountTable>();
  for (const table of [pair.prefecture, pair.area])
    if (table)
      copies.set(
        table,
        withCounts(table, (sex) => ({ ...sex, counts: Int32Array.from(sex.counts) })),
      );
  for (const block of blockRegions(pair.prefecture, pair.area, () => true)) {
    for (const sex of SEXES) {
      const [found, examined] = strataOf(block.rows[0]!.table[sex]);
      const network = new CellNetwork(blockCounts(block, sex, found), blockCounts(block, sex, examined));
      const together = groups.map((codes) =>
        block.rows.flatMap(({ table, region }, row) =>
          codes.includes(table.regions[region]!.code ?? "") ? [row] : [],
        ),
      );
      hideIn(network, below, together);
      for (const [row, { table, region }] of block.rows.entries()) {
        const { counts, strata } = copies.get(table)![sex];
        const start = (region * strata.length + found) * COLUMNS;
        for (let column = 0; column < COLUMNS; column++)
          if (network.hidden[row * COLUMNS + column]) counts[start + column] = HIDDEN;
      }
    }
  }
  const of = (table: CountTable | null) => table && copies.get(table)!;
  return { ...pair, prefecture: of(pair.prefecture), area: of(pair.area) };
}

/**
 * Hides what is small in a prefecture, and what would tell it.
 *
 * @param together rows that are put together, a list each
 */
export function hideIn(
  network: CellNetwork,
  below: number,
  together: readonly (readonly number[])[] = [],
): void {
  const single = Array.from(network.counts, (_, cell) => [cell]);
  for (const { cells } of smallOnes(network, single, below)) network.hidden[cells[0]!] = 1;
  const rows = [...Array.from({ length: network.rows }, (_, row) => [row]), ...together];
  const sums = rows.flatMap((of) => [
    ...(of.length > 1 ? Array.from({ length: COLUMNS }, (_, column) => cellsOf(of, column, column)) : []),
    ...SHOWN_GROUPS.map(({ from, to }) => cellsOf(of, from, to)),
  ]);
  // The sums that must be able to move furthest come first: what is hidden for them serves the others too.
  const small = smallOnes(network, [...single, ...sums], below);
  for (const { cells, up, down } of small.sort((a, b) => b.up + b.down - (a.up + a.down))) {
    if (network.slack(cells, 1, up) < up) network.protect(cells, 1, up);
    if (network.slack(cells, -1, down) < down) network.protect(cells, -1, down);
  }
}

/** Age groups that results show as a sum of ages; all together are the 中計. */
const SHOWN_GROUPS = AGE_GROUPS.filter((group) => group.from < group.to && !isWhole(group));

const cellsOf = (rows: readonly number[], from: number, to: number): number[] =>
  rows.flatMap((row) => Array.from({ length: to - from + 1 }, (_, i) => row * COLUMNS + from + i));

/** Counts whose sum is small, and how many people more and less it must be able to be. */
interface Small {
  readonly cells: readonly number[];
  readonly up: number;
  readonly down: number;
}

function smallOnes(
  { counts, most }: CellNetwork,
  sums: readonly (readonly number[])[],
  below: number,
): Small[] {
  return sums.flatMap((cells) => {
    const found = cells.reduce((sum, cell) => sum + counts[cell]!, 0);
    const examined = cells.reduce((sum, cell) => sum + most[cell]!, 0);
    const others = examined - found;
    const [isLow, isHigh] = [found < below, others < below];
    if (examined === 0 || !(isLow || isHigh)) return [];
    const largest = Math.min(below - 1, examined);
    return [
      {
        cells,
        up: Math.max(isLow ? largest - found : 0, isHigh ? others : 0),
        down: Math.max(isLow ? found : 0, isHigh ? largest - others : 0),
      },
    ];
  });
}

/** Which stratum is of the people found, and which of all who were examined. */
function strataOf({ strata }: SexCounts): [number, number] {
  const found = strata.findIndex(({ isPart }) => isPart);
  return [found, strata.findIndex(({ isPart }) => !isPart)];
}
