import { GEOGRAPHIES } from "../catalog/levels.js";
import type { Catalog } from "../catalog/schema.js";
import type { AgeGroup } from "../model/ages.js";
import { AGES, type CountTable, type Geography, SEXES, type TablePair } from "../model/counts.js";
import { COVERAGE_APART_POINTS } from "../model/flags.js";
import { madeOnce } from "../model/grouped.js";
import type { RatioRow, SexOrBoth } from "../model/ratios.js";
import { RatioRows } from "./ratio/ratio-rows.js";
import { type RegionRows, regionRows } from "./ratio/region-rows.js";
import { holdsPopulation } from "./reference/item-reference.js";
import { populationRegions, publishedPopulation } from "./reference/reference.js";
import type { ComputeRequest } from "./request.js";
import type { ItemTables, TableWithCases } from "./resolve-release.js";
import type { ResolvedPair } from "./suppression/suppression.js";
import type { Target } from "./targets/target.js";

/** A sex and age group of the result. */
export interface SexAndAges {
  readonly sex: SexOrBoth;
  readonly group: AgeGroup;
}

/** The sexes and age groups of a request, in the order of the rows of a region. */
export function sexesAndAges({ sexes, ages }: Pick<ComputeRequest, "sexes" | "ages">): SexAndAges[] {
  return sexes.flatMap((sex) => ages.map((group) => ({ sex, group })));
}

/** The regions that a number is made of: their codes by kind of table; the code of 判別不可 is null. */
export type RegionCodes = Readonly<Record<Geography, readonly (string | null)[]>>;

/** The regions of a target in the tables of its item. */
export function codesOf(
  { group, regions }: Target,
  { prefecture, area }: ItemTables,
  geography: Geography,
): RegionCodes {
  if (!group) {
    if (geography === "prefecture") return { prefecture: codesAt(prefecture!, regions), area: NONE };
    return { prefecture: NONE, area: codesAt(area!, regions) };
  }
  const members = group.parts.flatMap((part) => part.members);
  return {
    prefecture: prefecture ? codesAt(prefecture, group.prefectures) : NONE,
    area: area ? codesAt(area, members) : NONE,
  };
}

const NONE: readonly (string | null)[] = [];

function codesAt({ resolved }: TableWithCases, indices: readonly number[]): (string | null)[] {
  const codes: (string | null)[] = [];
  for (const index of indices) codes.push(resolved.table.regions[index]!.code);
  return codes;
}

/** The prefectures that make the nation, with 判別不可 where that is published; null where the table does not hold them all. */
export function nationCodes({ resolved }: TableWithCases, catalog: Catalog): RegionCodes | null {
  const population = publishedPopulation({ kind: "national" }, resolved.table.release, catalog);
  if (!holdsPopulation(resolved.table, population, catalog)) return null;
  const prefecture = populationRegions(resolved, population).map((i) => resolved.table.regions[i]!.code);
  return { prefecture, area: [] };
}

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

/**
 * Coverage, per cent: 100 · n / the people examined at all. Where the item's table has more people than that, it is the one with most.
 *
 * @param examined people with a value for the item
 * @param everybody null where they are not known
 */
export function coverageOf(examined: number, everybody: number | null): number | null {
  if (everybody === null) return null;
  const most = Math.max(examined, everybody);
  return most > 0 ? Math.min(100, (100 * examined) / most) : null;
}

/** Is a region's coverage so far from the nation's that it has to be told? */
export const isCoverageApart = ({
  coverage,
  nationalCoverage,
}: Pick<RatioRow, "coverage" | "nationalCoverage">): boolean =>
  coverage !== null &&
  nationalCoverage !== null &&
  Math.abs(coverage - nationalCoverage) >= COVERAGE_APART_POINTS;
