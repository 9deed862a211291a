import { COLUMNS, type CountTable, type Sex } from "../../model/counts.js";
import { grouped } from "../../model/grouped.js";

/** A region of a table. */
interface TableRegion {
  readonly table: CountTable;
  /** Index into the table's regions. */
  readonly region: number;
}

/** The regions whose cells are resolved together: the areas of a prefecture and, last, the prefecture; or one alone. */
export interface BlockRegions {
  readonly rows: readonly TableRegion[];
  /** The last row is the prefecture and equals the sum of the others. */
  readonly additive: boolean;
}

/**
 * The regions of both tables, put together by prefecture; those of an incomplete prefecture stand alone.
 *
 * @param isComplete tells whether the area table holds all areas of a prefecture (null: 判別不可)
 */
export function blockRegions(
  prefecture: CountTable | null,
  area: CountTable | null,
  isComplete: (prefectureCode: string | null) => boolean,
): BlockRegions[] {
  const areas = area ? area.regions.map((_, region): TableRegion => ({ table: area, region })) : [];
  const members = grouped(areas, ({ table, region }) => table.regions[region]!.prefectureCode);
  const found: BlockRegions[] = [];
  for (const [region, { prefectureCode }] of (prefecture?.regions ?? []).entries()) {
    const row = { table: prefecture!, region };
    const parts = isComplete(prefectureCode) ? (members.get(prefectureCode) ?? []) : [];
    if (parts.length > 0) members.delete(prefectureCode);
    found.push({ rows: [...parts, row], additive: parts.length > 0 });
  }
  for (const parts of members.values()) {
    found.push(...parts.map((row) => ({ rows: [row], additive: false })));
  }
  return found;
}

/** The counts of one stratum and sex of a block, row-major; HIDDEN where they are not printed. */
export function blockCounts({ rows }: BlockRegions, sex: Sex, stratum: number): Int32Array {
  const block = new Int32Array(rows.length * COLUMNS);
  // A loop over indexes: what is run before it is compiled takes four times as long with entries, and it runs for every class.
  for (let row = 0; row < rows.length; row++) {
    const { table, region } = rows[row]!;
    const { counts, strata } = table[sex];
    const start = (region * strata.length + stratum) * COLUMNS;
    block.set(counts.subarray(start, start + COLUMNS), row * COLUMNS);
  }
  return block;
}
