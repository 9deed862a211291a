import { COLUMNS, type CountTable, HIDDEN, type Sex } from "../../model/counts.js";
import { madeOnce } from "../../model/grouped.js";
import { type BlockRegions, blockCounts } from "./blocks.js";
import { freeRange, type Range } from "./free-range.js";
import { PrintedShares } from "./printed-shares.js";

/** The largest count that the ministry hides for being small. */
export const LARGEST_SMALL_COUNT = 9;

/** What a number that is made of one hidden count says of it, where the published sums tell that count: it is 0 or more. */
export interface GuardedCount {
  /** People; the count is at most this. */
  readonly upper: number;
  /** People, in 0 … upper. */
  readonly estimate: number;
}

/**
 * Disclosure guard. The NDB rule hides counts under 10 so that nobody can be found in them; yet the published sums tell
 * many of them more closely than 0–9 (884 exactly in release 6). Where they do, a number that is made of printed cells
 * and that one count is the same whichever of 0–9 the count is: it is made with a `GuardedCount`, which depends neither
 * on the count nor on the totals that hold it. Numbers that are made of several hidden counts use all that is published
 * of these together.
 *
 * Whether the sums tell a count depends on the count itself, which is not known. So a count is guarded where it can be
 * small and where, for at least one of the small values that it can have, the sums would tell one of 0–9 in its place.
 */
export class DisclosureGuard {
  private readonly found = new Map<number, GuardedCount | null>();
  private shares: PrintedShares | null = null;

  /** @param blockOf the block that a region of the table belongs to, and its row there */
  constructor(
    private readonly table: CountTable,
    private readonly sex: Sex,
    private readonly blockOf: (region: number) => { readonly block: BlockRegions; readonly row: number },
  ) {}

  /**
   * What to say of a hidden count in a number that is made of it alone.
   *
   * @param cell index into the counts of this table and sex
   * @returns null where the sums tell nothing that must not be passed on
   */
  of(cell: number): GuardedCount | null {
    return madeOnce(this.found, cell, () => this.find(cell));
  }

  private find(cell: number): GuardedCount | null {
    const { counts, strata } = this.table[this.sex];
    if (counts[cell] !== HIDDEN) return null;
    const line = Math.floor(cell / COLUMNS);
    const stratum = line % strata.length;
    const { block, row } = this.blockOf(Math.floor(line / strata.length));
    const inBlock = blockCounts(block, this.sex, stratum);
    const upper = guardedUpper(freeRange(inBlock, block.additive, row * COLUMNS + (cell % COLUMNS)));
    if (upper === null) return null;
    this.shares ??= new PrintedShares(this.table, this.sex);
    return { upper, estimate: meanUpTo(upper, this.shares.expected(cell) ?? LARGEST_SMALL_COUNT / 2) };
  }
}

/**
 * Mean of a Poisson count of which it is known that it is at most `most`, people: mean · (1 − B) with Erlang's loss formula
 * B(k) = mean · B(k−1) / (k + mean · B(k−1)), B(0) = 1 (Erlang 1917). The end itself would be told where it is right.
 */
export function meanUpTo(most: number, mean: number): number {
  if (most === Number.POSITIVE_INFINITY) return mean;
  let beyond = 1;
  for (let k = 1; k <= most && beyond > 0; k++) beyond = (mean * beyond) / (k + mean * beyond);
  return mean * (1 - beyond);
}

/**
 * Upper end of a guarded hidden count from what the published sums say of it (`freeRange`): as large as it can be wherever
 * it must look alike; null where it need not be guarded.
 *
 * Let the range end a above the count and b below it; both stay as they are when the count changes with its totals. The
 * sums tell one of 0–9 more closely than 0–9 where a < 9 (they tell 0) or b < 9 (they tell 9). The count can be any v in
 * 0–9 inside the range, so it is guarded unless lower > 9, or upper ≥ 18 and lower ≤ −9. A guarded count is at most
 * 9 + upper − lower, since lower ≤ 9. Where the range is 26 wide or more, upper ≤ 17 and lower > −9 do not occur with the
 * same a and b, and a count with upper ≤ 17 is at most 17.
 */
export function guardedUpper({ lower, upper }: Range): number | null {
  if (lower > LARGEST_SMALL_COUNT) return null;
  const toldFromAbove = upper < 2 * LARGEST_SMALL_COUNT;
  const toldFromBelow = lower > -LARGEST_SMALL_COUNT;
  if (!toldFromAbove && !toldFromBelow) return null;
  const width = upper - lower;
  const isApart = width >= 3 * LARGEST_SMALL_COUNT - 1;
  return toldFromAbove && isApart ? 2 * LARGEST_SMALL_COUNT - 1 : LARGEST_SMALL_COUNT + width;
}
