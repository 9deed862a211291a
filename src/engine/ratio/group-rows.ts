import { type AgeGroup, isWhole } from "../../model/ages.js";
import { COLUMNS, SEXES, SUBTOTAL } from "../../model/counts.js";
import type { Rates } from "../reference/reference.js";
import type { ItemTables } from "../resolve-release.js";
import { loneRow } from "../suppression/lone-counts.js";
import type { ResolvedSex } from "../suppression/suppression.js";
import { type RegionRows, regionRows } from "./region-rows.js";

/** The areas of a group in one prefecture that the group does not hold whole. Indices into the two tables. */
export interface GroupPart {
  readonly members: readonly number[];
  /** The prefecture and its other areas; null where the areas at hand do not make up the prefecture. */
  readonly remainder: { readonly prefecture: number; readonly others: readonly number[] } | null;
}

/** What a group is made of: whole prefectures, and areas of other prefectures. */
export interface GroupRegions {
  /** Indices into the table of prefectures. */
  readonly prefectures: readonly number[];
  readonly parts: readonly GroupPart[];
}

/** The rows of one sex of a group, in two forms that are both true. */
export interface GroupRows {
  /** The rows of its prefectures and areas. */
  readonly members: readonly RegionRows[];
  /** The same, but the areas of a prefecture as one region that also is what the prefecture leaves; null where nothing is hidden. */
  readonly remainder: readonly RegionRows[] | null;
  /** The areas of the group, and those that are left of their prefectures, as lists of rows with hidden cells. */
  readonly inside: RegionRows | null;
  readonly outside: RegionRows | null;
}

/** The rows of a group: men, women. */
export function groupRows(
  { prefecture, area }: ItemTables,
  { prefectures, parts }: GroupRegions,
  rates: Readonly<Record<"male" | "female", Rates>>,
): GroupRows[] {
  const members = parts.flatMap((part) => part.members);
  const others = parts.flatMap(({ remainder }) => remainder?.others ?? []);
  return SEXES.map((sex) => {
    const whole =
      prefecture && prefectures.length > 0
        ? [regionRows(prefecture.resolved[sex], prefectures, prefecture.cases[sex], rates[sex])]
        : [];
    if (!area || members.length === 0) {
      return { members: whole, remainder: null, inside: null, outside: null };
    }
    const rowsOf = (regions: readonly number[]) =>
      regionRows(area.resolved[sex], regions, area.cases[sex], rates[sex]);
    const inside = rowsOf(members);
    const isOpen =
      prefecture !== null && inside.starts.length > 0 && parts.some(({ remainder }) => remainder);
    const merged = isOpen ? mergedCells(area.resolved[sex], prefecture.resolved[sex], parts) : null;
    return {
      members: [...whole, inside],
      remainder: merged && [...whole, regionRows(merged, [...parts.keys()], area.cases[sex], rates[sex])],
      inside,
      outside: merged && rowsOf(others),
    };
  });
}

/**
 * May a number be made of what the prefectures leave? Not where a single hidden count stands inside the group, or a single
 * one outside: the number would tell it, inside by itself and outside as a difference to the published prefecture
 * (disclosure guard). The same of the counts of which O is made alone.
 */
export function mayUseRemainder(rows: readonly GroupRows[], ages: AgeGroup): boolean {
  return rows.every(
    ({ remainder, inside, outside }) =>
      remainder === null || (!isLone(inside, ages) && !isLone(outside, ages)),
  );
}

/** Is exactly one count of these ages, or one 中計 where O is made of it, not known: of all rows, or of those that are cases? */
function isLone(rows: RegionRows | null, ages: AgeGroup): boolean {
  if (!rows) return false;
  const subtotals = { from: SUBTOTAL, to: SUBTOTAL };
  return loneRow(rows, ages) >= 0 || (isWhole(ages) && loneRow(rows, subtotals) >= 0);
}

/**
 * Boxes of the areas of a group put together, a region a part: Σ of their boxes, narrowed to what the prefecture leaves,
 * prefecture − Σ of the boxes of its other areas. People.
 */
function mergedCells(area: ResolvedSex, prefecture: ResolvedSex, parts: readonly GroupPart[]): ResolvedSex {
  const { strata } = area;
  const size = strata * COLUMNS;
  const cells = parts.length * size;
  const hidden = new Uint8Array(cells);
  const lower = new Float64Array(cells);
  const upper = new Float64Array(cells);
  const estimate = new Float64Array(cells);
  for (const [part, { members, remainder }] of parts.entries()) {
    for (let cell = 0; cell < size; cell++) {
      const to = part * size + cell;
      for (const region of members) {
        const from = region * size + cell;
        if (area.hidden[from]) hidden[to] = 1;
        lower[to]! += area.lower[from]!;
        upper[to]! += area.upper[from]!;
        estimate[to]! += area.estimate[from]!;
      }
      if (remainder && hidden[to]) {
        const of = remainder.prefecture * size + cell;
        let least = 0;
        let most = 0;
        for (const region of remainder.others) {
          least += area.lower[region * size + cell]!;
          most += area.upper[region * size + cell]!;
        }
        lower[to] = Math.max(lower[to]!, prefecture.lower[of]! - most);
        upper[to] = Math.min(upper[to]!, prefecture.upper[of]! - least);
      }
      // The estimates of a prefecture's areas add up to it but for the last step of their fitting.
      estimate[to] = Math.min(upper[to]!, Math.max(lower[to]!, estimate[to]!));
      if (lower[to] === upper[to]) hidden[to] = 0;
    }
  }
  return { strata, hidden, lower, upper, estimate, guard: null };
}
