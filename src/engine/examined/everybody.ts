import { GEOGRAPHIES } from "../../catalog/levels.js";
import { AGES, type CountTable, SEXES, type TablePair } from "../../model/counts.js";
import { madeOnce } from "../../model/grouped.js";
import { RatioRows } from "../ratio/ratio-rows.js";
import { type RegionRows, regionRows } from "../ratio/region-rows.js";
import { type ComputeRequest, type SexAndAges, sexesAndAges } from "../request.js";
import type { ResolvedPair } from "../suppression/suppression.js";
import type { RegionCodes } from "./region-codes.js";

/** Reused for every number. */
const rows = new RatioRows();
const NO_RATE = new Float64Array(AGES);
const NO_RATES = { best: NO_RATE, lower: NO_RATE, upper: NO_RATE };

/** People in some regions of a pair of tables, by sex and ages, at the best estimate; null where it lacks one of the regions. */
export function peopleIn(
  pair: ResolvedPair,
  codes: RegionCodes,
  columns: readonly SexAndAges[],
): Float64Array | null {
  const parts: RegionRows[][] = [[], []];
  for (const geography of GEOGRAPHIES) {
    if (codes[geography].length === 0) continue;
    const resolved = pair[geography];
    if (!resolved) return null;
    const indices = codes[geography].map((code) => indexOf(resolved.table, code));
    if (indices.includes(-1)) return null;
    for (const [s, sex] of SEXES.entries()) {
      const noCases = new Uint8Array(resolved[sex].strata);
      parts[s]!.push(regionRows(resolved[sex], indices, noCases, NO_RATES));
    }
  }
  return Float64Array.from(columns, ({ sex, group }) => {
    rows.gather(sex === "both" ? parts.flat() : parts[sex === "male" ? 0 : 1]!, group);
    return rows.examined;
  });
}

const places = new WeakMap<CountTable, ReadonlyMap<string | null, number>>();

function indexOf(table: CountTable, code: string | null): number {
  const found = madeOnce(places, table, () => new Map(table.regions.map((region, i) => [region.code, i])));
  return found.get(code) ?? -1;
}

/** People of a region in the tables of everybody. */
interface Counted {
  /** In the table that has most of them, by sex and ages. */
  readonly most: Float64Array;
  /** Keys of the tables that have the region. */
  readonly tables: ReadonlySet<string>;
}

/**
 * How many people were examined at all in the regions of a release: those in the table of waist or of BMI, whichever has more. Each
 * region is counted once for all items.
 */
export class Everybody {
  private readonly columns: readonly SexAndAges[];
  private readonly counted = new Map<string, Counted>();

  /** @param pairs tables that nearly everybody examined is in, resolved as those of the items are */
  constructor(
    private readonly pairs: ReadonlyMap<TablePair, ResolvedPair>,
    request: Pick<ComputeRequest, "sexes" | "ages">,
  ) {
    this.columns = sexesAndAges(request);
  }

  /**
   * People by sex and ages; null where it cannot be known: the table of the item itself does not tell who is not in it.
   *
   * @param table key of the item's table
   */
  people(table: string, codes: RegionCodes): Float64Array | null {
    const counted = madeOnce(this.counted, keyOf(codes), () => this.count(codes));
    return counted.tables.size > (counted.tables.has(table) ? 1 : 0) ? counted.most : null;
  }

  private count(codes: RegionCodes): Counted {
    const most = new Float64Array(this.columns.length);
    const tables = new Set<string>();
    for (const [{ table }, resolved] of this.pairs) {
      const people = peopleIn(resolved, codes, this.columns);
      if (!people) continue;
      tables.add(table);
      for (const [c, count] of people.entries()) if (count > most[c]!) most[c] = count;
    }
    return { most, tables };
  }
}

/** Names regions: most numbers are of one. */
function keyOf({ prefecture, area }: RegionCodes): string {
  if (prefecture.length + area.length === 1) return prefecture[0] ?? area[0] ?? "";
  return `${prefecture.join()} ${area.join()}`;
}
