import { COLUMNS, type CountTable, type Sex, SUBTOTAL } from "../../model/counts.js";
import { madeOnce } from "../../model/grouped.js";

/**
 * How many people to expect in a cell from other strata and other prefectures alone: the region's people in the printed
 * 中計 of the other strata, times the cell's share of those in all other prefectures. It does not depend on the cell or
 * on any total that holds it. Whole numbers are added up, so that leaving some out again is exact.
 */
export class PrintedShares {
  /** Printed people by stratum and column, of all regions and of each prefecture. */
  private readonly all: Float64Array;
  private readonly byPrefecture = new Map<string | null, Float64Array>();
  private readonly sizes: Float64Array;

  constructor(
    private readonly table: CountTable,
    private readonly sex: Sex,
  ) {
    const { counts, strata } = table[sex];
    const width = strata.length * COLUMNS;
    const all = new Float64Array(width);
    this.all = all;
    this.sizes = regionSizes(table, sex);
    for (const [region, { prefectureCode }] of table.regions.entries()) {
      const sums = madeOnce(this.byPrefecture, prefectureCode, () => new Float64Array(width));
      const start = region * width;
      for (let i = 0; i < width; i++) {
        const people = Math.max(0, counts[start + i]!);
        all[i]! += people;
        sums[i]! += people;
      }
    }
  }

  /** @returns people, or null where no other prefecture says anything */
  expected(cell: number): number | null {
    const { counts, strata } = this.table[this.sex];
    const width = strata.length * COLUMNS;
    const region = Math.floor(cell / width);
    const place = cell % width;
    const subtotal = place - (place % COLUMNS) + SUBTOTAL;
    const own = this.byPrefecture.get(this.table.regions[region]!.prefectureCode)!;
    const elsewhere = (i: number) => this.all[i]! - own[i]!;
    let people = 0;
    for (let i = SUBTOTAL; i < width; i += COLUMNS) if (i !== subtotal) people += elsewhere(i);
    if (people === 0) return null;
    const size = this.sizes[region]! - Math.max(0, counts[region * width + subtotal]!);
    return (size * elsewhere(place)) / people;
  }
}

/** People in the printed 中計 of each region. */
export function regionSizes(table: CountTable, sex: Sex): Float64Array {
  const { strata, counts } = table[sex];
  const sizes = new Float64Array(table.regions.length);
  for (let line = 0; line < counts.length / COLUMNS; line++) {
    sizes[Math.floor(line / strata.length)]! += Math.max(0, counts[line * COLUMNS + SUBTOTAL]!);
  }
  return sizes;
}
